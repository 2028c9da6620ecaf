package org.rheumaroute.model.xgboost;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import ml.dmlc.xgboost4j.java.Booster;
import org.rheumaroute.model.engine.Engine;
import org.rheumaroute.model.engine.MemberModel;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.engine.PackageFiles;
import org.rheumaroute.model.feature.FeatureSchema;

/**
 * Opens {@code model.json}, a boosted-tree classifier in XGBoost's JSON form. Only {@code gbtree} with {@code
 * binary:logistic} and numeric splits is opened. Thread-safe.
 */
public final class BoosterEngine implements Engine {
    /** Id in a package's manifest. */
    public static final String ID = "xgboost";

    /** Name of the weights' file. */
    public static final String MODEL_FILE = "model.json";

    private final String version = "XGBoost4J " + libraryVersion();

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String version() {
        return version;
    }

    /** XGBoost4J logs by Commons Logging, behind which a server puts a logging of its own. */
    @Override
    public List<Class<?>> libraries() {
        List<Class<?>> libraries = new ArrayList<>(List.of(Booster.class));
        found("org.apache.commons.logging.LogFactory", Booster.class).ifPresent(facade -> {
            libraries.add(facade);
            found("org.jboss.logging.Logger", facade).ifPresent(libraries::add);
        });
        return List.copyOf(libraries);
    }

    @Override
    public MemberModel open(PackageFiles files, FeatureSchema schema) throws ModelIntegrityException {
        byte[] json = files.bytes(MODEL_FILE);
        TreeStructure.requireSound(files.origin().resolve(MODEL_FILE), json, schema.size());
        return BoosterModel.open(files.origin().resolve(MODEL_FILE), json, schema);
    }

    /** A class as another one sees it. */
    private static Optional<Class<?>> found(String name, Class<?> by) {
        try {
            return Optional.of(Class.forName(name, false, by.getClassLoader()));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    private static String libraryVersion() {
        try (InputStream in = Objects.requireNonNull(BoosterEngine.class.getResourceAsStream("engine.properties"))) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new IllegalStateException("engine.properties lies beside this class", e);
        }
    }
}
