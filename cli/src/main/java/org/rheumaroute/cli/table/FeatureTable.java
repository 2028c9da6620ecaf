package org.rheumaroute.cli.table;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.map.FeatureMap;
import org.rheumaroute.fhir.map.FeatureRule;
import org.rheumaroute.fhir.map.NotReady;
import org.rheumaroute.fhir.map.PatientPreparation;
import org.rheumaroute.fhir.map.Prepared;
import org.rheumaroute.fhir.map.Ready;
import org.rheumaroute.fhir.outcome.EpisodeOutcomeRule;
import org.rheumaroute.fhir.outcome.OutcomeLabel;
import org.rheumaroute.fhir.outcome.OutcomeRule;
import org.rheumaroute.fhir.read.FactValue;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.site.Site;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.feature.Evidence;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.packages.InputContract;

/**
 * Turns patients into lines of the cohort CSV by the map that also makes the live vector: reading a line back gives the
 * live vector bit for bit. Who would not be scored gets no line but is counted by reason. Not thread-safe.
 */
public final class FeatureTable {
    /** Marks a patient whose id cannot stand in the table. */
    public static final String UNUSABLE_ID = "patient-id-unusable";

    private static final String OUTCOME_RA = "outcome-ra";
    private static final String OUTCOME = "outcome";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    private final FeatureMap map;
    private final InputContract inputs;
    private final PatientPreparation preparation;
    private final String site;
    private final Map<FeatureName, FeatureRule> rules = new HashMap<>();
    private final Map<String, Integer> leftOut = new TreeMap<>();
    private final String outcomeColumn;
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private @Nullable BiFunction<PatientFacts, Ready, OutcomeLabel> labels;
    private final List<String> lines = new ArrayList<>();
    private final List<String> indexDates = new ArrayList<>();

    /**
     * @param map the task's shipped map
     * @param inputs what the task's packages take
     * @param site named in the column {@code site}; its limits decide the serostatus
     */
    public FeatureTable(FeatureMap map, InputContract inputs, Site site) {
        this.map = map.withLimits(site.upperLimits());
        this.inputs = inputs;
        this.preparation = new PatientPreparation(this.map, inputs.schema());
        this.site = site.name();
        this.outcomeColumn = map.starting().isPresent() ? OUTCOME : OUTCOME_RA;
        map.features().forEach(rule -> rules.put(rule.feature(), rule));
    }

    /**
     * The column of the outcome is filled in, and a patient whose outcome is unknown is left out.
     *
     * @param horizon the question's
     * @param until the day on which the records were taken out of the EHR
     */
    public FeatureTable withOutcomes(Period horizon, LocalDate until) {
        EpisodeOutcomeRule rule = EpisodeOutcomeRule.ofTask(map.task()).orElse(null);
        this.labels = rule == null
                ? (facts, ready) -> OutcomeRule.label(facts, ready.indexDate(), horizon, until)
                : (facts, ready) -> EpisodeStarts.label(rule, facts, ready.indexDate(), until);
        return this;
    }

    /**
     * Adds one patient as seen on a day. Where the question is about a drug that is starting, the patient is seen on the
     * day of the first start up to that day, as live; who never started one gets no line.
     */
    public void add(PatientFacts facts, LocalDate asOf) {
        Optional<LocalDate> start = map.starting().flatMap(rule -> EpisodeStarts.first(rule, facts, asOf));
        Prepared prepared = preparation.prepare(facts, start.orElse(asOf));
        if (prepared instanceof Ready && map.starting().isPresent() && start.isEmpty()) {
            leaveOut(DeclineReason.NOT_STARTING.code()); // another class began; no outcome of this one can come of it
        } else if (prepared instanceof Ready ready) {
            refusalOf(facts, ready).ifPresentOrElse(this::leaveOut, () -> addLabelled(facts, ready));
        } else {
            leaveOut(((NotReady) prepared).declined().reason().code());
        }
    }

    /** One value out of range would make {@code train} refuse the whole table; live it declines this patient. */
    private Optional<String> refusalOf(PatientFacts facts, Ready ready) {
        if (!ID.matcher(facts.patientId()).matches()) {
            return Optional.of(UNUSABLE_ID);
        }
        boolean allAccepted = ready.evidence().stream()
                .allMatch(one -> inputs.schema().feature(one.feature()).accepts(one.value()));
        if (!allAccepted) {
            return Optional.of(DeclineReason.OUT_OF_RANGE.code());
        }
        int known = inputs.schema().size() - ready.vector().missing().size();
        return known < inputs.minimumKnown() ? Optional.of(DeclineReason.TOO_FEW_INPUTS.code()) : Optional.empty();
    }

    private void leaveOut(String reason) {
        leftOut.merge(reason, 1, Integer::sum);
    }

    private void addLabelled(PatientFacts facts, Ready ready) {
        if (labels == null) {
            addLine(facts, ready, ""); // for the retrainer to fill in
            return;
        }
        OutcomeLabel label = labels.apply(facts, ready);
        if (label.isKnown()) {
            outcomes.merge(label.code(), 1, Integer::sum);
            addLine(facts, ready, label.isEvent() ? "1" : "0");
        } else {
            leaveOut(label.code());
        }
    }

    private void addLine(PatientFacts facts, Ready ready, String outcome) {
        Map<FeatureName, Evidence> known = new HashMap<>();
        ready.evidence().forEach(one -> known.put(one.feature(), one));
        StringBuilder line = new StringBuilder(facts.patientId()).append(',').append(site);
        for (FeatureSpec spec : inputs.schema().features()) {
            Evidence one = known.get(spec.name());
            line.append(',').append(one == null ? "" : cell(facts, one));
        }
        lines.add(line.append(',').append(outcome).toString());
        indexDates.add(facts.patientId()
                + ','
                + ready.indexDate()
                + ','
                + ready.subject().serostatus().code());
    }

    private String cell(PatientFacts facts, Evidence one) {
        return (one.censored() && isBelow(facts, one) ? "<" : "") + CellText.of(one.value());
    }

    /** The table has a sign for "below" only; "above 500" stands as 500, the value that the model sees either way. */
    private boolean isBelow(PatientFacts facts, Evidence one) {
        FeatureRule rule = rules.get(one.feature());
        return rule != null
                && facts.facts().stream()
                        .filter(fact -> one.sources().contains(fact.source())
                                && rule.concepts().contains(fact.concept()))
                        .anyMatch(fact -> fact.value() instanceof FactValue.Numeric number
                                && number.bound() == FactValue.Bound.BELOW);
    }

    /** Number of lines. */
    public int size() {
        return lines.size();
    }

    /** Lines by what became of the patient, as a label's code; empty without outcomes. */
    public Map<String, Integer> outcomes() {
        return outcomes;
    }

    /** Patients without a line, by reason. */
    public Map<String, Integer> leftOut() {
        return leftOut;
    }

    /**
     * The whole table.
     *
     * @param comment first line without its {@code #}; says "invented" exactly when a patient is
     */
    public String csv(String comment) {
        StringBuilder header = new StringBuilder("patient-id,site");
        inputs.schema().features().forEach(spec -> header.append(',').append(InputContract.columnOf(spec)));
        header.append(',').append(outcomeColumn);
        return "# " + comment + "\n" + header + "\n" + joined(lines);
    }

    /** {@code patient-id,index-date,serostatus}: when the horizon of each patient's outcome begins. */
    public String indexDateCsv() {
        return "patient-id,index-date,serostatus\n" + joined(indexDates);
    }

    private static String joined(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
