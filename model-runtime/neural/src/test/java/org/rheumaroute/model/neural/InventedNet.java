package org.rheumaroute.model.neural;

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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.rheumaroute.model.engine.PackageFiles;
import org.rheumaroute.model.feature.FeatureGroup;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.feature.MissingPolicy;

/** A net of seven inputs (five features, two of which may be missing) with invented weights. */
final class InventedNet {
    static final FeatureSchema SCHEMA = schema();
    static final Preprocessing PREPROCESSING = preprocessing();
    static final int WIDTH = 7;

    private InventedNet() {}

    static PackageFiles files() {
        return files(model().build().toByteArray(), PREPROCESSING.toJson());
    }

    static PackageFiles files(byte[] net, byte[] preprocessing) {
        return new PackageFiles(
                Path.of("invented"), Map.of(OnnxEngine.NET_FILE, net, OnnxEngine.PREPROCESSING_FILE, preprocessing));
    }

    static ModelProto.Builder model() {
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .setGraph(graph());
    }

    static GraphProto.Builder graph() {
        return GraphProto.newBuilder()
                .setName("invented")
                .addInput(value("x", WIDTH))
                .addOutput(value("log-odds", 1))
                .addInitializer(tensor("w1", 1, 6, WIDTH))
                .addInitializer(tensor("b1", 2, 6))
                .addInitializer(tensor("w2", 3, 1, 6))
                .addInitializer(tensor("b2", 4, 1))
                .addNode(gemm("h", "x", "w1", "b1"))
                .addNode(NodeProto.newBuilder().setOpType("Tanh").addInput("h").addOutput("t"))
                .addNode(gemm("log-odds", "t", "w2", "b2"));
    }

    static NodeProto.Builder gemm(String output, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType("Gemm")
                .addAllInput(List.of(inputs))
                .addOutput(output)
                .addAttribute(AttributeProto.newBuilder()
                        .setName("transB")
                        .setType(AttributeProto.AttributeType.INT)
                        .setI(1));
    }

    static TensorProto.Builder tensor(String name, long seed, long... shape) {
        Random random = new Random(seed);
        long size = 1;
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT_VALUE);
        for (long dimension : shape) {
            size *= dimension;
            tensor.addDims(dimension);
        }
        ByteBuffer raw = ByteBuffer.allocate((int) size * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < size; i++) {
            raw.putFloat((float) random.nextGaussian());
        }
        return tensor.setRawData(ByteString.copyFrom(raw.array()));
    }

    static ValueInfoProto.Builder value(String name, int width) {
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT_VALUE)
                                .setShape(TensorShapeProto.newBuilder()
                                        .addDim(TensorShapeProto.Dimension.newBuilder()
                                                .setDimParam("n"))
                                        .addDim(TensorShapeProto.Dimension.newBuilder()
                                                .setDimValue(width)))));
    }

    static List<FeatureVector> patients(int count, long seed) {
        Random random = new Random(seed);
        List<FeatureVector> patients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            FeatureVector.Builder patient = FeatureVector.of(SCHEMA);
            for (int f = 0; f < 5; f++) {
                if (f < 3 || random.nextDouble() < 0.7) {
                    patient.set(new FeatureName("f" + f), Math.abs(10 * random.nextGaussian()));
                }
            }
            patients.add(patient.build());
        }
        return patients;
    }

    private static FeatureSchema schema() {
        List<FeatureSpec> features = new ArrayList<>();
        for (int f = 0; f < 5; f++) {
            MissingPolicy policy = f < 3 ? MissingPolicy.REQUIRED : MissingPolicy.TOLERATED;
            features.add(new FeatureSpec(new FeatureName("f" + f), "1", 0, 100, policy, FeatureGroup.JOINTS, "f", "f"));
        }
        return new FeatureSchema("1", features);
    }

    private static Preprocessing preprocessing() {
        List<Preprocessing.Input> inputs = new ArrayList<>();
        for (int f = 0; f < 5; f++) {
            boolean log = f == 0;
            inputs.add(new Preprocessing.Input(
                    "f" + f,
                    log ? Preprocessing.Transform.LOG1P : Preprocessing.Transform.NONE,
                    log ? 1.5 : 6,
                    log ? 1.6 : 8,
                    log ? 0.7 : 6,
                    f >= 3));
        }
        return Preprocessing.of(5, inputs);
    }
}
