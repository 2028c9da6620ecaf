package org.rheumaroute.cli.foreign;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.feature.FeatureVector;

/**
 * A small net as another tool exports it: scaler, two layers and a sigmoid, the tool's own names ({@code x} among them,
 * for something else), weights as plain floats, one row a call, operators of another domain announced and not used.
 */
public final class ForeignOnnx {
    private static final int HIDDEN = 5;

    private final FeatureSchema schema;
    private final Random random = new Random(11);

    /** @param schema the features in the net's order */
    public ForeignOnnx(FeatureSchema schema) {
        this.schema = schema;
    }

    /** The net's inputs of one patient: values, a stand-in for those that are missing, then flags. */
    public static float[] row(FeatureSchema schema, FeatureVector patient, double[] standIns) {
        long flags = schema.features().stream().filter(f -> !f.isRequired()).count();
        float[] row = new float[schema.size() + (int) flags];
        int flag = schema.size();
        for (int f = 0; f < schema.size(); f++) {
            OptionalDouble value = patient.value(f);
            row[f] = (float) value.orElse(standIns[f]);
            if (!schema.features().get(f).isRequired()) {
                row[flag++] = value.isEmpty() ? 1 : 0;
            }
        }
        return row;
    }

    /** Writes the file. */
    public Path write(Path file) throws IOException {
        int width = row(schema, FeatureVector.of(schema).build(), new double[schema.size()]).length;
        GraphProto.Builder graph = GraphProto.newBuilder()
                .setName("torch-jit-export")
                .addInput(value("float_input", width))
                .addOutput(value("probability", 1))
                .addValueInfo(value("hidden", HIDDEN))
                .addInitializer(centres(width))
                .addInitializer(scales(width))
                .addInitializer(weights("x", HIDDEN, width)) // what this product calls its input
                .addInitializer(weights("log-odds", HIDDEN)) // and its output
                .addInitializer(weights("coefficient2", 1, HIDDEN))
                .addInitializer(weights("intercept2", 1))
                .addNode(node("Sub", "centred", "float_input", "centres"))
                .addNode(node("Div", "scaled", "centred", "scales"))
                .addNode(gemm("hidden", "scaled", "x", "log-odds"))
                .addNode(node("Relu", "activated", "hidden"))
                .addNode(gemm("raw", "activated", "coefficient2", "intercept2"))
                .addNode(node("Sigmoid", "probability", "raw"));
        ModelProto model = ModelProto.newBuilder()
                .setIrVersion(8)
                .setProducerName("another tool")
                .addOpsetImport(
                        OperatorSetIdProto.newBuilder().setDomain("ai.onnx.ml").setVersion(3))
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(15))
                .addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey("author").setValue("somebody"))
                .setGraph(graph)
                .build();
        return Files.write(file, model.toByteArray());
    }

    private TensorProto centres(int width) {
        TensorProto.Builder tensor = floats("centres", 1, width);
        for (FeatureSpec feature : schema.features()) {
            tensor.addFloatData((float) ((feature.low() + feature.high()) / 4));
        }
        for (int flag = schema.size(); flag < width; flag++) {
            tensor.addFloatData(0);
        }
        return tensor.build();
    }

    private TensorProto scales(int width) {
        TensorProto.Builder tensor = floats("scales", 1, width);
        for (FeatureSpec feature : schema.features()) {
            tensor.addFloatData((float) ((feature.high() - feature.low()) / 4));
        }
        for (int flag = schema.size(); flag < width; flag++) {
            tensor.addFloatData(1);
        }
        return tensor.build();
    }

    private TensorProto weights(String name, long... shape) {
        TensorProto.Builder tensor = floats(name, shape);
        long size = 1;
        for (long dimension : shape) {
            size *= dimension;
        }
        for (int i = 0; i < size; i++) {
            tensor.addFloatData((float) random.nextGaussian());
        }
        return tensor.build();
    }

    private static TensorProto.Builder floats(String name, long... shape) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT_VALUE);
        for (long dimension : shape) {
            tensor.addDims(dimension);
        }
        return tensor;
    }

    private static NodeProto node(String operator, String output, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .setName(operator + "_" + output)
                .addAllInput(List.of(inputs))
                .addOutput(output)
                .build();
    }

    private static NodeProto gemm(String output, String... inputs) {
        return node("Gemm", output, inputs).toBuilder()
                .addAttribute(AttributeProto.newBuilder()
                        .setName("transB")
                        .setType(AttributeProto.AttributeType.INT)
                        .setI(1))
                .addAttribute(AttributeProto.newBuilder()
                        .setName("alpha")
                        .setType(AttributeProto.AttributeType.FLOAT)
                        .setF(1))
                .build();
    }

    private static ValueInfoProto value(String name, int width) {
        TensorShapeProto shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(1))
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
}
