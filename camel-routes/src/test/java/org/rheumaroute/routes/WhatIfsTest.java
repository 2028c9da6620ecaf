package org.rheumaroute.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheumaroute.cohort.CohortEntry;
import org.rheumaroute.cohort.CohortInput;
import org.rheumaroute.cohort.CohortPerson;
import org.rheumaroute.cohort.CohortStore;
import org.rheumaroute.cohort.chain.WhatIfDesk;
import org.rheumaroute.cohort.chain.WhatIfQuestion;
import org.rheumaroute.cohort.chain.WhatIfRefusedException;
import org.rheumaroute.cohort.chain.WhatIfRefusedException.Why;
import org.rheumaroute.fhir.map.FeatureMap;
import org.rheumaroute.fhir.map.PatientPreparation;
import org.rheumaroute.fhir.unit.UnitConverter;
import org.rheumaroute.fhir.write.ModelCardFacts;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.Declined;
import org.rheumaroute.model.ScoreOutcome;
import org.rheumaroute.model.Serostatus;
import org.rheumaroute.model.Sex;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.routes.score.AskedTask;
import org.rheumaroute.routes.score.ScoringService;
import org.rheumaroute.routes.score.WhatIfs;

class WhatIfsTest {
    private static final TaskId TASK = TaskId.UA_PROGRESSION;
    private static final FeatureMap MAP = FeatureMap.ofTask(TASK);

    private final Map<String, String> kept = new ConcurrentHashMap<>();
    private final CohortStore cohort = new CohortStore((ConcurrentHashMap<String, String>) kept);
    private final FormulaScorer scorer = new FormulaScorer(MAP);
    private final WhatIfs whatIfs = new WhatIfs(cohort, () -> List.of(asked(true)), UnitConverter.bundled());

    @Test
    void answersWithThePackageThatAnswersNowAndKeepsNothing() throws Exception {
        FeatureVector scored = FeatureVector.of(scorer.schema())
                .set(new FeatureName("age"), 50)
                .set(new FeatureName("crp"), 12.5)
                .build();
        cohort.put(entry("p1", scorer.score(scored)));
        Map<String, String> before = Map.copyOf(kept);
        WhatIfDesk.Answer answer = whatIfs.ask(question("p1", "esr", 20.0, "mm/h"));
        assertThat(answer.whatIf().before()).isEqualTo(scorer.score(scored));
        assertThat(answer.whatIf().after()).isEqualTo(scorer.score(scored.with(new FeatureName("esr"), 20)));
        assertThat(answer.whatIf().probabilityChange().getAsDouble()).isPositive();
        assertThat(answer.scoredBy()).isEqualTo(scorer.packageRef());
        assertThat(kept).isEqualTo(before);
    }

    @Test
    void convertsTheUnitThatWasTyped() throws Exception {
        cohort.put(entry("p1", declined(DeclineReason.MISSING_INPUT)));
        WhatIfDesk.Answer answer = whatIfs.ask(question("p1", "crp", 3.0, "mg/dL"));
        assertThat(answer.whatIf().value()).hasValue(30);
        assertThat(answer.unit()).isEqualTo("mg/L");
        assertThat(whatIfs.ask(question("p1", "crp", null, "")).whatIf().value())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "p2, crp, 3, mg/L, UNKNOWN_PATIENT",
        "ra, crp, 3, mg/L, NOT_ELIGIBLE",
        "p1, mood, 3, 1, WRONG_QUESTION",
        "p1, crp, 3, mmol/L, WRONG_QUESTION",
        "p1, crp, NaN, mg/L, WRONG_QUESTION"
    })
    void refusesWhatCannotBeAsked(String patient, String feature, double value, String unit, Why why) {
        cohort.put(entry("p1", declined(DeclineReason.STALE_INPUT)));
        cohort.put(entry("ra", declined(DeclineReason.ALREADY_RA)));
        assertThatThrownBy(() -> whatIfs.ask(question(patient, feature, value, unit)))
                .isInstanceOfSatisfying(
                        WhatIfRefusedException.class, e -> assertThat(e.why()).isEqualTo(why))
                .hasMessageNotContaining(patient);
    }

    @Test
    void withoutAPackageThereIsNoAnswer() {
        cohort.put(entry("p1", declined(DeclineReason.MISSING_INPUT)));
        WhatIfs nobody = new WhatIfs(cohort, () -> List.of(asked(false)), UnitConverter.bundled());
        assertThatThrownBy(() -> nobody.ask(question("p1", "crp", 3.0, "mg/L")))
                .isInstanceOfSatisfying(
                        WhatIfRefusedException.class, e -> assertThat(e.why()).isEqualTo(Why.NO_PACKAGE));
    }

    private static WhatIfQuestion question(String patient, String feature, @Nullable Double value, String unit) {
        return new WhatIfQuestion(patient, TASK, new FeatureName(feature), value, unit);
    }

    private static Declined declined(DeclineReason reason) {
        return new Declined(reason, List.of(), reason.english());
    }

    private static CohortEntry entry(String patient, ScoreOutcome outcome) {
        LocalDate day = LocalDate.of(2026, 11, 20);
        return new CohortEntry(
                patient,
                TASK,
                new CohortPerson(null, Sex.FEMALE, Serostatus.UNKNOWN),
                outcome,
                List.of(
                        new CohortInput(new FeatureName("age"), 50, "a", false, day),
                        new CohortInput(new FeatureName("crp"), 12.5, "mg/L", false, day)),
                day,
                Instant.EPOCH);
    }

    private AskedTask asked(boolean withPackage) {
        ModelCardFacts card = new ModelCardFacts(scorer.packageRef(), TASK, "t", "u", "l", "m");
        return new AskedTask(
                TASK,
                withPackage
                        ? Optional.of(new ScoringService(scorer, new PatientPreparation(MAP, scorer.schema()), card))
                        : Optional.empty());
    }
}
