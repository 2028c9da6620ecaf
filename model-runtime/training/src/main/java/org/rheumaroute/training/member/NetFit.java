package org.rheumaroute.training.member;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.rheumaroute.training.statistic.Folds;
import org.rheumaroute.training.statistic.LogisticFit;
import org.rheumaroute.training.statistic.Seeds;

/** Trains a stack of nets by DJL on PyTorch. Confined to one thread; several fits may run at once. */
final class NetFit {
    private static final int INNER_FOLDS = 3;
    /** DJL keeps one tape for all threads, and opening it clears every gradient there is. */
    private static final Object ONE_TAPE = new Object();

    private final Rows rows;
    private final NetStack nets;
    private final NetSchedule schedule;
    private final Random random;

    private NetFit(Rows rows, NetStack nets, NetSchedule schedule, Random random) {
        this.rows = rows;
        this.nets = nets;
        this.schedule = schedule;
        this.random = random;
    }

    /**
     * What nets learn from.
     *
     * @param inputs {@code float[n][width]}
     * @param outcomes {@code int[n]}
     */
    record Rows(float[][] inputs, int[] outcomes) {
        int width() {
            return inputs[0].length;
        }

        Rows only(int[] picked) {
            float[][] ownInputs = new float[picked.length][];
            int[] ownOutcomes = new int[picked.length];
            for (int i = 0; i < picked.length; i++) {
                ownInputs[i] = inputs[picked[i]];
                ownOutcomes[i] = outcomes[picked[i]];
            }
            return new Rows(ownInputs, ownOutcomes);
        }

        double loss(double[] logOdds) {
            double sum = 0;
            for (int i = 0; i < logOdds.length; i++) {
                double right = LogisticFit.probability(outcomes[i] == 1 ? logOdds[i] : -logOdds[i]);
                sum -= StrictMath.log(Math.max(right, 1e-12));
            }
            return sum;
        }
    }

    /** Draws new nets of one shape. */
    interface Drawing {
        NetStack draw(int width, Random random);
    }

    /**
     * Trains for as many epochs as lose least on inner folds, and reads.
     *
     * @param read called while the trained weights are alive; gets the nets and the number of epochs
     */
    static <T> T train(
            Rows rows, Drawing shape, NetSchedule schedule, long seed, BiFunction<Trained, Integer, T> read) {
        int epochs = bestEpochs(rows, shape, schedule, seed);
        Random random = new Random(Seeds.derive(seed, "net", 0));
        NetFit fit = new NetFit(rows, shape.draw(rows.width(), random), schedule, random);
        return fit.run(epochs, (epoch, trained) -> {}, trained -> read.apply(trained, epochs));
    }

    private static int bestEpochs(Rows rows, Drawing shape, NetSchedule schedule, long seed) {
        double[] loss = new double[schedule.mostEpochs() + 1];
        Folds folds = Folds.stratified(rows.outcomes(), INNER_FOLDS, Seeds.derive(seed, "inner", 0));
        for (int fold = 0; fold < INNER_FOLDS; fold++) {
            Rows held = rows.only(folds.inside(fold));
            Random random = new Random(Seeds.derive(seed, "inner-net", fold));
            NetFit fit = new NetFit(rows.only(folds.outside(fold)), shape.draw(rows.width(), random), schedule, random);
            fit.run(
                    schedule.mostEpochs(),
                    (epoch, trained) -> loss[epoch] += held.loss(trained.logOdds(held.inputs())),
                    trained -> 0);
        }
        return IntStream.range(0, loss.length).reduce(0, (best, e) -> loss[e] < loss[best] ? e : best);
    }

    /** Hears the nets before the first epoch (0) and after each. */
    private interface Listener {
        void after(int epoch, Trained trained);
    }

