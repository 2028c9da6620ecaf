package org.rheumaroute.fhir.write;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.rheumaroute.fhir.map.NotReady;
import org.rheumaroute.fhir.map.Ready;
import org.rheumaroute.fhir.map.Subject;
import org.rheumaroute.model.Contribution;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.Declined;
import org.rheumaroute.model.GroupContribution;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.Probability;
import org.rheumaroute.model.ProbabilityInterval;
import org.rheumaroute.model.RiskCategory;
import org.rheumaroute.model.RiskScore;
import org.rheumaroute.model.Scored;
import org.rheumaroute.model.Serostatus;
import org.rheumaroute.model.Sex;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.Caution;
import org.rheumaroute.model.feature.Evidence;
import org.rheumaroute.model.feature.FeatureGroup;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.feature.MissingPolicy;

/** An invented patient with undifferentiated arthritis, and a score that no model has given. */
final class UaPatient {
    static final PackageRef PACKAGE = new PackageRef("ua-progression", "0.1.0", "ab".repeat(32), true);
    static final FeatureSchema SCHEMA = new FeatureSchema(
            "1",
            List.of(
                    spec("age", "a", 18, 110, true, FeatureGroup.PERSON, "Age", "年齢"),
                    spec("female", "1", 0, 1, true, FeatureGroup.PERSON, "Female", "女性"),
                    spec("bmi", "kg/m2", 10, 70, false, FeatureGroup.PERSON, "BMI", "BMI"),
                    spec("family-history-ra", "1", 0, 1, false, FeatureGroup.PERSON, "Family history of RA", "RAの家族歴"),
                    spec("ever-smoker", "1", 0, 1, false, FeatureGroup.PERSON, "Ever smoker", "喫煙歴"),
                    spec("crp", "mg/L", 0, 500, true, FeatureGroup.INFLAMMATION, "CRP", "CRP"),
                    spec("esr", "mm/h", 0, 200, false, FeatureGroup.INFLAMMATION, "ESR", "赤沈"),
                    spec("mmp-3", "ng/mL", 0, 5000, false, FeatureGroup.INFLAMMATION, "MMP-3", "MMP-3"),
                    spec("rf", "[IU]/mL", 0, 10000, true, FeatureGroup.SEROLOGY, "RF", "RF"),
                    spec("anti-ccp", "U/mL", 0, 10000, true, FeatureGroup.SEROLOGY, "Anti-CCP", "抗CCP抗体"),
                    spec("tjc28", "1", 0, 28, true, FeatureGroup.JOINTS, "Tender joints (28)", "圧痛関節数(28)"),
                    spec("sjc28", "1", 0, 28, true, FeatureGroup.JOINTS, "Swollen joints (28)", "腫脹関節数(28)"),
                    spec("ptga", "mm", 0, 100, false, FeatureGroup.FUNCTION, "Patient global", "患者全般評価"),
                    spec("phga", "mm", 0, 100, false, FeatureGroup.JOINTS, "Physician global", "医師全般評価"),
                    spec("haq-di", "1", 0, 3, false, FeatureGroup.FUNCTION, "HAQ-DI", "HAQ-DI")));

    private final Map<FeatureName, Evidence> evidence = new LinkedHashMap<>();
    private final List<Contribution> contributions = new ArrayList<>();
    private String id = "p1";
    private TaskId task = TaskId.UA_PROGRESSION;
    private PackageRef scoredBy = PACKAGE;
    private Serostatus serostatus = Serostatus.SERONEGATIVE;
    private double probability = 0.324;
    private RiskCategory category = RiskCategory.MODERATE;
    private Period horizon = Period.ofMonths(12);
    private long shuffleSeed = -1;

    private UaPatient() {}

    /** Seronegative with low-grade inflammation; every input known; dates from 2026-05-20 to 2026-05-28. */
    static UaPatient aPatient() {
        return new UaPatient()
                .with("age", 52, "2026-05-28", "Patient/p1/_history/1")
                .with("female", 1, "2026-05-28", "Patient/p1/_history/1")
                .with("bmi", 22.857142857142858, "2026-05-20", "Observation/h1/_history/1", "Observation/w1/_history/2")
                .with("family-history-ra", 0, "2026-05-20", "FamilyMemberHistory/f1/_history/1")
                .with("ever-smoker", 1, "2026-05-20", "Observation/smoke1/_history/1")
                .with("crp", 12.0, "2026-05-28", "Observation/crp1/_history/3")
                .with("esr", 31, "2026-05-28", "Observation/esr1/_history/1")
                .with("mmp-3", 88.4, "2026-05-28", "Observation/mmp1/_history/1")
                .with("rf", 5, "2026-05-20", "Observation/rf1/_history/1")
                .with("anti-ccp", 0.8, "2026-05-20", "Observation/ccp1/_history/1")
                .with("tjc28", 4, "2026-05-27", "Observation/tjc1/_history/1")
                .with("sjc28", 2, "2026-05-27", "Observation/sjc1/_history/1")
                .with("ptga", 45, "2026-05-27", "Observation/ptga1/_history/1")
                .with("phga", 30, "2026-05-27", "Observation/phga1/_history/1")
                .with("haq-di", 0.625, "2026-05-27", "Observation/haq1/_history/1")
                .contributing("mmp-3", 0.61)
                .contributing("anti-ccp", -0.42)
                .contributing("crp", 0.3)
                .contributing("age", -0.12)
                .contributing("sjc28", 0.11)
                .contributing("esr", 0.05)
                .contributing("bmi", 0.01);
    }

