package org.rheumaroute.model.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rheumaroute.model.ScoreOutcome;
import org.rheumaroute.model.Scored;
import org.rheumaroute.model.engine.PackageFiles;
import org.rheumaroute.model.feature.FeatureVector;

/** A cohort is scored in blocks and without reasons; each number is the one that the patient gets alone. */
class CohortScoringTest {
    @Test
    void everybodyGetsTheSameBitsAloneAndInACohort() throws Exception {
        SigningKey key = SigningKey.generate();
        List<FeatureVector> patients = new ArrayList<>(DamageablePackages.patients(700, 3));
        patients.add(350, FeatureVector.of(DamageablePackages.SCHEMA).build()); // declined in the midst of a block
        try (LoadedPackage loaded = load(DamageablePackages.combination(key, 1), key)) {
            List<ScoreOutcome> cohort = loaded.scoreCohort(patients);
            for (int i = 0; i < patients.size(); i++) {
                ScoreOutcome alone = loaded.score(patients.get(i));
                if (alone instanceof Scored scored) {
                    assertThat(((Scored) cohort.get(i)).score()).isEqualTo(scored.score());
                    assertThat(((Scored) cohort.get(i)).contributions()).isEmpty();
                } else {
                    assertThat(cohort.get(i)).isEqualTo(alone);
                }
            }
        }
    }

    private static LoadedPackage load(PackageFiles files, SigningKey key) throws Exception {
        Map<String, byte[]> contents = new HashMap<>();
        for (String name : files.names()) {
            contents.put(name, files.bytes(name));
        }
        return DamageablePackages.loader(key)
                .load(new PackageSource.InMemory(new PackageFiles(Path.of("invented"), contents)));
    }
}
