package org.rheumaroute.training.member;

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
import org.rheumaroute.model.neural.OnnxEngine;

/**
 * Builds an ONNX graph step by step, with plain arithmetic only. Every method names what it made by a string that later
 * steps take. Confined to one thread.
 */
final class OnnxGraph {
    /** The graph's input: {@code float[n × width]}. */
    static final String INPUT = OnnxEngine.INPUT;

    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("member");
    private int made;

    OnnxGraph(int width) {
        graph.addInput(declaration(OnnxEngine.INPUT, width));
        graph.addOutput(declaration(OnnxEngine.OUTPUT, 1));
    }

    /**
     * {@code from · weightsᵀ + bias}.
     *
     * @param weights {@code float[outputs × inputs]}, row-major
     * @param bias {@code float[outputs]}
     */
    String linear(String from, float[] weights, float[] bias) {
        String name = name("linear");
        tensor(name + "-weight", weights, bias.length, weights.length / bias.length);
        tensor(name + "-bias", bias, bias.length);
        NodeProto.Builder node = node("Gemm", name, from, name + "-weight", name + "-bias");
        node.addAttribute(integer("transB", 1));
        graph.addNode(node);
        return name;
    }

    /** As {@link #linear(String, float[], float[])}, from doubles and without a bias. */
    String linear(String from, double[][] weights) {
        float[] flat = new float[weights.length * weights[0].length];
        for (int o = 0; o < weights.length; o++) {
            for (int i = 0; i < weights[o].length; i++) {
                flat[o * weights[o].length + i] = (float) weights[o][i];
            }
        }
        return linear(from, flat, new float[weights.length]);
    }

    String relu(String from) {
        return unary("Relu", from);
    }

    String add(String a, String b) {
        return binary("Add", a, b);
    }

    String subtract(String a, String b) {
        return binary("Sub", a, b);
    }

    String multiply(String a, String b) {
        return binary("Mul", a, b);
    }

    /** The columns of {@code a}, then those of {@code b}. */
    String beside(String a, String b) {
        String name = name("concat");
        graph.addNode(node("Concat", name, a, b).addAttribute(integer("axis", 1)));
        return name;
    }

    /** One row of numbers, the same for every patient. */
    String constant(float... row) {
        String name = name("constant");
        tensor(name, row, row.length);
        return name;
    }

    /** The file; {@code logOdds} is the graph's answer, {@code float[n × 1]}. */
    byte[] finish(String logOdds) {
        graph.addNode(node("Identity", OnnxEngine.OUTPUT, logOdds));
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("rheumaroute")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private String unary(String operator, String from) {
        String name = name(operator);
        graph.addNode(node(operator, name, from));
        return name;
    }

    private String binary(String operator, String a, String b) {
        String name = name(operator);
        graph.addNode(node(operator, name, a, b));
        return name;
    }

    private String name(String kind) {
        return kind + "-" + made++;
    }

    private static NodeProto.Builder node(String operator, String output, String... inputs) {
        NodeProto.Builder node =
                NodeProto.newBuilder().setOpType(operator).setName(output).addOutput(output);
        for (String input : inputs) {
            node.addInput(input);
        }
        return node;
    }

    private static AttributeProto.Builder integer(String name, int value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value);
    }

    private void tensor(String name, float[] values, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            raw.putFloat(value);
        }
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT_VALUE)
                .setRawData(ByteString.copyFrom(raw.array()));
        for (long size : shape) {
            tensor.addDims(size);
        }
        graph.addInitializer(tensor);
    }

    private static ValueInfoProto declaration(String name, int width) {
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
}