    /** RF high; anti-CCP above the assay's upper limit, CRP below its lower one. */
    static UaPatient aSeropositivePatientWithCensoredInputs() {
        UaPatient patient = aPatient()
                .with("rf", 184, "2026-05-20", "Observation/rf1/_history/1")
                .censored("anti-ccp", 500, "2026-05-20", "Observation/ccp1/_history/1")
                .censored("crp", 0.3, "2026-05-28", "Observation/crp1/_history/3")
                .probability(0.871, RiskCategory.HIGH);
        patient.serostatus = Serostatus.SEROPOSITIVE;
        patient.contributions.clear();
        return patient.contributing("anti-ccp", 1.9).contributing("rf", 0.8).contributing("crp", -0.4);
    }

    /** Only the required inputs. */
    static UaPatient aPatientWithManyMissing() {
        UaPatient patient = aPatient().probability(0.081, RiskCategory.LOW);
        for (FeatureSpec spec : SCHEMA.features()) {
            if (!spec.isRequired()) {
                patient.evidence.remove(spec.name());
            }
        }
        patient.contributions.clear();
        return patient.contributing("mmp-3", -0.5).contributing("sjc28", -0.2).contributing("ever-smoker", 0.1);
    }

    UaPatient with(String feature, double value, String date, String... sources) {
        return put(feature, value, false, date, sources);
    }

    UaPatient censored(String feature, double limit, String date, String... sources) {
        return put(feature, limit, true, date, sources);
    }

    /** The same input as before, with a caution. */
    UaPatient cautioned(String feature, Caution... cautions) {
        evidence.computeIfPresent(
                new FeatureName(feature),
                (name, e) ->
                        new Evidence(name, e.value(), e.censored(), e.observedOn(), e.sources(), Set.of(cautions)));
        return this;
    }

    UaPatient contributing(String feature, double logOdds) {
        contributions.add(new Contribution(new FeatureName(feature), logOdds));
        return this;
    }

    UaPatient probability(double value, RiskCategory category) {
        this.probability = value;
        this.category = category;
        return this;
    }

    UaPatient id(String id) {
        this.id = id;
        return this;
    }

    UaPatient task(String task) {
        this.task = new TaskId(task);
        return this;
    }

    UaPatient scoredBy(PackageRef ref) {
        this.scoredBy = ref;
        return this;
    }

    UaPatient horizon(Period horizon) {
        this.horizon = horizon;
        return this;
    }

    UaPatient evidenceShuffled(long seed) {
        this.shuffleSeed = seed;
        return this;
    }

    Ready ready() {
        FeatureVector.Builder vector = FeatureVector.of(SCHEMA);
        evidence.values().forEach(e -> vector.set(e.feature(), e.value()));
        List<Evidence> list = new ArrayList<>(evidence.values());
        if (shuffleSeed >= 0) {
            Collections.shuffle(list, new Random(shuffleSeed));
        }
        LocalDate index = list.stream()
                .map(Evidence::observedOn)
                .max(LocalDate::compareTo)
                .orElseThrow();
        TreeSet<String> basis = new TreeSet<>();
        list.forEach(e -> basis.addAll(e.sources()));
        return new Ready(subject(), vector.build(), list, index, List.copyOf(basis));
    }

    Scored scored() {
        double low = Math.max(0.0, probability - 0.1);
        double high = Math.min(1.0, probability + 0.1);
        ProbabilityInterval interval = new ProbabilityInterval(new Probability(low), new Probability(high), 0.9);
        RiskScore score = new RiskScore(task, new Probability(probability), interval, category, horizon);
        return new Scored(score, contributions, GroupContribution.sums(SCHEMA, contributions), scoredBy);
    }

    NotReady notReady(Declined declined) {
        return new NotReady(subject(), declined, List.copyOf(evidence.values()));
    }

    static Declined declined(DeclineReason reason, String... missing) {
        List<FeatureName> names =
                List.of(missing).stream().map(FeatureName::new).toList();
        return new Declined(reason, names, reason.english());
    }

    private Subject subject() {
        return new Subject(id, Optional.of(LocalDate.of(1974, 3, 9)), Sex.FEMALE, serostatus);
    }

    private UaPatient put(String feature, double value, boolean censored, String date, String... sources) {
        FeatureName name = new FeatureName(feature);
        evidence.put(name, new Evidence(name, value, censored, LocalDate.parse(date), List.of(sources)));
        return this;
    }

    private static FeatureSpec spec(
            String name,
            String unit,
            double low,
            double high,
            boolean required,
            FeatureGroup group,
            String en,
            String ja) {
        MissingPolicy policy = required ? MissingPolicy.REQUIRED : MissingPolicy.TOLERATED;
        return new FeatureSpec(new FeatureName(name), unit, low, high, policy, group, en, ja);
    }
}
