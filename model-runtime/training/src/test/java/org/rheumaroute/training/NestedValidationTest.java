package org.rheumaroute.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.training.member.BoosterTrainer;
import org.rheumaroute.training.member.LogisticTrainer;
import org.rheumaroute.training.report.Evaluation;
import org.rheumaroute.training.statistic.Folds;
import org.rheumaroute.training.table.CohortCsv;
import org.rheumaroute.training.table.CohortTable;
import org.rheumaroute.training.table.TaskDefinition;

/** Nothing that is chosen or fitted for a fold knows its outcomes. */
class NestedValidationTest {
    private static final TaskDefinition TASK = TaskDefinition.of(TaskId.UA_PROGRESSION);

    @TempDir
    static Path folder;

    private static CohortTable cohort;

    @BeforeAll
    static void read() throws Exception {
        cohort = CohortCsv.read(InventedCohort.write(folder.resolve("cohort.csv"), 240, 3), TASK);
    }

    @Test
    void withOutcomesThatNothingTellsNobodyRisesAboveChance() throws Exception {
        CohortTable shuffled = withOutcomes(cohort, shuffled(cohort.outcomes(), 11));
        Evaluation found = evaluation(shuffled, members(), Folds.stratified(shuffled.outcomes(), 5, 1));
        for (String candidate : List.of("logistic-regression", "xgboost", Choice.COMBINATION)) {
            assertThat(found.whole().of(candidate).orElseThrow().auc().value())
                    .as(candidate)
                    .isBetween(0.38, 0.62); // standard error 0.04
        }
    }

    @Test
    void whoLearnsPatientsByHeartGainsNothingFromTheirOtherRows() throws Exception {
        CohortTable several = threeRowsEach(cohort);
        Folds grouped = FoldedRows.folds(several, 5, 1);
        Folds torn = Folds.stratified(several.outcomes(), 5, 1);
        List<Predictor> memory = List.of(new ByHeart(), new Predictor.Prevalence());
        assertThat(auc(several, memory, grouped)).isEqualTo(0.5);
        // The same, with a patient's rows torn apart: this is the leak that grouping keeps out.
        assertThat(auc(several, memory, torn)).isGreaterThan(0.9);
    }

    @Test
    void outcomesOfAnOuterFoldMoveNothingThatIsChosenForIt() throws Exception {
        Folds outer = Folds.stratified(cohort.outcomes(), 4, 5);
        int[] turned = cohort.outcomes();
        for (int row : outer.inside(0)) {
            turned[row] = 1 - turned[row];
        }
        NestedValidation.Found before = validate(cohort, members(), outer);
        NestedValidation.Found after = validate(withOutcomes(cohort, turned), members(), outer);
        assertSame(before.choices().get(0), after.choices().get(0));
        for (String candidate : before.judged().predictions().keySet()) {
            assertThat(pick(after.judged().of(candidate).logOdds(), outer.inside(0)))
                    .containsExactly(pick(before.judged().of(candidate).logOdds(), outer.inside(0)));
            assertThat(pick(after.judged().of(candidate).cuts(), outer.inside(0)))
                    .isEqualTo(pick(before.judged().of(candidate).cuts(), outer.inside(0)));
        }
        // The other folds did see those rows, so something must have moved there.
        assertThat(after.choices().get(1).calibrations())
                .isNotEqualTo(before.choices().get(1).calibrations());
    }

    @Test
    void sitesAreJudgedByModelsOfTheOthers() throws Exception {
        Folds outer = OuterFolds.of(cohort, Protocol.nested(2, 2).leavingOneSiteOut(), TASK.layout(), 1);
        assertThat(outer.count()).isEqualTo(3);
        for (int k = 0; k < 3; k++) {
            assertThat(Arrays.stream(outer.inside(k))
                            .mapToObj(i -> cohort.rows().get(i).site())
                            .distinct())
                    .hasSize(1);
        }
    }

    private static double[] pick(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }

    private static void assertSame(Choice before, Choice after) {
        assertThat(after.calibrations()).isEqualTo(before.calibrations());
        assertThat(after.cuts()).isEqualTo(before.cuts());
        assertThat(after.mixture().orElseThrow().weights())
                .containsExactly(before.mixture().orElseThrow().weights());
    }

    private static double auc(CohortTable rows, List<Predictor> predictors, Folds outer) throws Exception {
        return evaluation(rows, predictors, outer)
                .whole()
                .of("by-heart")
                .orElseThrow()
                .auc()
                .value();
    }

    private static Evaluation evaluation(CohortTable rows, List<Predictor> predictors, Folds outer) throws Exception {
        return new Evaluations(List.of())
                .nested(validate(rows, predictors, outer).judged(), Protocol.nested(outer.count(), 3));
    }

    private static NestedValidation.Found validate(CohortTable rows, List<Predictor> predictors, Folds outer)
            throws Exception {
        NestedValidation nested = new NestedValidation(rows, outer, 3, 17, predictors);
        List<double[]> results = new ArrayList<>();
        for (Callable<double[]> job :
                nested.jobs().stream().map(Workers.Job::work).toList()) {
            results.add(job.call());
        }
        return nested.gather(results);
    }

    private static List<Predictor> members() {
        return List.of(
                new Predictor.Member(new LogisticTrainer(TASK.transforms())),
                new Predictor.Member(new BoosterTrainer()),
                new Predictor.Prevalence());
    }

    private static CohortTable threeRowsEach(CohortTable table) {
        List<CohortTable.Row> rows = new ArrayList<>();
        for (CohortTable.Row row : table.rows()) {
            rows.addAll(List.of(row, row, row));
        }
        return with(table, rows, true);
    }

    private static CohortTable withOutcomes(CohortTable table, int[] outcomes) {
        List<CohortTable.Row> rows = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            CohortTable.Row row = table.rows().get(i);
            rows.add(new CohortTable.Row(row.patient(), row.site(), row.vector(), outcomes[i], OptionalDouble.empty()));
        }
        return with(table, rows, false);
    }

    private static CohortTable with(CohortTable table, List<CohortTable.Row> rows, boolean several) {
        return new CohortTable(rows, rows.size(), Map.of(), table.censored(), List.of(), several, true, table.sha256());
    }

    private static int[] shuffled(int[] outcomes, long seed) {
        Random random = new Random(seed);
        for (int i = outcomes.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swap = outcomes[i];
            outcomes[i] = outcomes[other];
            outcomes[other] = swap;
        }
        return outcomes;
    }

    /** Knows the outcome of everybody it has seen, and nothing of anybody else. */
    private record ByHeart() implements Predictor {
        @Override
        public String name() {
            return "by-heart";
        }

        @Override
        public boolean isCalibrated() {
            return false;
        }

        @Override
        public Fitted fit(List<FeatureVector> vectors, int[] outcomes, long seed) {
            Map<FeatureVector, Double> seen = new HashMap<>();
            for (int i = 0; i < outcomes.length; i++) {
                seen.put(vectors.get(i), outcomes[i] == 1 ? 2.0 : -2.0);
            }
            return unseen ->
                    unseen.stream().mapToDouble(v -> seen.getOrDefault(v, 0.0)).toArray();
        }
    }
}
