package org.rheumaroute.model.neural;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.rheumaroute.model.engine.ModelIntegrityException;

/**
 * Checks an ONNX file in Java: known fields only, operators from a list, no functions, no subgraphs, no external data,
 * every name defined before use, every number finite. ONNX Runtime itself accepts most damaged files and then gives
 * other scores.
 */
final class OnnxStructure {
    private static final int MOST_BYTES = 16 << 20;
    private static final int MOST_NODES = 2000;
    private static final int IR_NEWEST = 10;
    private static final int OPSET_OLDEST = 13;
    private static final int OPSET_NEWEST = 21;
    /** Plain arithmetic of feed-forward nets. Nothing here reads files, loops, or draws random numbers. */
    private static final Set<String> OPERATORS = Set.of(
            "Gemm",
            "MatMul",
            "Add",
            "Sub",
            "Mul",
            "Div",
            "Relu",
            "LeakyRelu",
            "Elu",
            "Sigmoid",
            "Tanh",
            "Concat",
            "Identity",
            "LayerNormalization",
            "BatchNormalization");

    private final int width;
    private final Set<String> defined = new HashSet<>();
    private int nodes;

    private OnnxStructure(int width) {
        this.width = width;
    }

    /**
     * Refuses everything but a sound feed-forward net.
     *
     * @param width number of inputs that the preprocessing gives
     * @throws ModelIntegrityException (check {@code structure}) naming the first thing that is wrong
     */
    static void requireSound(Path origin, byte[] onnx, int width) throws ModelIntegrityException {
        try {
            Unsound.unless(onnx.length <= MOST_BYTES, "more than " + MOST_BYTES + " bytes");
            new OnnxStructure(width).model(new WireReader(onnx));
        } catch (Unsound e) {
            throw new ModelIntegrityException(origin, "structure", String.valueOf(e.getMessage()));
        }
    }

    private void model(WireReader in) throws Unsound {
        boolean graph = false;
        boolean opset = false;
        long ir = 0;
        while (in.hasMore()) {
            switch (in.field()) {
                case 1 -> ir = in.number();
                case 5 -> in.number(); // model_version
                case 2, 3, 4, 6 -> in.text(); // producer, domain, doc_string
                case 7 -> {
                    Unsound.unless(!graph, "two graphs");
                    graph = true;
                    graph(in.message());
                }
                case 8 -> {
                    opset(in.message());
                    opset = true;
                }
                case 14 -> in.message(); // metadata_props
                default -> throw new Unsound("functions, training information and unknown fields are not allowed");
            }
        }
        Unsound.unless(graph && opset, "graph or operator set is missing");
        Unsound.unless(ir >= 3 && ir <= IR_NEWEST, "IR version " + ir + " is not supported");
    }

    private static void opset(WireReader in) throws Unsound {
        long version = 0;
        while (in.hasMore()) {
            switch (in.field()) {
                case 1 -> Unsound.unless(in.text().isEmpty(), "only the standard operators are allowed");
                case 2 -> version = in.number();
                default -> throw new Unsound("operator set has an unknown field");
            }
        }
        Unsound.unless(
                version >= OPSET_OLDEST && version <= OPSET_NEWEST, "operator set " + version + " is not supported");
    }

    private void graph(WireReader in) throws Unsound {
        // Initializers and inputs may stand behind the nodes in the file, so names are collected first.
        WireReader again = in.copy();
        int inputs = 0;
        int outputs = 0;
        while (in.hasMore()) {
            switch (in.field()) {
                case 5 -> define(OnnxTensor32.nameOfSound(in.message()));
                case 11 -> {
                    inputs++;
                    define(OnnxValue.nameOfSound(in.message(), OnnxEngine.INPUT, width));
                }
                case 12 -> {
                    outputs++;
                    OnnxValue.nameOfSound(in.message(), OnnxEngine.OUTPUT, 1);
                }
                case 1, 2, 10, 13, 16 -> in.message(); // node, name, doc_string, value_info, metadata_props
                default -> throw new Unsound("sparse or quantized tensors and unknown fields are not allowed");
            }
        }
        Unsound.unless(inputs == 1 && outputs == 1, "the net must have one input and one output");
        while (again.hasMore()) {
            int field = again.field();
            WireReader message = again.message();
            if (field == 1) {
                node(message);
            }
        }
        Unsound.unless(defined.contains(OnnxEngine.OUTPUT), "no node gives the output");
    }

    private void node(WireReader in) throws Unsound {
        Unsound.unless(++nodes <= MOST_NODES, "more than " + MOST_NODES + " nodes");
        String operator = "";
        Set<String> outputs = new HashSet<>();
        while (in.hasMore()) {
            switch (in.field()) {
                case 1 -> Unsound.unless(defined.contains(in.text()), "a node reads a name that is not defined yet");
                case 2 -> Unsound.unless(outputs.add(in.text()), "a node gives one name twice");
                case 3, 6 -> in.text(); // name, doc_string
                case 4 -> operator = in.text();
                case 5 -> attribute(in.message());
                case 7 -> Unsound.unless(in.text().isEmpty(), "only the standard operators are allowed");
                default -> throw new Unsound("a node has an unknown field");
            }
        }
        Unsound.unless(OPERATORS.contains(operator), "a node's operator is not on the list");
        Unsound.unless(outputs.size() == 1, "a node must give one output");
        define(outputs.iterator().next());
    }

    private static void attribute(WireReader in) throws Unsound {
        while (in.hasMore()) {
            switch (in.field()) {
                case 1, 13 -> in.text(); // name, doc_string
                case 2 ->
                    Unsound.unless(
                            in.wireType() == WireReader.FIXED32 && Float.isFinite(in.fixedFloat()),
                            "an attribute is not finite");
                case 3, 20 -> in.number(); // integer, type
                default -> throw new Unsound("an attribute may hold one number only");
            }
        }
    }

    private void define(String name) throws Unsound {
        Unsound.unless(!name.isEmpty() && defined.add(name), "a name is empty or defined twice");
    }
}
