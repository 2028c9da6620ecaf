package org.rheumaroute.benchmark;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.rheumaroute.model.ScoreOutcome;
import org.rheumaroute.model.Scored;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.packages.LoadedPackage;

/**
 * A million rows through the product and through the bare engines with the same weights, by turns in one JVM, on one
 * thread each. The product gives the whole answer but its reasons (gates, both members, calibration, interval,
 * category); the engines give bare log-odds of one member.
 */
final class CohortRace {
    private static final int ROWS = 1_000_000;
    private static final int TURNS = 5; // so that all meet the same neighbours
    private static final int CHUNK = 10_000;
    private static final int NET_CHUNK = 1_000; // larger ones leave the processor's cache
    private static final int EXPLAINED = 20_000;
    private static final int WIDEST_NET = 4_096;

    private final LoadedPackage product;
    private final Path folder;
    private final List<FeatureVector> chunk;

    /**
     * @param product the opened package
     * @param folder where it lies
     * @param vectors different patients, repeated as often as needed
     */
    CohortRace(LoadedPackage product, Path folder, List<FeatureVector> vectors) {
        this.product = product;
        this.folder = folder;
        this.chunk = new ArrayList<>();
        for (int i = 0; i < CHUNK; i++) {
            chunk.add(vectors.get(i % vectors.size()));
        }
    }

    private interface Work {
        void rows(int rows) throws Exception;
    }

    /** Who runs, and the time it took so far. */
    private static final class Contestant {
        private final String what;
        private final Work work;
        private double cpu;
        private double wall;
        private int rows;

        Contestant(String what, Work work) {
            this.what = what;
            this.work = work;
        }

        void run(int more) throws Exception {
            OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            long wallBefore = System.nanoTime();
            long cpuBefore = machine.getProcessCpuTime();
            work.rows(more);
            cpu += (machine.getProcessCpuTime() - cpuBefore) / 1e9;
            wall += (System.nanoTime() - wallBefore) / 1e9;
            rows += more;
        }

        double rowsPerCpuSecond() {
            return rows / cpu;
        }
    }

    /** The table, as Markdown. */
    String run() throws Exception {
        requireSameNumberAlone();
        Contestant whole =
                new Contestant("RheumaRoute: gates, all members, calibration, interval, category", this::product);
        List<Contestant> engines = new ArrayList<>();
        for (Path trees : members("model.json")) {
            engines.add(new Contestant("XGBoost4J alone, the same trees: log-odds", rows -> trees(trees, rows)));
        }
        for (Path net : members("net.onnx")) {
            String name = String.valueOf(folder.relativize(net).getParent());
            engines.add(new Contestant(
                    "ONNX Runtime alone, the same net (" + name + "): log-odds", rows -> net(net, rows)));
        }
        race(whole, engines);
        Contestant explained = new Contestant("RheumaRoute with contributions (20,000 rows)", this::explained);
        explained.work.rows(CHUNK);
        explained.run(EXPLAINED);
        return table(whole, engines, explained);
    }

    private static void race(Contestant whole, List<Contestant> engines) throws Exception {
        List<Contestant> all = new ArrayList<>(List.of(whole));
        all.addAll(engines);
        for (Contestant one : all) {
            one.work.rows(10 * CHUNK); // warm
        }
        for (int turn = 0; turn < TURNS; turn++) {
            for (Contestant one : all) {
                one.run(ROWS / TURNS);
            }
        }
    }

    private static String table(Contestant whole, List<Contestant> engines, Contestant explained) {
        double oneAfterTheOther = 1
                / engines.stream()
                        .mapToDouble(one -> 1 / one.rowsPerCpuSecond())
                        .sum();
        StringBuilder table = new StringBuilder("""
                | A cohort of 1,000,000 rows | rows per CPU-second | of the engines one after the other | wall, s |
                |---|---|---|---|
                """);
        row(table, whole, oneAfterTheOther);
        engines.forEach(engine -> row(table, engine, oneAfterTheOther));
        table.append(String.format(
                Locale.ROOT, "| these engines one after the other | %,.0f | 1.000 | |%n", oneAfterTheOther));
        row(table, explained, oneAfterTheOther);
        return table.toString();
    }

