package org.rheumaroute.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.rheumaroute.fhir.map.FeatureMap;
import org.rheumaroute.fhir.map.PatientPreparation;
import org.rheumaroute.fhir.map.Ready;
import org.rheumaroute.fhir.read.FhirJson;
import org.rheumaroute.fhir.read.PatientRecordReader;
import org.rheumaroute.model.ScoreOutcome;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.packages.LoadedPackage;

/** Scores, intervals and contributions of the combination package, both members, for a batch and for one patient. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 2, time = 1)
public class ScoringBenchmark {
    /** Vectors in the batch. */
    static final int BATCH = 1000;

    /** System property of the forked JVM: the folder of {@link DemonstrationPackage}. */
    static final String WORK = "rheumaroute.benchmark.work";

    /** Enough records for more than a hundred different vectors; the batch repeats them. */
    private static final int PATIENTS = 200;

    private final LoadedPackage scorer;
    private final List<FeatureVector> batch;
    private int next;

    /** Opens the package that {@link BenchmarkRun} trained. */
    public ScoringBenchmark() {
        try {
            this.scorer = new DemonstrationPackage(Path.of(System.getProperty(WORK, "target/benchmark"))).load();
            this.batch = repeated(vectors(scorer));
        } catch (IOException | ModelIntegrityException e) {
            throw new IllegalStateException("no package to score with; start this with benchmarks/run", e);
        }
    }

    /** A thousand patients in one call. */
    @Benchmark
    public List<ScoreOutcome> batch() {
        return scorer.score(batch);
    }

    /** One patient in one call, another one each time. */
    @Benchmark
    public ScoreOutcome single() {
        next = (next + 1) % BATCH;
        return scorer.score(batch.get(next));
    }

    /** Frees native memory. */
    @TearDown
    public void close() {
        scorer.close();
    }

    /** More than a hundred different invented patients who can be scored. */
    static List<FeatureVector> vectors(LoadedPackage scorer) throws IOException {
        var preparation = new PatientPreparation(FeatureMap.ofTask(TaskId.UA_PROGRESSION), scorer.schema());
        var reader = new PatientRecordReader();
        List<FeatureVector> vectors = new ArrayList<>();
        for (RecordText record : RecordTexts.invent(PATIENTS).records()) {
            var resources = FhirJson.parse(record.open(), record.patientId());
            var prepared = preparation.prepare(reader.read(record.patientId(), resources), RecordTexts.AS_OF);
            if (prepared instanceof Ready ready) {
                vectors.add(ready.vector());
            }
        }
        return vectors;
    }

    private static List<FeatureVector> repeated(List<FeatureVector> vectors) {
        List<FeatureVector> batch = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            batch.add(vectors.get(i % vectors.size()));
        }
        return List.copyOf(batch);
    }
}