    private <T> T run(int epochs, Listener listener, Function<Trained, T> read) {
        try (Model model = Model.newInstance("nets", PyTorch.ENGINE)) {
            model.setBlock(nets);
            DefaultTrainingConfig config = new DefaultTrainingConfig(Loss.sigmoidBinaryCrossEntropyLoss())
                    .optDevices(new Device[] {Device.cpu()})
                    .optOptimizer(Optimizer.adamW()
                            .optLearningRateTracker(Tracker.fixed(schedule.learningRate()))
                            .optWeightDecays(schedule.weightDecay())
                            .build());
            try (Trainer trainer = model.newTrainer(config)) {
                trainer.initialize(new Shape(1, rows.width()));
                Trained trained = new Trained(trainer, nets);
                listener.after(0, trained);
                for (int epoch = 1; epoch <= epochs; epoch++) {
                    epoch(trainer);
                    listener.after(epoch, trained);
                }
                return read.apply(trained);
            }
        }
    }

    private void epoch(Trainer trainer) {
        int[] order = shuffled(rows.outcomes().length, random);
        int batch = schedule.batch(order.length);
        for (int start = 0; start < order.length; start += batch) {
            step(trainer, order, start, Math.min(batch, order.length - start));
        }
    }

    private void step(Trainer trainer, int[] order, int start, int size) {
        int width = rows.width();
        float[] x = new float[size * width];
        float[] y = new float[size * nets.nets];
        for (int i = 0; i < size; i++) {
            int row = order[start + i];
            System.arraycopy(rows.inputs()[row], 0, x, i * width, width);
            for (int net = 0; net < nets.nets; net++) {
                y[net * size + i] = rows.outcomes()[row] * (1 - schedule.smoothing()) + schedule.smoothing() / 2;
            }
        }
        try (NDManager manager = trainer.getManager().newSubManager()) {
            NDArray inputs = OwnedArray.of(manager, x, new Shape(size, width));
            NDArray labels = OwnedArray.of(manager, y, new Shape(nets.nets, size, 1));
            NDArray share = OwnedArray.of(manager, new float[] {1f / size}, new Shape(1));
            synchronized (ONE_TAPE) {
                try (GradientCollector gradients = trainer.newGradientCollector()) {
                    NDArray z = trainer.forward(new NDList(inputs)).singletonOrThrow();
                    // Log-loss from logits. No plain number may stand here: DJL lends those to the tape, see
                    // OwnedArray.
                    NDArray loss = z.getNDArrayInternal().softPlus().sub(z.mul(labels));
                    gradients.backward(loss.sum().mul(share)); // each net learns as if it were alone
                }
                trainer.step();
            }
        }
    }

    private static int[] shuffled(int size, Random random) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }

    /** Nets whose weights are alive as long as their trainer. */
    record Trained(Trainer trainer, NetStack nets) {
        /** Mean log-odds of the nets, as PyTorch computes them. */
        double[] logOdds(float[][] inputs) {
            try (NDManager manager = trainer.getManager().newSubManager()) {
                int width = inputs[0].length;
                float[] flat = new float[inputs.length * width];
                for (int i = 0; i < inputs.length; i++) {
                    System.arraycopy(inputs[i], 0, flat, i * width, width);
                }
                NDArray rows = OwnedArray.of(manager, flat, new Shape(inputs.length, width));
                float[] all =
                        trainer.evaluate(new NDList(rows)).singletonOrThrow().toFloatArray();
                double[] mean = new double[inputs.length];
                for (int i = 0; i < all.length; i++) {
                    mean[i % mean.length] += all[i] / nets.nets;
                }
                return mean;
            }
        }

        /** The nets' mean log-odds in a graph. */
        String into(OnnxGraph graph, String inputs) {
            String sum = nets.into(graph, inputs, 0);
            for (int net = 1; net < nets.nets; net++) {
                sum = graph.add(sum, nets.into(graph, inputs, net));
            }
            return graph.multiply(sum, graph.constant(1f / nets.nets));
        }
    }
}
