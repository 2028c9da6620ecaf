package org.rheumaroute.cli.foreign;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rheumaroute.cli.shell.RefusedException;

/**
 * A net as somebody else names things, in the words of this product: one input {@code x}, one output {@code log-odds}.
 * Where the net ends in a sigmoid, its log-odds are what goes into it. Nothing else changes: no weight, no operator. The
 * structural check of the engine comes after this and decides.
 */
final class ForeignNet {
    private static final int MOST_BYTES = 16 << 20;
    private static final String INPUT = "x";
    private static final String OUTPUT = "log-odds";
    private static final Set<String> STANDARD_DOMAINS = Set.of("", "ai.onnx");

    private final GraphProto graph;
    private final Map<String, String> names = new HashMap<>();

    private ForeignNet(GraphProto graph) {
        this.graph = graph;
    }

    /**
     * Translates.
     *
     * @throws RefusedException when it is no ONNX file, or has not one input and one output
     */
    static byte[] inOurWords(byte[] onnx) throws RefusedException {
        if (onnx.length > MOST_BYTES) {
            throw new RefusedException("the net has more than " + MOST_BYTES + " bytes");
        }
        ModelProto model;
        try {
            model = ModelProto.parseFrom(onnx);
        } catch (InvalidProtocolBufferException e) {
            throw new RefusedException("the net is no ONNX file", e);
        }
        List<OperatorSetIdProto> standard = model.getOpsetImportList().stream()
                .filter(opset -> STANDARD_DOMAINS.contains(opset.getDomain()))
                .map(opset -> opset.toBuilder().clearDomain().build())
                .toList();
        return model.toBuilder()
                .clearOpsetImport()
                .addAllOpsetImport(standard)
                .clearMetadataProps()
                .setGraph(new ForeignNet(model.getGraph()).translated())
                .build()
                .toByteArray();
    }

    private GraphProto translated() throws RefusedException {
        ValueInfoProto input = onlyInput();
        if (graph.getOutputCount() != 1) {
            throw new RefusedException("the net has " + graph.getOutputCount() + " outputs; it must have one: the"
                    + " log-odds, or the probability by a sigmoid");
        }
        Optional<NodeProto> sigmoid = sigmoidAtTheEnd();
        String answer =
                sigmoid.map(node -> node.getInput(0)).orElse(graph.getOutput(0).getName());
        names.put(input.getName(), INPUT);
        names.put(answer, OUTPUT);
        GraphProto.Builder ours = GraphProto.newBuilder().setName("foreign");
        ours.addInput(declared(input, INPUT));
        ours.addOutput(declared(graph.getOutput(0), OUTPUT));
        for (TensorProto tensor : graph.getInitializerList()) {
            ours.addInitializer(tensor.toBuilder().setName(nameOf(tensor.getName())));
        }
        ours.addAllSparseInitializer(graph.getSparseInitializerList()); // the structural check refuses them
        for (NodeProto node : graph.getNodeList()) {
            if (sigmoid.isEmpty() || node != sigmoid.get()) {
                ours.addNode(translated(node));
            }
        }
        return ours.build();
    }

    /** Old exporters list the weights among the inputs. */
    private ValueInfoProto onlyInput() throws RefusedException {
        Set<String> weights =
                graph.getInitializerList().stream().map(TensorProto::getName).collect(Collectors.toSet());
        List<ValueInfoProto> inputs = graph.getInputList().stream()
                .filter(input -> !weights.contains(input.getName()))
                .toList();
        if (inputs.size() != 1) {
            throw new RefusedException("the net has " + inputs.size() + " inputs; it must have one, a row of numbers");
        }
        return inputs.get(0);
    }

    private Optional<NodeProto> sigmoidAtTheEnd() {
        String answer = graph.getOutput(0).getName();
        return graph.getNodeList().stream()
                .filter(node -> node.getOpType().equals("Sigmoid") && node.getInputCount() == 1)
                .filter(node -> node.getOutputList().contains(answer))
                .filter(node -> graph.getNodeList().stream()
                        .anyMatch(before -> before.getOutputList().contains(node.getInput(0))))
                .findFirst();
    }

    private NodeProto translated(NodeProto node) {
        return node.toBuilder()
                .clearInput()
                .addAllInput(node.getInputList().stream().map(this::nameOf).toList())
                .clearOutput()
                .addAllOutput(node.getOutputList().stream().map(this::nameOf).toList())
                .clearName()
                .clearDocString()
                .build();
    }

    /** Any name but the two that mean something: a foreign tensor may be called so as well. */
    private String nameOf(String foreign) {
        return foreign.isEmpty() ? foreign : names.computeIfAbsent(foreign, name -> "foreign-" + names.size());
    }

    /** As it was declared, for any number of rows: a tool may have written the one it was exported with. */
    private static ValueInfoProto declared(ValueInfoProto value, String name) {
        ValueInfoProto.Builder ours = value.toBuilder().setName(name);
        TensorShapeProto.Builder shape =
                ours.getTypeBuilder().getTensorTypeBuilder().getShapeBuilder();
        if (shape.getDimCount() == 2) {
            shape.setDim(0, TensorShapeProto.Dimension.newBuilder().setDimParam("n"));
        }
        return ours.build();
    }
}
