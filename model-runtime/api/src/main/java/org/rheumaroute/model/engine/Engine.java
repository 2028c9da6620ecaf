package org.rheumaroute.model.engine;

import java.nio.file.Path;
import org.rheumaroute.model.feature.FeatureSchema;

/** Opens the weights of one kind of model. Found by {@link java.util.ServiceLoader}. Thread-safe. */
public interface Engine {
    /** Name that a package's manifest uses, for example {@code xgboost} or {@code onnx}. */
    String id();

    /** Engine and library version, for example {@code XGBoost4J 3.0.4}; recorded with every score. */
    String version();

    /**
     * Checks the structure of the weights in Java, then opens them. The caller has already checked hashes and
     * signature: nothing unverified may reach native code.
     *
     * @param folder the package's folder that holds this engine's files
     * @param schema the inputs in order
     * @throws ModelIntegrityException when the weights do not fit the schema or are malformed
     */
    MemberModel open(Path folder, FeatureSchema schema) throws ModelIntegrityException;
}