    private static void row(StringBuilder table, Contestant one, double oneAfterTheOther) {
        table.append(String.format(
                Locale.ROOT,
                "| %s | %,.0f | %.3f | %.1f |%n",
                one.what,
                one.rowsPerCpuSecond(),
                one.rowsPerCpuSecond() / oneAfterTheOther,
                one.wall));
    }

    private void product(int rows) {
        for (int done = 0; done < rows; done += CHUNK) {
            if (product.scoreCohort(chunk).size() != CHUNK) {
                throw new IllegalStateException("not everybody was answered");
            }
        }
    }

    private void explained(int rows) {
        for (int done = 0; done < rows; done += CHUNK) {
            product.score(chunk);
        }
    }

    private void trees(Path model, int rows) throws IOException, XGBoostError {
        int width = product.schema().size();
        float[] cells = new float[CHUNK * width];
        for (int row = 0; row < CHUNK; row++) {
            System.arraycopy(chunk.get(row).toFloats(), 0, cells, row * width, width);
        }
        Booster booster = XGBoost.loadModel(Files.readAllBytes(model));
        booster.setParam("nthread", 1);
        for (int done = 0; done < rows; done += CHUNK) {
            DMatrix matrix = new DMatrix(cells, CHUNK, width, Float.NaN);
            booster.predict(matrix, true);
            matrix.dispose();
        }
        booster.dispose();
    }

    /** The net's inputs are made once: nothing but the engine is measured. */
    private void net(Path net, int rows) throws IOException, OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            try (OrtSession session = environment.createSession(Files.readAllBytes(net), options)) {
                int width = width(session);
                float[] cells = new float[NET_CHUNK * width];
                for (int done = 0; done < rows; done += NET_CHUNK) {
                    try (OnnxTensor x = OnnxTensor.createTensor(
                                    environment, FloatBuffer.wrap(cells), new long[] {NET_CHUNK, width});
                            OrtSession.Result result = session.run(Map.of("x", x), Set.of("log-odds"))) {
                        ((OnnxTensor) result.get(0)).getFloatBuffer();
                    }
                }
            }
        }
    }

    private static int width(OrtSession session) throws OrtException {
        NodeInfo input = session.getInputInfo().get("x");
        if (input == null) {
            throw new IllegalStateException("the net has no input x");
        }
        long[] shape = ((TensorInfo) input.getInfo()).getShape();
        long width = shape[shape.length - 1];
        if (width < 1 || width > WIDEST_NET) {
            throw new IllegalStateException("the net does not say how wide its input is");
        }
        return (int) width;
    }

    /** The race is run only when the product's cohort gives each patient the number that the patient gets alone. */
    private void requireSameNumberAlone() {
        List<ScoreOutcome> cohort = product.scoreCohort(chunk);
        for (int i = 0; i < 500; i++) {
            ScoreOutcome alone = product.score(chunk.get(i));
            boolean same = alone instanceof Scored one && cohort.get(i) instanceof Scored another
                    ? one.score().equals(another.score())
                    : alone.equals(cohort.get(i));
            if (!same) {
                throw new IllegalStateException("a patient got another number in the cohort");
            }
        }
    }

    private List<Path> members(String file) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(path -> path.endsWith(file)).sorted().toList();
        }
    }

    /** Runs the race with the package of {@link DemonstrationPackage}. */
    static String over(DemonstrationPackage demonstration) throws Exception {
        try (LoadedPackage loaded = demonstration.load()) {
            return new CohortRace(loaded, demonstration.folder(), ScoringBenchmark.vectors(loaded)).run();
        } catch (ModelIntegrityException e) {
            throw new IllegalStateException("no package to score with; start this with benchmarks/run", e);
        }
    }
}
