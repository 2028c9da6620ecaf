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
import java.util.List;
import org.rheumaroute.model.neural.OnnxEngine;

/** Writes an ensemble of nets as one ONNX graph that gives the mean of their log-odds. */
final class OnnxExport {
    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("ensemble");

    private OnnxExport() {}

    static byte[] write(List<NetWeights> nets) {
        OnnxExport export = new OnnxExport();
        int width = nets.get(0).layers().get(0).inputs();
        export.graph.addInput(declaration(OnnxEngine.INPUT, width));
        export.graph.addOutput(declaration(OnnxEngine.OUTPUT, 1));
        String sum = export.net(nets.get(0), 0);
        for (int i = 1; i < nets.size(); i++) {
            sum = export.node("Add", "sum-" + i, sum, export.net(nets.get(i), i));
        }
        export.tensor("share", new float[] {1f / nets.size()}, 1);
        export.node("Mul", OnnxEngine.OUTPUT, sum, "share");
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("rheumaroute")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
                .setGraph(export.graph)
                .build()
                .toByteArray();
    }

    private String net(NetWeights net, int number) {
        String current = OnnxEngine.INPUT;
        for (int l = 0; l < net.layers().size(); l++) {
            NetWeights.Layer layer = net.layers().get(l);
            String name = "net-" + number + "-layer-" + l;
            tensor(name + "-weight", layer.weights(), layer.outputs(), layer.inputs());
            tensor(name + "-bias", layer.bias(), layer.outputs());
            current = node("Gemm", name, current, name + "-weight", name + "-bias");
            if (l < net.layers().size() - 1) {
                current = node("Relu", name + "-relu", current);
            }
        }
        return current;
    }

    private String node(String operator, String output, String... inputs) {
        NodeProto.Builder node =
                NodeProto.newBuilder().setOpType(operator).setName(output).addOutput(output);
        for (String input : inputs) {
            node.addInput(input);
        }
        if (operator.equals("Gemm")) { // weights lie as PyTorch keeps them: outputs × inputs
            node.addAttribute(AttributeProto.newBuilder()
                    .setName("transB")
                    .setType(AttributeProto.AttributeType.INT)
                    .setI(1));
        }
        graph.addNode(node);
        return output;
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
