package org.rheumaroute.model.neural;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.rheumaroute.model.engine.Engine;
import org.rheumaroute.model.engine.MemberModel;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.engine.PackageFiles;
import org.rheumaroute.model.feature.FeatureSchema;

/**
 * Opens {@code net.onnx} with {@code preprocessing.json}. The net takes {@code x}, {@code float[n ×
 * preprocessing.width()]}, and gives {@code log-odds}, {@code float[n × 1]}. Thread-safe.
 */
public final class OnnxEngine implements Engine {
    /** Id in a package's manifest. */
    public static final String ID = "onnx";

    /** Name of the net's file. */
    public static final String NET_FILE = "net.onnx";

    /** Name of the file that says how features become the net's inputs. */
    public static final String PREPROCESSING_FILE = "preprocessing.json";

    /** Name of the net's input. */
    public static final String INPUT = "x";

    /** Name of the net's output. */
    public static final String OUTPUT = "log-odds";

    private final String version = "ONNX Runtime " + libraryVersion();

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String version() {
        return version;
    }

    /** Kernels for another processor add in another order; the log-odds then move in the sixth decimal. */
    @Override
    public double goldenTolerance() {
        return 5e-6;
    }

    @Override
    public List<Class<?>> libraries() {
        return List.of(OrtEnvironment.class);
    }

    @Override
    public MemberModel open(PackageFiles files, FeatureSchema schema) throws ModelIntegrityException {
        Preprocessing preprocessing =
                Preprocessing.read(files.origin().resolve(PREPROCESSING_FILE), files.bytes(PREPROCESSING_FILE), schema);
        byte[] net = files.bytes(NET_FILE);
        OnnxStructure.requireSound(files.origin().resolve(NET_FILE), net, preprocessing.width());
        return OnnxModel.open(files.origin().resolve(NET_FILE), net, preprocessing, schema);
    }

    private static String libraryVersion() {
        try (InputStream in = Objects.requireNonNull(OnnxEngine.class.getResourceAsStream("engine.properties"))) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new IllegalStateException("engine.properties lies beside this class", e);
        }
    }
}
