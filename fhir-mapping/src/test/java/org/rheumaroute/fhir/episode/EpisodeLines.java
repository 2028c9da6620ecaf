package org.rheumaroute.fhir.episode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rheumaroute.model.clinical.ActivityIndex;
import org.rheumaroute.model.clinical.ActivityScore;
import org.rheumaroute.model.clinical.BooleanRemission;

/**
 * Episodes and outcomes as one line of text each, for case files.
 *
 * <p>{@code drug class line N|? start..end kind[(category)] naive|experienced|unknown}, then only where there is
 * something to say: {@code with=csDMARDs mtx=mg/week|?|no gc=mg/day pause= dose= product= doubt=}.
 */
final class EpisodeLines {
    private EpisodeLines() {}

    static String of(TreatmentEpisode episode) {
        EpisodeEnd end = episode.end();
        boolean hasReason = end.category() != StopCategory.NOT_GIVEN;
        List<String> parts = new ArrayList<>();
        parts.add(episode.drug());
        parts.add(episode.drugClass());
        parts.add("line " + (episode.lineOrNull() == null ? "?" : episode.lineOrNull()));
        parts.add((episode.startOrNull() == null ? "?" : episode.startOrNull()) + ".." + end.day());
        parts.add(end.kind().code() + (hasReason ? "(" + end.category().code() + ")" : ""));
        parts.add(episode.experience().code());
        addCompanions(parts, episode.companions());
        add(parts, "pause", episode.pauses().stream().map(one -> one.from() + ".." + one.to()));
        add(
                parts,
                "dose",
                episode.doses().stream()
                        .map(one -> one.day() + ":" + number(one.milligrams()) + (one.perDay() ? "/d" : "")));
        add(
                parts,
                "product",
                episode.products().stream()
                        .map(one -> one.day() + ":" + (one.isBiosimilar() ? "biosimilar" : "other")));
        add(parts, "doubt", episode.doubts().stream().map(Doubt::code).sorted());
        return String.join(" ", parts);
    }

    private static void addCompanions(List<String> parts, Companions companions) {
        add(parts, "with", companions.csdmards().stream());
        if (companions.methotrexateOrNull() == null) {
            parts.add("mtx=?");
        } else if (companions.methotrexatePerWeekOrNull() != null) {
            parts.add("mtx=" + number(companions.methotrexatePerWeekOrNull()));
        }
        companions.glucocorticoidPerDay().ifPresent(dose -> parts.add("gc=" + number(dose)));
    }

    /** {@code drug: baseline=, month-N=on-drug response index cdai boolean, mtss=}; what is unknown is not written. */
    static List<String> of(TreatmentEpisode episode, EpisodeOutcomes outcomes) {
        List<String> lines = new ArrayList<>();
        outcomes.baseline().ifPresent(one -> lines.add(episode.drug() + " baseline " + visit(one)));
        for (FollowUpOutcome one : outcomes.followUps()) {
            String line = episode.drug() + " " + one.name() + " on-drug="
                    + one.onDrug().code();
            line += one.visit().map(visit -> " " + visit(visit)).orElse("");
            line += one.response()
                    .map(response -> " response=" + response.name().toLowerCase(Locale.ROOT) + "/"
                            + one.responseIndexOrNull().code())
                    .orElse("");
            lines.add(line);
        }
        outcomes.damage()
                .ifPresent(change -> lines.add(episode.drug() + " mtss " + rounded(change.perYear(), 2) + "/year"
                        + (change.isRapid() ? " rapid" : "")));
        return lines;
    }

    private static String visit(DatedVisit visit) {
        List<String> parts = new ArrayList<>(List.of(visit.day().toString()));
        for (ActivityIndex index : ActivityIndex.values()) {
            boolean isShown = index.ordinal() < 2 || index == ActivityIndex.CDAI;
            Optional<ActivityScore> score = isShown ? visit.visit().score(index) : Optional.empty();
            score.ifPresent(one -> parts.add(index.code() + "=" + rounded(one.value(), 2)));
        }
        visit.visit()
                .isInRemission(BooleanRemission.VERSION_2_0)
                .ifPresent(one -> parts.add("boolean=" + (one ? "yes" : "no")));
        return String.join(" ", parts);
    }

    private static void add(List<String> parts, String name, Stream<String> values) {
        String text = values.collect(Collectors.joining(","));
        if (!text.isEmpty()) {
            parts.add(name + "=" + text);
        }
    }

    private static String number(double value) {
        return rounded(value, 3);
    }

    private static String rounded(double value, int digits) {
        return BigDecimal.valueOf(value)
                .setScale(digits, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
