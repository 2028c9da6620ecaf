package org.rheumaroute.cli.episode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.episode.EpisodeOutcomes;
import org.rheumaroute.fhir.episode.EpisodeRules;
import org.rheumaroute.fhir.episode.OutcomeReader;
import org.rheumaroute.fhir.episode.TreatmentEpisode;
import org.rheumaroute.fhir.episode.TreatmentEpisodes;
import org.rheumaroute.fhir.outcome.FollowUp;
import org.rheumaroute.fhir.read.PatientFacts;

/**
 * The treatment episodes of many patients, one line each, as CSV or as JSON lines with the sources. Follow-up outcomes
 * are those of the targeted drugs; a csDMARD has its course only. Holds patient data. Not thread-safe.
 */
public final class EpisodeTable {
    private final EpisodeRules rules;
    private final LocalDate until;
    private final ObjectMapper mapper = new ObjectMapper();
    private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    private final List<TreatmentEpisode> episodes = new ArrayList<>();
    private final Map<String, Integer> doubts = new TreeMap<>();
    private int patients;

    /** @param until the day on which the records were taken out of the EHR; later entries are not seen */
    public EpisodeTable(EpisodeRules rules, LocalDate until) {
        this.rules = rules;
        this.until = until;
    }

    /** Adds one patient, up to the last day on which the record speaks. */
    public void add(PatientFacts facts) {
        patients++;
        LocalDate last = FollowUp.endOf(facts, until).orElse(until);
        OutcomeReader outcomes = new OutcomeReader(facts, rules, last);
        for (TreatmentEpisode episode : new TreatmentEpisodes(rules).of(facts, last)) {
            EpisodeOutcomes known = episode.group().isTargeted() ? outcomes.of(episode) : null;
            rows.add(EpisodeRow.of(facts.patientId(), episode, known, rules));
            episodes.add(episode);
            episode.doubts().forEach(doubt -> doubts.merge(doubt.code(), 1, Integer::sum));
        }
    }

    /** Number of patients that were added. */
    public int patients() {
        return patients;
    }

    /** Number of episodes. */
    public int size() {
        return rows.size();
    }

    /** Number of episodes without any doubt. */
    public long certain() {
        return episodes.stream().filter(one -> one.doubts().isEmpty()).count();
    }

    /** How many episodes have which doubt, by its code. */
    public Map<String, Integer> doubts() {
        return doubts;
    }

    /** The header without any episode, else header and lines. */
    public String csv(String comment) {
        StringBuilder csv = new StringBuilder("# ").append(comment).append('\n');
        csv.append(String.join(",", header())).append('\n');
        for (Map<String, @Nullable Object> row : rows) {
            csv.append(row.values().stream().map(EpisodeTable::cell).collect(Collectors.joining(",")))
                    .append('\n');
        }
        return csv.toString();
    }

    /** One JSON object a line, with the sources of each episode. */
    public String jsonLines() throws JsonProcessingException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            ObjectNode line = mapper.valueToTree(rows.get(i));
            TreatmentEpisode episode = episodes.get(i);
            line.set("pauses", mapper.valueToTree(pausesOf(episode)));
            line.set("doses", mapper.valueToTree(dosesOf(episode)));
            line.set("doubts", mapper.valueToTree(doubtsOf(episode)));
            line.set("sources", mapper.valueToTree(episode.sources()));
            lines.append(mapper.writeValueAsString(line)).append('\n');
        }
        return lines.toString();
    }

    private static Map<String, String> doubtsOf(TreatmentEpisode episode) {
        Map<String, String> all = new LinkedHashMap<>();
        episode.doubts().stream().sorted().forEach(doubt -> all.put(doubt.code(), doubt.english()));
        return all;
    }

    private static List<String> pausesOf(TreatmentEpisode episode) {
        return episode.pauses().stream().map(one -> one.from() + "/" + one.to()).toList();
    }

    private static List<String> dosesOf(TreatmentEpisode episode) {
        return episode.doses().stream()
                .map(one -> one.day() + " " + one.milligrams() + (one.perDay() ? " mg/d" : " mg"))
                .toList();
    }

    /** The columns hang on the rules' windows, so an empty table has them too. */
    private List<String> header() {
        Map<String, @Nullable Object> any = rows.isEmpty() ? EpisodeRow.empty(rules) : rows.get(0);
        return List.copyOf(any.keySet());
    }

    /** Quoted where a cell holds what would end it; a reason is free text of the record. */
    private static String cell(@Nullable Object value) {
        String text =
                value instanceof BigDecimal number ? number.toPlainString() : value == null ? "" : value.toString();
        boolean isPlain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? text : '"' + text.replace("\"", "\"\"").replaceAll("[\\r\\n]+", " ") + '"';
    }
}
