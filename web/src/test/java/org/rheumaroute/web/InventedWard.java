package org.rheumaroute.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cohort.CohortEntry;
import org.rheumaroute.cohort.CohortInput;
import org.rheumaroute.cohort.CohortPerson;
import org.rheumaroute.cohort.CohortStore;
import org.rheumaroute.cohort.chain.ActivePackage;
import org.rheumaroute.cohort.chain.ChainStatus;
import org.rheumaroute.cohort.chain.EhrReachability;
import org.rheumaroute.cohort.chain.FeatureDescription;
import org.rheumaroute.cohort.chain.Latency;
import org.rheumaroute.cohort.chain.TaskDescription;
import org.rheumaroute.cohort.d2t.D2tEntry;
import org.rheumaroute.cohort.d2t.D2tResult;
import org.rheumaroute.cohort.d2t.D2tStore;
import org.rheumaroute.cohort.ledger.Ledger;
import org.rheumaroute.cohort.ledger.Settlement;
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
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.feature.MissingPolicy;

/** Invented patients, all numbers drawn at random: for tests and for looking at the page, never for anything else. */
public final class InventedWard {
    /** A patient id that a careless page would run. */
    public static final String HOSTILE = "<img src=x onerror=alert(1)>";

    private static final TaskId TASK = TaskId.UA_PROGRESSION;
    private static final PackageRef PACKAGE =
            new PackageRef("ua-progression", "0.1.0", "4f2a9c81d07e".repeat(6).substring(0, 64), true);

    private final LocalDate today;
    private final Random random = new Random(20261124);
    private final CohortStore store = new CohortStore(new ConcurrentHashMap<>());
    private final D2tStore flags = new D2tStore(new ConcurrentHashMap<>());
    private final Ledger ledger = new Ledger(new ConcurrentHashMap<>());

    /** A ward as it stands on a given day. */
    public InventedWard(LocalDate today, int patients) {
        this.today = today;
        for (int i = 1; i <= patients; i++) {
            admit("inv-%04d".formatted(i));
        }
        admit(HOSTILE);
    }

    /** Its cohort. */
    public CohortStore store() {
        return store;
    }

    /** What the rule on difficult-to-treat arthritis said of each patient. */
    public D2tStore flags() {
        return flags;
    }

    /** Its ledger: one trigger for each patient. */
    public Ledger ledger() {
        return ledger;
    }

    /** A chain at rest. */
    public ChainStatus.Source chain() {
        Instant noon = today.atTime(12, 0).toInstant(ZoneOffset.ofHours(9));
        return () -> new ChainStatus(
                true,
                EhrReachability.ok(),
                Instant.now().minusSeconds(4),
                noon,
                List.of(new ActivePackage(TASK, PACKAGE, noon.minusSeconds(7200))),
                new Latency(41, Duration.ofMillis(3), Duration.ofMillis(9), Duration.ofMillis(12)),
                Latency.NONE);
    }

    /** The one question, with the inputs of the demonstration package. */
    public TaskDescription.Source tasks() {
        TaskDescription task = new TaskDescription(
                TASK,
                "Undifferentiated arthritis: progression to rheumatoid arthritis",
                "診断未確定関節炎から関節リウマチへの進展",
                Period.ofMonths(12),
                features());
        return () -> List.of(task);
    }

    /** Reads, scores and keeps one more invented patient. */
    public void admit(String patientId) {
        boolean scored = random.nextInt(3) > 0 || patientId.equals(HOSTILE);
        CohortPerson person = new CohortPerson(
                random.nextInt(30) == 0 && !scored ? null : LocalDate.of(1940 + random.nextInt(60), 5, 17),
                random.nextInt(10) < 7 ? Sex.FEMALE : Sex.MALE,
                !scored && random.nextBoolean()
                        ? Serostatus.UNKNOWN
                        : random.nextInt(10) < 6 ? Serostatus.SERONEGATIVE : Serostatus.SEROPOSITIVE);
        List<CohortInput> inputs = inputs(scored ? 0.85 : 0.5, person);
        ScoreOutcome outcome = scored ? score(inputs) : refusal();
        LocalDate index = inputs.stream()
                .map(CohortInput::observedOn)
                .max(Comparator.naturalOrder())
                .orElse(null);
        store.put(new CohortEntry(patientId, TASK, person, outcome, inputs, index, settledAt()));
        D2tEntry flag = InventedFlags.of(patientId, person, today, settledAt());
        flags.put(flag);
        settle(patientId, outcome, flag);
    }

