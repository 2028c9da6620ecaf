package org.rheumaroute.model.neural;

import org.rheumaroute.model.engine.Engine;
import org.rheumaroute.model.engine.MemberModel;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.engine.PackageFiles;
import org.rheumaroute.model.feature.FeatureSchema;

/** Opens {@code net.onnx} with {@code preprocessing.json}. Thread-safe. */
public final class OnnxEngine implements Engine {
    @Override
    public String id() {
        return "onnx";
    }

    @Override
    public String version() {
        return "ONNX Runtime 1.29.0";
    }

    @Override
    public double goldenTolerance() {
        return 5e-6;
    }

    @Override
    public MemberModel open(PackageFiles files, FeatureSchema schema) throws ModelIntegrityException {
        throw new ModelIntegrityException(files.origin(), "unfinished", schema.toString());
    }
}
