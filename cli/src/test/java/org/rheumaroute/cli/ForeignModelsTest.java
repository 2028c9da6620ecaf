package org.rheumaroute.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rheumaroute.cli.foreign.ForeignFiles;
import org.rheumaroute.cli.foreign.ForeignOnnx;
import org.rheumaroute.demo.Synth;
import org.rheumaroute.fhir.map.FeatureMap;
import org.rheumaroute.fhir.map.PatientPreparation;
import org.rheumaroute.fhir.map.Prepared;
import org.rheumaroute.fhir.map.Ready;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.site.Site;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.training.table.TaskDefinition;

/** Models as other tools write them, brought in by one command and scored by another: the numbers are the tools' own. */
class ForeignModelsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final double FLOAT_ROUNDING = 2e-7;

    private final FeatureSchema schema =
            TaskDefinition.of(TaskId.UA_PROGRESSION).schema();

    @TempDir
    Path temp;

    private ForeignFiles files;
    private Path patients;
    private Map<String, FeatureVector> vectors;

    @BeforeEach
    void inventPatients() throws Exception {
        files = new ForeignFiles(temp, schema);
        patients = temp.resolve("patients");
        Synth.write("demo", 12, 5, Synth.Format.FHIR, patients, TODAY, done -> {});
        vectors = vectors();
        assertThat(vectors).hasSizeGreaterThan(4);
    }

    @Test
    void aNetUnderForeignNamesScoresAsOnnxRuntimeDoes() throws Exception {
        Path net = new ForeignOnnx(schema).write(temp.resolve("classifier.onnx"));
        bringIn(net);
        Map<String, JsonNode> scored = score();
        assertThat(scored.keySet()).containsExactlyInAnyOrderElementsOf(vectors.keySet());
        for (Map.Entry<String, FeatureVector> patient : vectors.entrySet()) {
            JsonNode line = scored.get(patient.getKey());
            assertThat(line.path("probability").asDouble())
                    .isCloseTo(onnxRuntime(net, patient.getValue()), within(FLOAT_ROUNDING));
            assertThat(line.path("contributions")).hasSize(schema.size());
        }
    }

    @Test
    void treesAsPythonSavesThemScoreAsXgboostDoes() throws Exception {
        String json = Files.readString(files.trees());
        String names =
                schema.features().stream().map(f -> "\"" + f.name() + "\"").collect(Collectors.joining(","));
        String types = schema.features().stream().map(f -> "\"float\"").collect(Collectors.joining(","));
        String python = json.replace("\"feature_names\":[]", "\"feature_names\":[" + names + "]")
                .replace("\"feature_types\":[]", "\"feature_types\":[" + types + "]")
                .replace(
                        "\"attributes\":{}",
                        "\"attributes\":{\"best_iteration\":\"4\",\"best_score\":\"0.61\",\"scikit_learn\":\"{}\"}");
        assertThat(python.length()).isGreaterThan(json.length() + names.length() + types.length());
        Path model = Files.writeString(temp.resolve("python.json"), python);
        bringIn(model);
        Map<String, JsonNode> scored = score();
        for (Map.Entry<String, FeatureVector> patient : vectors.entrySet()) {
            assertThat(scored.get(patient.getKey()).path("probability").asDouble())
                    .isCloseTo(xgboost(model, patient.getValue()), within(FLOAT_ROUNDING));
        }
    }

    private void bringIn(Path model) throws Exception {
        System.setProperty("rheumaroute.import.child", "true"); // in this JVM: ImportCommandTest plays the other
        try {
            Run run = Run.of(
                    temp,
                    "import",
                    "--task",
                    "ua-progression",
                    "--model",
                    model.toString(),
                    "--card-file",
                    files.card(TaskId.UA_PROGRESSION).toString(),
                    "--rows",
                    files.rows().toString(),
                    "--keys",
                    temp.resolve("keys").toString(),
                    "--out",
                    temp.resolve("package").toString());
            assertThat(run.exit()).as(run.err()).isZero();
        } finally {
            System.clearProperty("rheumaroute.import.child");
        }
    }

    private Map<String, JsonNode> score() throws Exception {
        Run run = Run.of(
                temp,
                "score",
                "--task",
                "ua-progression",
                "--package",
                temp.resolve("package").toString(),
                "--trusted-keys",
                temp.resolve("keys").toString(),
                "--as-of",
                TODAY.toString(),
                "--json",
                patients.toString());
        assertThat(run.exit()).as(run.err()).isZero();
        ObjectMapper json = new ObjectMapper();
        Map<String, JsonNode> scored = new java.util.TreeMap<>();
        for (String line : run.lines()) {
            JsonNode read = json.readTree(line);
            if (read.path("outcome").asText().equals("scored")) {
                scored.put(read.path("patient").asText(), read);
            }
        }
        return scored;
    }

    /** Who is ready to be scored, with what the model is given. */
    private Map<String, FeatureVector> vectors() throws Exception {
        PatientPreparation preparation = new PatientPreparation(FeatureMap.ofTask(TaskId.UA_PROGRESSION), schema);
        Map<String, FeatureVector> ready = new java.util.TreeMap<>();
        for (PatientFacts facts :
                FhirInput.of(List.of(patients)).readAt(Site.NONE).patients()) {
            Prepared prepared = preparation.prepare(facts, TODAY);
            if (prepared instanceof Ready one) {
                ready.put(one.subject().patientId(), one.vector());
            }
        }
        return ready;
    }

    /** The foreign file itself, under its own names: what its author sees. */
    private double onnxRuntime(Path net, FeatureVector patient) throws Exception {
        float[] row = ForeignOnnx.row(schema, patient, files.medians());
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(Files.readAllBytes(net));
                OnnxTensor x = OnnxTensor.createTensor(environment, FloatBuffer.wrap(row), new long[] {1, row.length});
                OrtSession.Result result = session.run(Map.of("float_input", x))) {
            return ((OnnxTensor) result.get("probability").orElseThrow())
                    .getFloatBuffer()
                    .get();
        }
    }

    private double xgboost(Path model, FeatureVector patient) throws Exception {
        Booster booster = XGBoost.loadModel(Files.readAllBytes(model));
        DMatrix row = new DMatrix(patient.toFloats(), 1, schema.size(), Float.NaN);
        try {
            return booster.predict(row)[0][0];
        } finally {
            row.dispose();
            booster.dispose();
        }
    }
}
