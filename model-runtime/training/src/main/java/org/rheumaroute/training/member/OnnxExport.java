package org.rheumaroute.training.member;

import java.util.List;

/** Writes nets into a graph and compares the exported member with the trained one. */
final class OnnxExport {
    private OnnxExport() {}

    /** An ensemble as one graph that gives the mean of the nets' log-odds. */
    static byte[] write(List<NetWeights> nets) {
        OnnxGraph graph = new OnnxGraph(nets.get(0).layers().get(0).inputs());
        String sum = net(graph, OnnxGraph.INPUT, nets.get(0));
        for (NetWeights net : nets.subList(1, nets.size())) {
            sum = graph.add(sum, net(graph, OnnxGraph.INPUT, net));
        }
        return graph.finish(graph.multiply(sum, graph.constant(1f / nets.size())));
    }

    private static String net(OnnxGraph graph, String from, NetWeights net) {
        String current = from;
        for (int l = 0; l < net.layers().size(); l++) {
            NetWeights.Layer layer = net.layers().get(l);
            current = graph.linear(current, layer.weights(), layer.bias());
            if (l < net.layers().size() - 1) {
                current = graph.relu(current);
            }
        }
        return current;
    }

    /**
     * Refuses an export that gives other log-odds than the training did.
     *
     * @param tolerance for log-odds up to 1; above, floats cannot agree more closely than their own spacing allows
     */
    static void requireSameNumbers(double[] trained, double[] exported, double tolerance) {
        for (int i = 0; i < trained.length; i++) {
            double gap = Math.abs(trained[i] - exported[i]);
            if (!(gap <= tolerance * Math.max(1.0, Math.abs(trained[i])))) {
                throw new IllegalStateException("the exported net differs from the trained one by " + gap);
            }
        }
    }
}
