package org.rheumaroute.training.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.rheumaroute.model.neural.Preprocessing;
import org.rheumaroute.training.statistic.Auc;

class AdditiveTrainerTest {
    @Test
    void choosesThePairThatActsTogetherAndNoOther() {
        List<AdditiveBasis.Product> products =
                model(800, x -> 0.5 * x[0] + 1.2 * x[0] * x[3] - 1).products();
        assertThat(products)
                .isNotEmpty()
                .allSatisfy(product -> assertThat(product.left()).isIn(0, 3));
        assertThat(products).contains(new AdditiveBasis.Product(3, 0));
    }

    @Test
    void choosesNoPairWhereNoneActs() {
        assertThat(model(800, x -> x[0] - 0.5 * x[1] + 0.4 * x[4]).products()).isEmpty();
    }

    @Test
    void followsAStepThatALineMisses() {
        ToDoubleFunction<double[]> truth = x -> Math.abs(x[0]) > 0.8 ? 1.5 : -1.5;
        InventedTable table = InventedTable.draw(1600, 3, truth);
        double additive = aucOf(new AdditiveTrainer(InventedTable.TRANSFORMS), table);
        double logistic = aucOf(new LogisticTrainer(InventedTable.TRANSFORMS), table);
        assertThat(logistic).isLessThan(0.6);
        assertThat(additive).isGreaterThan(0.75);
    }

    @Test
    void withoutSignalItHardlySpeaks() {
        AdditiveTrainer trainer = new AdditiveTrainer(InventedTable.TRANSFORMS);
        InventedTable noise = InventedTable.draw(300, 8, x -> 0);
        double[] logOdds = trainer.fit(noise.vectors(), noise.outcomes(), 1).logOdds(noise.vectors());
        assertThat(Arrays.stream(logOdds).map(Math::abs).max().getAsDouble()).isLessThan(0.8);
    }

    @Test
    void theGraphGivesTheTrainedNumbersForPatientsItHasNotSeen() {
        ToDoubleFunction<double[]> truth = x -> x[0] + x[1] * x[3] - 1;
        InventedTable table = InventedTable.draw(900, 21, truth);
        InventedTable seen = table.first(600);
        InventedTable unseen = table.from(600);
        Preprocessing preprocessing = PreprocessingFit.fit(seen.vectors(), InventedTable.TRANSFORMS);
        AdditiveTrainer.Model model = model(preprocessing, seen);
        double[] exported = new AdditiveTrainer(InventedTable.TRANSFORMS)
                .fit(seen.vectors(), seen.outcomes(), 1)
                .logOdds(unseen.vectors());
        assertThat(model.products()).isNotEmpty();
        for (int i = 0; i < exported.length; i++) {
            double trained =
                    model.logOdds(preprocessing.inputsOf(unseen.vectors().get(i)));
            // 32-bit floats behind ramps of at most 50 a standard deviation.
            assertThat(exported[i]).isCloseTo(trained, within(2e-5 * Math.max(1, Math.abs(trained))));
        }
    }

    private static double aucOf(MemberTrainer trainer, InventedTable table) {
        InventedTable seen = table.first(600);
        InventedTable unseen = table.from(600);
        double[] logOdds = trainer.fit(seen.vectors(), seen.outcomes(), 1).logOdds(unseen.vectors());
        return Auc.of(logOdds, unseen.outcomes()).value();
    }

    private static AdditiveTrainer.Model model(int patients, ToDoubleFunction<double[]> truth) {
        InventedTable table = InventedTable.draw(patients, 17, truth);
        return model(PreprocessingFit.fit(table.vectors(), InventedTable.TRANSFORMS), table);
    }

    private static AdditiveTrainer.Model model(Preprocessing preprocessing, InventedTable table) {
        float[][] inputs = table.vectors().stream().map(preprocessing::inputsOf).toArray(float[][]::new);
        return AdditiveTrainer.model(inputs, preprocessing.flagPositions(), table.outcomes());
    }
}
