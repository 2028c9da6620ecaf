package org.rheumaroute.model.engine;

import java.util.List;
import org.rheumaroute.model.feature.FeatureSchema;

/** Opens the weights of one kind of model. Found by {@link java.util.ServiceLoader}. Thread-safe. */
public interface Engine {
    /** Name that a package's manifest uses, for example {@code xgboost} or {@code onnx}. */
    String id();

    /** Engine and library version, for example {@code XGBoost4J 3.0.4}; recorded with every score. */
    String version();

    /**
     * Greatest difference in log-odds that a golden row may show when it is computed again. 0 asks for the same bits;
     * a network's kernels add in another order on another processor.
     */
    default double goldenTolerance() {
        return 0.0;
    }

    /** A class of each library that it stands on, for whoever must find their files. */
    default List<Class<?>> libraries() {
        return List.of();
    }

    /**
     * Checks the structure of the weights in Java, then opens them. The caller has already checked hashes and
     * signature: nothing unverified may reach native code.
     *
     * @param files the verified bytes of the package that holds this engine's files
     * @param schema the inputs in order
     * @throws ModelIntegrityException when the weights do not fit the schema or are malformed
     */
    MemberModel open(PackageFiles files, FeatureSchema schema) throws ModelIntegrityException;
}
