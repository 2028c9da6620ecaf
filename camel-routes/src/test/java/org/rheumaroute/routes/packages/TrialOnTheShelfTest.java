package org.rheumaroute.routes.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rheumaroute.routes.packages.InventedShelf.UA;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rheumaroute.cohort.chain.PackageRefusedException;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.engine.ModelIntegrityException;

/** A package is tried in a process of its own before this one opens it; what fails there is refused here. */
class TrialOnTheShelfTest {
    private static final String WHO = "operator";

    @TempDir
    Path temp;

    private final List<String> tried = new ArrayList<>();
    private InventedShelf invented;
    private PackageShelf shelf;

    @BeforeEach
    void anEmptyFolder() throws Exception {
        invented = new InventedShelf(temp);
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    @Test
    void aPackageThatKillsItsTrialIsRefusedAndTheOthersAnswerOn() throws Exception {
        PackageRef first = invented.add(UA, "1.0.0", 0);
        shelf = invented.open((claim, keys) -> {
            if (claim.ref().version().equals("2.0.0")) {
                throw new ModelIntegrityException(claim.folder(), "trial", "it crashed");
            }
        });
        PackageRef second = invented.add(UA, "2.0.0", 1);
        assertThatThrownBy(() -> shelf.stage(second.sha256(), WHO))
                .isInstanceOfSatisfying(
                        PackageRefusedException.class,
                        e -> assertThat(e.why()).isEqualTo(PackageRefusedException.Why.UNSOUND))
                .hasMessageContaining("trial failed")
                .hasMessageContaining("it crashed");
        assertThat(shelf.active()).extracting(active -> active.ref()).containsExactly(first);
    }

    @Test
    void whatNobodyTrustedHasSignedIsNotTried() throws Exception {
        PackageRef ref = invented.add(UA, "1.0.0", 0);
        Path weights = invented.folder(UA, "1.0.0").resolve(ConstantEngine.FILE);
        Files.writeString(weights, "9.9");
        shelf = invented.open((claim, keys) -> tried.add(claim.ref().version()));
        assertThat(tried).isEmpty();
        assertThatThrownBy(() -> shelf.stage(ref.sha256(), WHO)).hasMessageContaining("failed for");
        assertThat(tried).isEmpty();
    }

    @Test
    void aRealTrialIsMadeOnceAndNotAgainAtARestart() throws Exception {
        PackageRef ref = invented.addTrees(UA, "1.0.0", 1);
        shelf = PackageShelf.open(invented.settings(), org.rheumaroute.fhir.site.Site.NONE, InventedShelf.NOON);
        assertThat(shelf.active()).extracting(active -> active.ref()).containsExactly(ref);
        Path passed = invented.record().resolveSibling("passed-trials.txt");
        assertThat(passed).content().contains(ref.sha256(), "XGBoost4J");
        PassedTrials later = new PassedTrials(passed.getParent(), PackageStaging.engines());
        assertThat(later.has(ref.sha256())).isTrue();
        assertThat(new PassedTrials(passed.getParent(), List.of()).has(ref.sha256()))
                .as("with other engines")
                .isFalse();
    }
}
