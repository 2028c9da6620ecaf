package org.rheumaroute.cohort;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.model.Contribution;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.Declined;
import org.rheumaroute.model.GroupContribution;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.Probability;
import org.rheumaroute.model.ProbabilityInterval;
import org.rheumaroute.model.RiskCategory;
import org.rheumaroute.model.RiskScore;
import org.rheumaroute.model.ScoreOutcome;
import org.rheumaroute.model.Scored;
import org.rheumaroute.model.Serostatus;
import org.rheumaroute.model.Sex;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.FeatureGroup;
import org.rheumaroute.model.feature.FeatureName;

/** Invented cohort entries. */
final class Entries {
    static final TaskId TASK = TaskId.UA_PROGRESSION;
    static final Instant SETTLED = Instant.parse("2026-11-24T01:02:03Z");
    static final PackageRef PACKAGE = new PackageRef("ua-progression", "1.0.0", "a".repeat(64), true);

    private Entries() {}

    static CohortEntry scored(String patientId, double probability) {
        return entry(patientId, person("1970-05-06", Sex.FEMALE, Serostatus.SERONEGATIVE), score(probability));
    }

    static CohortEntry declined(String patientId, DeclineReason reason) {
        Declined declined = new Declined(reason, List.of(new FeatureName("crp")), "CRP was not found");
        return entry(patientId, person("1980-01-31", Sex.MALE, Serostatus.UNKNOWN), declined);
    }

    static CohortEntry entry(String patientId, CohortPerson person, ScoreOutcome outcome) {
        List<CohortInput> inputs = List.of(
                new CohortInput(new FeatureName("age"), 56, "a", false, LocalDate.parse("2026-11-20")),
                new CohortInput(new FeatureName("anti-ccp"), 0.6, "U/mL", true, LocalDate.parse("2026-11-03")));
        return new CohortEntry(patientId, TASK, person, outcome, inputs, LocalDate.parse("2026-11-20"), SETTLED);
    }

    static CohortPerson person(@Nullable String birthDate, Sex sex, Serostatus serostatus) {
        return new CohortPerson(birthDate == null ? null : LocalDate.parse(birthDate), sex, serostatus);
    }

    static Scored score(double probability) {
        Probability low = new Probability(Math.max(0, probability - 0.1));
        Probability high = new Probability(Math.min(1, probability + 0.1));
        RiskCategory category =
                probability < 0.3 ? RiskCategory.LOW : probability < 0.6 ? RiskCategory.MODERATE : RiskCategory.HIGH;
        RiskScore score = new RiskScore(
                TASK,
                new Probability(probability),
                new ProbabilityInterval(low, high, 0.9),
                category,
                Period.ofMonths(12));
        List<Contribution> contributions = List.of(
                new Contribution(new FeatureName("age"), 0.7), new Contribution(new FeatureName("anti-ccp"), -0.25));
        List<GroupContribution> groups = List.of(
                new GroupContribution(FeatureGroup.SEROLOGY, -0.25), new GroupContribution(FeatureGroup.PERSON, 0.7));
        return new Scored(score, contributions, groups, PACKAGE);
    }

    /** An entry with every awkward share of life: unknown dates and sexes, ties in risk, leap days. */
    static CohortEntry random(String patientId, Random random) {
        LocalDate birth = random.nextInt(8) == 0
                ? null
                : random.nextInt(8) == 0 ? LocalDate.of(2000, 2, 29) : LocalDate.ofEpochDay(random.nextInt(20_000));
        CohortPerson person = new CohortPerson(birth, one(Sex.values(), random), one(Serostatus.values(), random));
        LocalDate index = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(60));
        ScoreOutcome outcome = random.nextInt(3) == 0
                ? new Declined(one(DeclineReason.values(), random), List.of(), "declined")
                : score(random.nextInt(21) / 20.0);
        boolean dated = outcome instanceof Scored || random.nextBoolean();
        return new CohortEntry(patientId, TASK, person, outcome, List.of(), dated ? index : null, SETTLED);
    }

    static <T> T one(T[] choices, Random random) {
        return choices[random.nextInt(choices.length)];
    }
}
