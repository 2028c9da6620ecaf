package org.rheumaroute.routes.packages;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.rheumaroute.model.engine.Engine;
import org.rheumaroute.model.engine.MemberModel;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.engine.PackageFiles;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureVector;

/** A whole engine for tests: {@code constant.txt} holds the log-odds that everybody gets. */
public final class ConstantEngine implements Engine {
    static final String ID = "constant";
    static final String FILE = "constant.txt";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String version() {
        return "constant 1";
    }

    @Override
    public MemberModel open(PackageFiles files, FeatureSchema schema) throws ModelIntegrityException {
        return new Constant(Double.parseDouble(new String(files.bytes(FILE), StandardCharsets.UTF_8)), schema.size());
    }

    private record Constant(double logOdds, int features) implements MemberModel {
        @Override
        public double[] logOdds(List<FeatureVector> vectors) {
            return vectors.stream().mapToDouble(vector -> logOdds).toArray();
        }

        @Override
        public double[][] contributions(List<FeatureVector> vectors) {
            double[][] shares = new double[vectors.size()][features + 1];
            for (double[] row : shares) {
                row[features] = logOdds;
            }
            return shares;
        }

        @Override
        public void close() {}
    }
}
