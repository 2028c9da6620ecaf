package org.rheumaroute.cli.episode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.code.DrugGroup;
import org.rheumaroute.fhir.episode.Companions;
import org.rheumaroute.fhir.episode.DatedVisit;
import org.rheumaroute.fhir.episode.Doubt;
import org.rheumaroute.fhir.episode.EpisodeEnd;
import org.rheumaroute.fhir.episode.EpisodeOutcomes;
import org.rheumaroute.fhir.episode.EpisodeRules;
import org.rheumaroute.fhir.episode.Experience;
import org.rheumaroute.fhir.episode.FollowUpOutcome;
import org.rheumaroute.fhir.episode.ProductStep;
import org.rheumaroute.fhir.episode.StopCategory;
import org.rheumaroute.fhir.episode.TreatmentEpisode;
import org.rheumaroute.fhir.episode.VisitWindows.FollowUpWindow;
import org.rheumaroute.model.clinical.ActivityIndex;

/** One episode with its outcomes as named cells in a fixed order; null is an unknown, never a 0. */
final class EpisodeRow {
    private final Map<String, @Nullable Object> cells = new LinkedHashMap<>();

    private EpisodeRow() {}

    /**
     * The cells of an episode.
     *
     * @param outcomes what came of it; null for a drug whose outcomes are not read
     */
    static Map<String, @Nullable Object> of(
            String patientId, TreatmentEpisode episode, @Nullable EpisodeOutcomes outcomes, EpisodeRules rules) {
        EpisodeRow row = new EpisodeRow();
        row.cells.put("patient-id", patientId);
        row.addCourse(episode);
        row.addCompanions(episode.companions());
        row.addOutcomes(outcomes, rules);
        return row.cells;
    }

    /** The cells' names, for a table without any episode. */
    static Map<String, @Nullable Object> empty(EpisodeRules rules) {
        EpisodeEnd end = new EpisodeEnd(EpisodeEnd.Kind.CENSORED, LocalDate.EPOCH, null, StopCategory.NOT_GIVEN);
        Companions none = new Companions(List.of(), null, null, null);
        TreatmentEpisode nothing = new TreatmentEpisode(
                "",
                "",
                DrugGroup.CSDMARD,
                null,
                null,
                end,
                List.of(),
                List.of(),
                List.of(),
                Experience.UNKNOWN,
                none,
                Set.of(),
                List.of());
        return of("", nothing, null, rules);
    }

    private void addCourse(TreatmentEpisode episode) {
        cells.put("drug", episode.drug());
        cells.put("class", episode.drugClass());
        cells.put("group", episode.group().code());
        cells.put("line", episode.lineOrNull());
        cells.put("experience", episode.experience().code());
        cells.put("start", text(episode.startOrNull()));
        cells.put("end", episode.end().day().toString());
        cells.put("end-kind", episode.end().kind().code());
        cells.put("stop-category", episode.end().category().code());
        cells.put("stop-reason", episode.end().reasonOrNull());
        cells.put("certain", episode.doubts().isEmpty() ? "yes" : "no");
        cells.put("doubts", episode.doubts().stream().map(Doubt::code).sorted().collect(Collectors.joining(";")));
        cells.put("pauses", episode.pauses().size());
        cells.put("biosimilar-from", biosimilarFrom(episode));
    }

    private static @Nullable String biosimilarFrom(TreatmentEpisode episode) {
        return episode.products().stream()
                .filter(ProductStep::isBiosimilar)
                .map(one -> one.day().toString())
                .findFirst()
                .orElse(null);
    }

    private void addCompanions(Companions companions) {
        Boolean methotrexate = companions.methotrexateOrNull();
        cells.put("methotrexate", methotrexate == null ? null : yesNo(methotrexate));
        cells.put("methotrexate[mg/wk]", rounded(companions.methotrexatePerWeekOrNull()));
        cells.put("csdmards", String.join(";", companions.csdmards()));
        cells.put("glucocorticoid[mg/d]", rounded(companions.glucocorticoidPerDayOrNull()));
    }

    private void addOutcomes(@Nullable EpisodeOutcomes outcomes, EpisodeRules rules) {
        addVisit("baseline", Optional.ofNullable(outcomes).flatMap(EpisodeOutcomes::baseline));
        for (FollowUpWindow window : rules.visits().followUp()) {
            addFollowUp(window.name(), Optional.ofNullable(outcomes).flatMap(all -> all.at(window.name())));
        }
        Optional<EpisodeOutcomes> known = Optional.ofNullable(outcomes);
        cells.put(
                "mtss-per-year",
                known.flatMap(EpisodeOutcomes::damage)
                        .map(one -> rounded(one.perYear()))
                        .orElse(null));
        cells.put(
                "rrp",
                known.flatMap(EpisodeOutcomes::damage)
                        .map(one -> yesNo(one.isRapid()))
                        .orElse(null));
    }

    private void addFollowUp(String name, Optional<FollowUpOutcome> outcome) {
        cells.put(name + "-on-drug", outcome.map(one -> one.onDrug().code()).orElse(null));
        addVisit(name, outcome.flatMap(FollowUpOutcome::visit));
        cells.put(
                name + "-eular-response",
                outcome.flatMap(FollowUpOutcome::response)
                        .map(one -> one.name().toLowerCase(Locale.ROOT))
                        .orElse(null));
        cells.put(
                name + "-cdai-remission",
                outcome.flatMap(FollowUpOutcome::isCdaiRemission)
                        .map(EpisodeRow::yesNo)
                        .orElse(null));
        cells.put(
                name + "-boolean-remission",
                outcome.flatMap(FollowUpOutcome::isBooleanRemission)
                        .map(EpisodeRow::yesNo)
                        .orElse(null));
    }

    private void addVisit(String name, Optional<DatedVisit> visit) {
        cells.put(name + "-day", visit.map(one -> one.day().toString()).orElse(null));
        for (ActivityIndex index :
                new ActivityIndex[] {ActivityIndex.DAS28_ESR, ActivityIndex.DAS28_CRP, ActivityIndex.CDAI}) {
            cells.put(
                    name + "-" + index.code(),
                    visit.flatMap(one -> one.visit().score(index))
                            .map(score -> rounded(score.value()))
                            .orElse(null));
        }
    }

    private static String yesNo(boolean value) {
        return value ? "yes" : "no";
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : Objects.toString(value);
    }

    /** Four decimals, as the indices' test vectors have. */
    private static @Nullable BigDecimal rounded(@Nullable Double value) {
        return value == null ? null : plain(BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP));
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal bare = value.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }
}
