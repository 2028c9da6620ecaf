package org.rheumaroute.model.packages;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.rheumaroute.model.engine.Engine;
import org.rheumaroute.model.engine.MemberModel;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.engine.PackageFiles;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureVector;

/**
 * A whole engine without native code: {@code linear.txt} holds a base value, one slope for each feature and one value
 * for each missing feature. Counts what it opens and what is still open.
 */
final class LinearEngine implements Engine {
    static final String FILE = "linear.txt";

    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger open = new AtomicInteger();
    private final String id;

    LinearEngine(String id) {
        this.id = id;
    }

    static byte[] weights(double base, double slope, double whenMissing, int features) {
        StringBuilder text = new StringBuilder(Double.toString(base));
        for (int i = 0; i < features; i++) {
            text.append('\n').append(slope * (i + 1)).append(' ').append(whenMissing);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String version() {
        return "linear 1";
    }

    @Override
    public MemberModel open(PackageFiles files, FeatureSchema schema) throws ModelIntegrityException {
        opened.incrementAndGet();
        List<String> lines =
                new String(files.bytes(FILE), StandardCharsets.UTF_8).lines().toList();
        double base = Double.parseDouble(lines.get(0));
        List<double[]> parts = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(" ");
            parts.add(new double[] {Double.parseDouble(cells[0]), Double.parseDouble(cells[1])});
        }
        open.incrementAndGet();
        return new Linear(base, parts);
    }

    private final class Linear implements MemberModel {
        private final double base;
        private final List<double[]> parts;

        Linear(double base, List<double[]> parts) {
            this.base = base;
            this.parts = parts;
        }

        @Override
        public double[] logOdds(List<FeatureVector> vectors) {
            double[] sums = new double[vectors.size()];
            double[][] shares = contributions(vectors);
            for (int i = 0; i < sums.length; i++) {
                for (double share : shares[i]) {
                    sums[i] += share;
                }
            }
            return sums;
        }

        @Override
        public double[][] contributions(List<FeatureVector> vectors) {
            double[][] shares = new double[vectors.size()][parts.size() + 1];
            for (int i = 0; i < shares.length; i++) {
                for (int f = 0; f < parts.size(); f++) {
                    shares[i][f] = vectors.get(i).value(f).isPresent()
                            ? parts.get(f)[0] * vectors.get(i).value(f).getAsDouble()
                            : parts.get(f)[1];
                }
                shares[i][parts.size()] = base;
            }
            return shares;
        }

        @Override
        public void close() {
            open.decrementAndGet();
        }
    }
}
