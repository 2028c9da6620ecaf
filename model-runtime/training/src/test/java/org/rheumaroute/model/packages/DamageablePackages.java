package org.rheumaroute.model.packages;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.engine.Engine;
import org.rheumaroute.model.engine.PackageFiles;
import org.rheumaroute.model.feature.FeatureGroup;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.feature.MissingPolicy;
import org.rheumaroute.model.neural.OnnxEngine;
import org.rheumaroute.model.neural.Preprocessing;
import org.rheumaroute.model.packages.ScoringRule.MemberWeight;
import org.rheumaroute.model.xgboost.BoosterEngine;

/** Whole packages on the real engines, trees and a net joined, with invented weights: something to damage. */
final class DamageablePackages {
    static final List<Engine> ENGINES = List.of(new BoosterEngine(), new OnnxEngine());
    static final int FEATURES = 8;
    static final FeatureSchema SCHEMA = schema();

    private static final int HIDDEN = 6;

    private DamageablePackages() {}

    static PackageFiles combination(SigningKey key, long seed) throws Exception {
        PackageWriter writer = new PackageWriter(key, ENGINES);
        PackageFiles trees = writer.single(
                draft("demo-trees", List.of(), seed), BoosterEngine.ID, Map.of(BoosterEngine.MODEL_FILE, trees(seed)));
        PackageFiles net = writer.single(
                draft("demo-net", List.of(), seed),
                OnnxEngine.ID,
                Map.of(
                        OnnxEngine.NET_FILE,
                        net(seed),
                        OnnxEngine.PREPROCESSING_FILE,
                        preprocessing().toJson()));
        List<MemberWeight> members =
                List.of(new MemberWeight("members/trees", 0.5), new MemberWeight("members/net", 0.5));
        return writer.combination(draft("demo", members, seed), Map.of("members/trees", trees, "members/net", net));
    }

    static PackageLoader loader(SigningKey key) {
        return new PackageLoader(TrustedKeys.of(List.of(key.publicKey())), ENGINES);
    }

    /** Patients of which every other feature may be missing. */
    static List<FeatureVector> patients(int count, long seed) {
        Random random = new Random(seed);
        List<FeatureVector> patients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            FeatureVector.Builder patient = FeatureVector.of(SCHEMA);
            for (int f = 0; f < FEATURES; f++) {
                if (f % 2 == 0 || random.nextDouble() < 0.8) {
                    patient.set(new FeatureName("f" + f), 100 * random.nextDouble());
                }
            }
            patients.add(patient.build());
        }
        return patients;
    }

    private static byte[] trees(long seed) throws XGBoostError {
        Random random = new Random(seed);
        int rows = 300;
        float[] cells = new float[rows * FEATURES];
        float[] outcomes = new float[rows];
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (int f = 0; f < FEATURES; f++) {
                double value = 100 * random.nextDouble();
                sum += f < 3 ? value : 0;
                cells[row * FEATURES + f] = f % 2 == 1 && random.nextDouble() < 0.2 ? Float.NaN : (float) value;
            }
            outcomes[row] = sum + 60 * random.nextGaussian() > 150 ? 1 : 0;
        }
        DMatrix table = new DMatrix(cells, rows, FEATURES, Float.NaN);
        table.setLabel(outcomes);
        Map<String, Object> settings = new HashMap<>(Map.of(
                "objective",
                "binary:logistic",
                "max_depth",
                3,
                "eta",
                0.2,
                "nthread",
                1,
                "seed",
                1,
                "base_score",
                0.5));
        byte[] json = XGBoost.train(table, settings, 20, Map.of(), null, null).toByteArray("json");
        table.dispose();
        return json;
    }

    private static byte[] net(long seed) {
        int width = preprocessing().width();
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .setGraph(GraphProto.newBuilder()
                        .setName("invented")
                        .addInput(value(OnnxEngine.INPUT, width))
                        .addOutput(value(OnnxEngine.OUTPUT, 1))
                        .addInitializer(tensor("w1", seed + 1, HIDDEN, width))
                        .addInitializer(tensor("b1", seed + 2, HIDDEN))
                        .addInitializer(tensor("w2", seed + 3, 1, HIDDEN))
                        .addInitializer(tensor("b2", seed + 4, 1))
                        .addNode(gemm("h", OnnxEngine.INPUT, "w1", "b1"))
                        .addNode(NodeProto.newBuilder()
                                .setOpType("Tanh")
                                .addInput("h")
                                .addOutput("t"))
                        .addNode(gemm(OnnxEngine.OUTPUT, "t", "w2", "b2")))
                .build()
                .toByteArray();
    }

    private static NodeProto gemm(String output, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType("Gemm")
                .addAllInput(List.of(inputs))
                .addOutput(output)
                .addAttribute(AttributeProto.newBuilder()
                        .setName("transB")
                        .setType(AttributeProto.AttributeType.INT)
                        .setI(1))
                .build();
    }

    private static TensorProto tensor(String name, long seed, long... shape) {
        Random random = new Random(seed);
        int size = 1;
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT_VALUE);
        for (long dimension : shape) {
            size *= (int) dimension;
            tensor.addDims(dimension);
        }
        ByteBuffer raw = ByteBuffer.allocate(size * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < size; i++) {
            raw.putFloat((float) random.nextGaussian());
        }
        return tensor.setRawData(ByteString.copyFrom(raw.array())).build();
    }

    private static ValueInfoProto value(String name, int width) {
        TensorShapeProto shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("n"))
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(width))
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT_VALUE)
                                .setShape(shape)))
                .build();
    }

    private static Preprocessing preprocessing() {
        List<Preprocessing.Input> inputs = new ArrayList<>();
        for (int f = 0; f < FEATURES; f++) {
            inputs.add(new Preprocessing.Input("f" + f, Preprocessing.Transform.NONE, 50, 50, 29, f % 2 == 1));
        }
        return Preprocessing.of(5, inputs);
    }

    private static FeatureSchema schema() {
        List<FeatureSpec> features = new ArrayList<>();
        for (int f = 0; f < FEATURES; f++) {
            MissingPolicy policy = f % 2 == 0 ? MissingPolicy.REQUIRED : MissingPolicy.TOLERATED;
            features.add(new FeatureSpec(new FeatureName("f" + f), "1", 0, 100, policy, FeatureGroup.JOINTS, "f", "f"));
        }
        return new FeatureSchema("1", features);
    }

    private static PackageDraft draft(String name, List<MemberWeight> members, long seed) {
        ScoringRule rule = new ScoringRule(
                members,
                new Calibration(0.1, 0.9),
                new IntervalRule(
                        IntervalRule.CALIBRATION_REFIT_AND_SPREAD, 0.9, false, 1.645, 0.01, 0.02, 0.001, 0.05));
        List<FeatureVector> golden = new ArrayList<>(patients(40, seed + 99));
        golden.add(FeatureVector.of(SCHEMA).build());
        return new PackageDraft(card(name), new InputContract(SCHEMA, 4), rule, golden);
    }

    private static ModelCard card(String name) {
        return new ModelCard(
                name,
                "1.0.0",
                TaskId.UA_PROGRESSION,
                "Invented",
                true,
                "Tests.",
                "Everything else.",
                "Invented.",
                "69896004",
                Period.ofMonths(12),
                new ModelCard.Cohort("Invented.", 300, 150, 1, Map.of(), "0".repeat(64)),
                List.of(),
                new ModelCard.Cutoffs(0.2, 0.6, "invented"),
                List.of("Invented."),
                new ModelCard.Training(1, Map.of(), Map.of()));
    }
}