    private Instant settledAt() {
        return today.atTime(9, 30).toInstant(ZoneOffset.ofHours(9));
    }

    private void settle(String patientId, ScoreOutcome outcome, D2tEntry flag) {
        ledger.accepted("t-" + patientId, patientId);
        Settlement end = outcome instanceof Declined declined
                ? Settlement.declined(declined.reason())
                : random.nextInt(12) == 0 ? Settlement.unchanged() : Settlement.written();
        Settlement rule = flag.result() == D2tResult.CRITERIA_1_AND_2_MET
                ? Settlement.written()
                : Settlement.notFlagged(
                        flag.reason() == null
                                ? flag.result().code()
                                : flag.reason().code());
        ledger.settled("t-" + patientId, Map.of(TASK, end, TaskId.D2T, rule));
    }

    private List<CohortInput> inputs(double share, CohortPerson person) {
        List<CohortInput> inputs = new ArrayList<>();
        for (FeatureDescription feature : features()) {
            FeatureSpec spec = feature.spec();
            boolean known = random.nextDouble() < share || (spec.isRequired() && share > 0.8);
            if (known) {
                inputs.add(input(spec, feature.windowDays(), person));
            }
        }
        return inputs;
    }

    private CohortInput input(FeatureSpec spec, @Nullable Integer windowDays, CohortPerson person) {
        if (spec.name().value().equals("age") && person.birthDate() != null) {
            long years = ChronoUnit.YEARS.between(person.birthDate(), today);
            return new CohortInput(spec.name(), years, spec.unit(), false, today);
        }
        if (spec.name().value().equals("female")) {
            return new CohortInput(spec.name(), person.sex() == Sex.FEMALE ? 1 : 0, spec.unit(), false, today);
        }
        boolean limit = spec.group() == FeatureGroup.SEROLOGY && random.nextInt(3) == 0;
        double share = Math.pow(random.nextDouble(), 3);
        double value = spec.unit().equals("1")
                ? Math.rint(spec.low() + random.nextDouble() * Math.min(12, spec.high() - spec.low()))
                : Math.round((spec.low() + share * 0.4 * (spec.high() - spec.low())) * 10) / 10.0;
        int age = windowDays == null ? 0 : (int) (Math.pow(random.nextDouble(), 1.5) * windowDays * 1.02);
        return new CohortInput(spec.name(), limit ? 0.6 : value, spec.unit(), limit, today.minusDays(age));
    }

    private Scored score(List<CohortInput> inputs) {
        List<Contribution> contributions = inputs.stream()
                .map(i -> new Contribution(i.feature(), random.nextGaussian() * 0.6))
                .sorted(Comparator.comparingDouble((Contribution c) -> -Math.abs(c.logOdds())))
                .toList();
        double logOdds =
                -1 + contributions.stream().mapToDouble(Contribution::logOdds).sum();
        double p = 1 / (1 + Math.exp(-logOdds));
        RiskScore score = new RiskScore(
                TASK,
                new Probability(p),
                new ProbabilityInterval(
                        new Probability(Math.max(0, p - 0.05 - p * 0.2)),
                        new Probability(Math.min(1, p + 0.06 + (1 - p) * 0.18)),
                        0.9),
                p < 0.2 ? RiskCategory.LOW : p < 0.5 ? RiskCategory.MODERATE : RiskCategory.HIGH,
                Period.ofMonths(12));
        FeatureSchema schema = new FeatureSchema(
                "1", features().stream().map(FeatureDescription::spec).toList());
        return new Scored(score, contributions, GroupContribution.sums(schema, contributions), PACKAGE);
    }

