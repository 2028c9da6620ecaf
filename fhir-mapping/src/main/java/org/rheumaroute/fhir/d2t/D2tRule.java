package org.rheumaroute.fhir.d2t;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.rheumaroute.fhir.episode.EpisodeRules;
import org.rheumaroute.fhir.episode.TreatmentEpisode;
import org.rheumaroute.fhir.episode.TreatmentEpisodes;
import org.rheumaroute.fhir.read.PatientFacts;

/**
 * The EULAR definition of difficult-to-treat rheumatoid arthritis (2021): all of (1) failure of at least two targeted
 * drugs with different modes of action after csDMARDs, (2) signs of active or progressive disease, (3) management that the
 * rheumatologist or the patient finds problematic. Pure: the same facts and day give the same answer. Thread-safe.
 *
 * <p>The rule answers criteria 1 and 2 as far as a record can, and never criterion 3. It does not ask whether the patient
 * has rheumatoid arthritis or may be assessed: see {@link D2tQuestion}.
 *
 * <p>Source: Nagy et al., Ann Rheum Dis 2021;80:31.
 */
public final class D2tRule {
    private final EpisodeRules rules;

    /** The rule with the windows that are shipped. */
    public D2tRule() {
        this(EpisodeRules.bundled());
    }

    /** The rule with a site's own windows. */
    public D2tRule(EpisodeRules rules) {
        this.rules = Objects.requireNonNull(rules);
    }

    /**
     * Applies the definition.
     *
     * @param facts the patient's
     * @param asOf the day of the question; what is later is not seen
     */
    public D2tAssessment assess(PatientFacts facts, LocalDate asOf) {
        List<TreatmentEpisode> episodes = new TreatmentEpisodes(rules).of(facts, asOf);
        List<D2tFinding> findings = new ArrayList<>();
        findings.addAll(new TreatmentFailures(facts, episodes, rules, asOf).findings());
        findings.addAll(new ActiveDisease(facts, rules, asOf).findings());
        findings.add(D2tFinding.open(
                D2tItem.CRITERION_3,
                new Detail("not on record by its nature: ask the clinician and the patient", "性質上記録にない：医師と患者に確認する")));
        return new D2tAssessment(facts.patientId(), asOf, findings);
    }
}
