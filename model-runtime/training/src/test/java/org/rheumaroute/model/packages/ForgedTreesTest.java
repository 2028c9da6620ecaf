package org.rheumaroute.model.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Period;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.engine.PackageFiles;
import org.rheumaroute.model.feature.FeatureGroup;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureSpec;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.feature.MissingPolicy;
import org.rheumaroute.model.packages.PackageManifest.FileEntry;
import org.rheumaroute.model.packages.PackageManifest.ManifestSignature;
import org.rheumaroute.model.xgboost.BoosterEngine;
import org.rheumaroute.training.member.BoosterTrainer;

/** Trees forged by someone who holds a trusted key: hashes and signature are right, the structure is not. */
class ForgedTreesTest {
    private static final SigningKey KEY = SigningKey.generate();
    private static final FeatureName CRP = new FeatureName("crp");
    private static final FeatureSchema SCHEMA = new FeatureSchema(
            "1",
            List.of(new FeatureSpec(CRP, "mg/L", 0, 500, MissingPolicy.REQUIRED, FeatureGroup.INFLAMMATION, "C", "C")));

    private static PackageFiles sound;

    @BeforeAll
    static void write() throws Exception {
        Random random = new Random(1);
        List<FeatureVector> vectors = new ArrayList<>();
        int[] outcomes = new int[200];
        for (int i = 0; i < outcomes.length; i++) {
            double crp = 100 * random.nextDouble();
            vectors.add(FeatureVector.of(SCHEMA).set(CRP, crp).build());
            outcomes[i] = 100 * random.nextDouble() < crp ? 1 : 0;
        }
        PackageWriter writer = new PackageWriter(KEY, List.of(new BoosterEngine()));
        sound = writer.single(
                new PackageDraft(card(), new InputContract(SCHEMA, 1), rule(), vectors.subList(0, 5)),
                BoosterEngine.ID,
                new BoosterTrainer().fit(vectors, outcomes, 1).weights());
    }

    @Test
    void theSoundPackageLoads() {
        assertThatCode(() -> load(sound)).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource({
        "'\"left_children\":[1', '\"left_children\":[99999', structure",
        "'\"left_children\":[1', '\"left_children\":[-5', structure",
        "'\"right_children\":[2', '\"right_children\":[0', structure",
        "'\"split_indices\":[0', '\"split_indices\":[7', structure",
        "'\"split_conditions\":[', '\"split_conditions\":[1E40,', structure",
        "'\"num_feature\":\"1\"', '\"num_feature\":\"2\"', structure",
        "'\"base_score\":\"5E-1\"', '\"base_score\":\"4E-1\"', golden-rows"
    })
    void areRefusedWithoutACrash(String from, String to, String check) throws Exception {
        String json = new String(sound.bytes(BoosterEngine.MODEL_FILE), StandardCharsets.UTF_8);
        assertThat(json).contains(from);
        PackageFiles forged = signAgain(json.replace(from, to).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> load(forged))
                .isInstanceOfSatisfying(
                        ModelIntegrityException.class,
                        e -> assertThat(e.check()).as(e.getMessage()).isEqualTo(check));
    }

    private static void load(PackageFiles files) throws ModelIntegrityException {
        new PackageLoader(TrustedKeys.of(List.of(KEY.publicKey())), List.of(new BoosterEngine()))
                .load(new PackageSource.InMemory(files))
                .close();
    }

    private static PackageFiles signAgain(byte[] model) throws Exception {
        PackageManifest old =
                PackageJson.read(Path.of("old"), "manifest", sound.bytes(PackageManifest.FILE), PackageManifest.class);
        Map<String, FileEntry> entries = new TreeMap<>(old.files());
        entries.put(BoosterEngine.MODEL_FILE, new FileEntry(model.length, Digests.sha256(model)));
        byte[] manifest = PackageJson.write(new PackageManifest(
                old.format(),
                old.formatVersion(),
                old.name(),
                old.version(),
                old.task(),
                old.kind(),
                old.engine(),
                old.demonstration(),
                entries));
        Map<String, byte[]> files = new HashMap<>();
        for (String name : old.files().keySet()) {
            files.put(name, sound.bytes(name));
        }
        files.put(BoosterEngine.MODEL_FILE, model);
        files.put(PackageManifest.FILE, manifest);
        String signature = Base64.getEncoder().encodeToString(KEY.sign(manifest));
        files.put(
                PackageManifest.SIGNATURE_FILE,
                PackageJson.write(new ManifestSignature("Ed25519", KEY.id(), signature)));
        return new PackageFiles(Path.of("forged"), files);
    }

    private static ScoringRule rule() {
        return new ScoringRule(
                List.of(),
                new Calibration(0, 1),
                new IntervalRule(IntervalRule.CALIBRATION_REFIT_AND_SPREAD, 0.9, false, 1.645, 0, 0, 0, 0.1));
    }

    private static ModelCard card() {
        return new ModelCard(
                "invented",
                "1.0.0",
                TaskId.UA_PROGRESSION,
                "Invented",
                true,
                "Tests.",
                "Everything else.",
                "Invented.",
                "69896004",
                Period.ofMonths(12),
                new ModelCard.Cohort("Invented.", 200, 100, 1, Map.of(), "0".repeat(64)),
                List.of(),
                new ModelCard.Cutoffs(0.2, 0.6, "invented"),
                List.of("Invented."),
                new ModelCard.Training(1, Map.of(), Map.of()));
    }
}