    private Declined refusal() {
        DeclineReason[] reasons = {
            DeclineReason.ALREADY_RA,
            DeclineReason.ALREADY_RA,
            DeclineReason.EXCLUDED_DISEASE,
            DeclineReason.MISSING_INPUT,
            DeclineReason.MISSING_INPUT,
            DeclineReason.STALE_INPUT,
            DeclineReason.UNUSUAL_COMBINATION,
            DeclineReason.NO_ARTHRITIS,
            DeclineReason.OPTED_OUT,
            DeclineReason.PATIENT_MERGED
        };
        DeclineReason reason = reasons[random.nextInt(reasons.length)];
        boolean aboutInputs = Set.of(
                        DeclineReason.MISSING_INPUT, DeclineReason.STALE_INPUT, DeclineReason.UNUSUAL_COMBINATION)
                .contains(reason);
        List<FeatureName> missing =
                aboutInputs ? List.of(new FeatureName("anti-ccp"), new FeatureName("crp")) : List.of();
        return new Declined(reason, missing, aboutInputs ? "2 required inputs" : reason.english());
    }

    private static List<FeatureDescription> features() {
        return List.of(
                feature("age", "a", 18, 110, true, FeatureGroup.PERSON, "Age", "年齢", null),
                feature("female", "1", 0, 1, true, FeatureGroup.PERSON, "Female sex", "女性", null),
                feature("bmi", "kg/m2", 10, 70, false, FeatureGroup.PERSON, "Body mass index", "BMI", 365),
                feature(
                        "family-history-ra",
                        "1",
                        0,
                        1,
                        false,
                        FeatureGroup.PERSON,
                        "Family history of RA",
                        "関節リウマチの家族歴",
                        null),
                feature("ever-smoker", "1", 0, 1, false, FeatureGroup.PERSON, "Ever smoked", "喫煙歴", 730),
                feature("crp", "mg/L", 0, 500, true, FeatureGroup.INFLAMMATION, "C-reactive protein", "CRP", 90),
                feature("esr", "mm/h", 0, 200, false, FeatureGroup.INFLAMMATION, "ESR", "赤沈（1時間値）", 90),
                feature("mmp-3", "ng/mL", 0, 5000, false, FeatureGroup.INFLAMMATION, "MMP-3", "MMP-3", 180),
                feature("rf", "[IU]/mL", 0, 10000, true, FeatureGroup.SEROLOGY, "Rheumatoid factor", "リウマトイド因子", 730),
                feature("anti-ccp", "U/mL", 0, 10000, true, FeatureGroup.SEROLOGY, "Anti-CCP antibody", "抗CCP抗体", 730),
                feature("tjc28", "1", 0, 28, true, FeatureGroup.JOINTS, "Tender joints (28)", "圧痛関節数（28）", 90),
                feature("sjc28", "1", 0, 28, true, FeatureGroup.JOINTS, "Swollen joints (28)", "腫脹関節数（28）", 90),
                feature("ptga", "mm", 0, 100, false, FeatureGroup.FUNCTION, "Patient global assessment", "患者全般評価", 90),
                feature("phga", "mm", 0, 100, false, FeatureGroup.JOINTS, "Physician global assessment", "医師全般評価", 90),
                feature("haq-di", "1", 0, 3, false, FeatureGroup.FUNCTION, "HAQ-DI", "HAQ-DI", 180));
    }

    private static FeatureDescription feature(
            String name,
            String unit,
            double low,
            double high,
            boolean required,
            FeatureGroup group,
            String english,
            String japanese,
            @Nullable Integer windowDays) {
        MissingPolicy policy = required ? MissingPolicy.REQUIRED : MissingPolicy.TOLERATED;
        return new FeatureDescription(
                new FeatureSpec(new FeatureName(name), unit, low, high, policy, group, english, japanese), windowDays);
    }
}
