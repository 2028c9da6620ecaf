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
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.neural.OnnxEngine;
import org.rheumaroute.model.neural.Preprocessing;
import org.rheumaroute.model.neural.Preprocessing.Transform;
import org.rheumaroute.training.statistic.Seeds;

/**
 * A small ensemble of feed-forward nets by DJL on PyTorch, exported to ONNX. Each export is compared with PyTorch on the
 * training rows. {@link PyTorch#start} must have been called.
 */
public final class NetTrainer implements MemberTrainer {
    private static final int NETS = 4;
    private static final int[] HIDDEN = {24, 12};
    private static final int EPOCHS = 25;
    private static final int STEPS_AN_EPOCH = 8;
    private static final int LEAST_BATCH = 32;
    private static final float LEARNING_RATE = 3e-3f;
    private static final float WEIGHT_DECAY = 5e-2f;
    private static final double EXPORT_TOLERANCE = 2e-6;
    /** DJL records gradients for one net at a time in a JVM. */
    private static final Object ONE_TAPE = new Object();

    private final OnnxEngine engine = new OnnxEngine();
    private final List<Transform> transforms;

    /** @param transforms one for each feature, in schema order */
    public NetTrainer(List<Transform> transforms) {
        this.transforms = List.copyOf(transforms);
    }

    @Override
    public String name() {
        return "mlp";
    }

    @Override
    public FittedMember fit(List<FeatureVector> vectors, int[] outcomes, long seed) {
        Preprocessing preprocessing = PreprocessingFit.fit(vectors, transforms);
        float[][] inputs = vectors.stream().map(preprocessing::inputsOf).toArray(float[][]::new);
        Trained trained = train(inputs, outcomes, Seeds.derive(seed, "net", 0));
        FittedMember fitted = new FittedMember(
                engine,
                Map.of(
                        OnnxEngine.NET_FILE, OnnxExport.write(trained.nets()),
                        OnnxEngine.PREPROCESSING_FILE, preprocessing.toJson()),
                settings());
        OnnxExport.requireSameNumbers(trained.logOdds(), fitted.logOdds(vectors), EXPORT_TOLERANCE);
        return fitted;
    }

    private record Trained(List<NetWeights> nets, double[] logOdds) {}

    private static Trained train(float[][] inputs, int[] outcomes, long seed) {
        Random random = new Random(seed);
        int[] widths = {inputs[0].length, HIDDEN[0], HIDDEN[1], 1};
        EnsembleBlock block = new EnsembleBlock(NETS, widths, random);
        try (Model model = Model.newInstance("nets", PyTorch.ENGINE)) {
            model.setBlock(block);
            DefaultTrainingConfig config = new DefaultTrainingConfig(Loss.sigmoidBinaryCrossEntropyLoss())
                    .optDevices(new Device[] {Device.cpu()})
                    .optOptimizer(Optimizer.adam()
                            .optLearningRateTracker(Tracker.fixed(LEARNING_RATE))
                            .optWeightDecays(WEIGHT_DECAY)
                            .build());
            try (Trainer trainer = model.newTrainer(config)) {
                trainer.initialize(new Shape(1, inputs[0].length));
                for (int epoch = 0; epoch < EPOCHS; epoch++) {
                    epoch(trainer, inputs, outcomes, random);
                }
                return new Trained(block.nets(), logOdds(trainer, inputs));
            }
        }
    }

    private static void epoch(Trainer trainer, float[][] inputs, int[] outcomes, Random random) {
        int[] order = shuffled(outcomes.length, random);
        int batch = Math.max(LEAST_BATCH, (order.length + STEPS_AN_EPOCH - 1) / STEPS_AN_EPOCH);
        for (int start = 0; start < order.length; start += batch) {
            int size = Math.min(batch, order.length - start);
            float[] x = new float[size * inputs[0].length];
            float[] y = new float[size * NETS];
            for (int i = 0; i < size; i++) {
                int row = order[start + i];
                System.arraycopy(inputs[row], 0, x, i * inputs[row].length, inputs[row].length);
                for (int net = 0; net < NETS; net++) {
                    y[net * size + i] = outcomes[row];
                }
            }
            step(trainer, size, x, y);
        }
    }

    private static void step(Trainer trainer, int size, float[] x, float[] y) {
        try (NDManager batch = trainer.getManager().newSubManager()) {
            NDArray inputs = batch.create(x, new Shape(size, x.length / size));
            NDArray labels = batch.create(y, new Shape(NETS, size, 1));
            synchronized (ONE_TAPE) {
                try (GradientCollector gradients = trainer.newGradientCollector()) {
                    NDList predicted = trainer.forward(new NDList(inputs));
                    NDArray mean = trainer.getLoss().evaluate(new NDList(labels), predicted);
                    gradients.backward(mean.mul(NETS)); // each net learns as if it were alone
                }
            }
            trainer.step();
        }
    }

    /** Mean log-odds of the nets, as PyTorch computes them. */
    private static double[] logOdds(Trainer trainer, float[][] inputs) {
        try (NDManager manager = trainer.getManager().newSubManager()) {
            float[] all = trainer.evaluate(new NDList(manager.create(inputs)))
                    .singletonOrThrow()
                    .toFloatArray();
            double[] mean = new double[inputs.length];
            for (int i = 0; i < all.length; i++) {
                mean[i % mean.length] += all[i] / NETS;
            }
            return mean;
        }
    }

    private static Map<String, String> settings() {
        return Map.of(
                "mlp.nets", Integer.toString(NETS),
                "mlp.hidden", HIDDEN[0] + "-" + HIDDEN[1] + ", ReLU",
                "mlp.epochs", EPOCHS + ", " + STEPS_AN_EPOCH + " batches each",
                "mlp.optimizer", "Adam, learning rate " + LEARNING_RATE + ", weight decay " + WEIGHT_DECAY);
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
}
