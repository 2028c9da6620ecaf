package org.rheumaroute.routes.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rheumaroute.routes.packages.InventedShelf.TOY;
import static org.rheumaroute.routes.packages.InventedShelf.UA;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rheumaroute.cohort.chain.PackageChange;
import org.rheumaroute.cohort.chain.PackageRefusedException;
import org.rheumaroute.cohort.chain.PackageRefusedException.Why;
import org.rheumaroute.cohort.chain.PackageStanding;
import org.rheumaroute.cohort.chain.PackageState;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.routes.score.AskedTask;

/** Packages from the folder to the answer and back, over restarts and damage. */
class PackageShelfTest {
    private static final String WHO = "operator";

    @TempDir
    Path temp;

    private InventedShelf invented;
    private PackageShelf shelf;

    @BeforeEach
    void anEmptyFolder() throws IOException {
        invented = new InventedShelf(temp);
    }

    @AfterEach
    void close() {
        if (shelf != null) {
            shelf.close();
        }
    }

    @Test
    void theOnlyPackageOfAQuestionIsActiveAsLongAsNobodyDecided() throws Exception {
        PackageRef ua = invented.add(UA, "1.0.0", 0);
        PackageRef toy = invented.add(TOY, "1.0.0", 0);
        shelf = invented.open();
        assertThat(answering()).containsExactly(toy, ua);
        assertThat(shelf.questions()).extracting(AskedTask::task).containsExactly(TOY, UA);
        assertThat(shelf.history()).extracting(PackageChange::who).containsOnly(PackageChange.SERVER);
    }

    @Test
    void aSecondVersionBesideItChangesNothingEvenAfterARestart() throws Exception {
        PackageRef first = invented.add(UA, "1.0.0", 0);
        reopen();
        PackageRef second = invented.add(UA, "2.0.0", 1);
        reopen();
        assertThat(answering()).containsExactly(first);
        assertThat(standing(second).state()).isEqualTo(PackageState.AVAILABLE);
        assertThat(standing(second).card()).isNull();
    }

    @Test
    void aPackageThatTookTheOthersPlaceInTheFolderAnswersAsLongAsNobodyDecided() throws Exception {
        invented.add(UA, "1.0.0", 0);
        reopen();
        deleteTree(invented.folder(UA, "1.0.0"));
        PackageRef second = invented.add(UA, "2.0.0", 1);
        reopen();
        assertThat(answering()).containsExactly(second);
    }

    @Test
    void ofTwoPackagesNobodyHasChosenNoneAnswers() throws Exception {
        invented.add(UA, "1.0.0", 0);
        invented.add(UA, "2.0.0", 1);
        reopen();
        assertThat(answering()).isEmpty();
        assertThat(shelf.questions()).extracting(AskedTask::task).containsExactly(UA);
    }

    @Test
    void stagedShadowActiveRetired() throws Exception {
        PackageRef first = invented.add(UA, "1.0.0", 0);
        reopen();
        PackageRef second = invented.add(UA, "2.0.0", 1);
        shelf.stage(second.sha256(), WHO);
        assertThat(standing(second).state()).isEqualTo(PackageState.STAGED);
        assertThat(standing(second).card().title()).isEqualTo("Invented");
        assertThat(answering()).containsExactly(first);

        shelf.shadow(second.sha256(), WHO);
        assertThat(answering()).containsExactly(first);
        assertThat(shelf.questions().get(0).shadow().orElseThrow().scorer().packageRef())
                .isEqualTo(second);

        shelf.activate(second.sha256(), WHO);
        assertThat(answering()).containsExactly(second);
        assertThat(shelf.questions().get(0).shadow()).isEmpty();
        assertThat(standing(first).state()).isEqualTo(PackageState.RETIRED);
        assertThat(standing(first).rollBackTarget()).isTrue();
        assertThat(shelf.history().subList(0, 4))
                .extracting(step -> step.who() + " " + step.ref().version() + " "
                        + step.from().code() + " " + step.to().code())
                .containsExactly(
                        "operator 2.0.0 shadow active",
                        "operator 1.0.0 active retired",
                        "operator 2.0.0 staged shadow",
                        "operator 2.0.0 available staged");

        shelf.retire(second.sha256(), WHO);
        assertThat(answering()).isEmpty();
        assertThat(shelf.questions()).extracting(AskedTask::task).containsExactly(UA);
    }

    @Test
    void rollingBackGoesToThePackageThatWasActiveBefore() throws Exception {
        PackageRef first = invented.add(UA, "1.0.0", 0);
        reopen();
        PackageRef second = activate(invented.add(UA, "2.0.0", 1));
        PackageRef third = activate(invented.add(UA, "3.0.0", 2));
        shelf.rollBack(UA, WHO);
        assertThat(answering()).containsExactly(second);
        assertThat(standing(third).state()).isEqualTo(PackageState.RETIRED);
        shelf.rollBack(UA, WHO);
        assertThat(answering()).containsExactly(first);
        refused(Why.NOT_NOW, () -> shelf.rollBack(UA, WHO));
        activate(third);
        assertThat(answering()).containsExactly(third);
    }

    @Test
    void everythingStandsWhereItStoodAfterARestart() throws Exception {
        PackageRef first = invented.add(UA, "1.0.0", 0);
        reopen();
        PackageRef second = activate(invented.add(UA, "2.0.0", 1));
        PackageRef third = invented.add(UA, "3.0.0", 2);
        shelf.stage(third.sha256(), WHO);
        shelf.shadow(third.sha256(), WHO);
        List<PackageStanding> before = shelf.standings();
        reopen();
        assertThat(shelf.standings()).isEqualTo(before);
        assertThat(answering()).containsExactly(second);
        assertThat(shelf.questions().get(0).shadow()).isPresent();
        shelf.rollBack(UA, WHO);
        assertThat(answering()).containsExactly(first);
    }

    @Test
    void onceAnOperatorDecidedNothingBecomesActiveByItself() throws Exception {
        PackageRef only = invented.add(UA, "1.0.0", 0);
        reopen();
        shelf.retire(only.sha256(), WHO);
        invented.add(TOY, "1.0.0", 0);
        reopen();
        assertThat(answering()).isEmpty();
    }

    @Test
    void aDamagedPackageIsNotStagedAndTheFailingCheckIsNamed() throws Exception {
        PackageRef first = invented.add(UA, "1.0.0", 0);
        reopen();
        PackageRef second = invented.add(UA, "2.0.0", 1);
        Files.writeString(invented.folder(UA, "2.0.0").resolve(ConstantEngine.FILE), "9.9");
        assertThatThrownBy(() -> shelf.stage(second.sha256(), WHO))
                .isInstanceOf(PackageRefusedException.class)
                .hasMessageContaining("sha256");
        assertThat(standing(second).state()).isEqualTo(PackageState.AVAILABLE);
        assertThat(standing(second).problem()).contains("sha256");
        assertThat(answering()).containsExactly(first);
    }

    @Test
    void anActivePackageThatIsDamagedAnswersNobodyAndNoOtherTakesItsPlace() throws Exception {
        invented.add(UA, "1.0.0", 0);
        reopen();
        PackageRef second = activate(invented.add(UA, "2.0.0", 1));
        Files.writeString(invented.folder(UA, "2.0.0").resolve(ConstantEngine.FILE), "9.9");
        reopen();
        assertThat(answering()).isEmpty();
        assertThat(shelf.questions()).extracting(AskedTask::task).containsExactly(UA);
        assertThat(standing(second).problem()).contains("sha256");
        shelf.rollBack(UA, WHO);
        assertThat(answering()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "not json",
                "{\"format\":\"rheumaroute-package-states\",\"version\":2,\"decided\":true,\"packages\":[],"
                        + "\"formerly\":{},\"history\":[]}",
                "{\"format\":\"rheumaroute-package-states\",\"version\":1,\"decided\":true,\"packages\":[null],"
                        + "\"formerly\":{},\"history\":[]}"
            })
    void aRecordThatCannotBeReadLetsNothingAnswerUntilAnOperatorDecides(String text) throws Exception {
        PackageRef only = invented.add(UA, "1.0.0", 0);
        Files.createDirectories(invented.record().getParent());
        Files.writeString(invented.record(), text);
        shelf = invented.open();
        assertThat(answering()).isEmpty();
        assertThat(shelf.problem().orElseThrow()).contains("packages.json is damaged or of a later version");
        assertThat(Files.readString(invented.record())).isEqualTo(text);

        activate(only);
        assertThat(shelf.problem()).isEmpty();
        assertThat(answering()).containsExactly(only);
        try (Stream<Path> files = Files.list(invented.record().getParent())) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("packages.json.damaged-"));
        }
        reopen();
        assertThat(answering()).containsExactly(only);
    }

    @Test
    void aStepThatCannotBeStoredIsNotTaken() throws Exception {
        PackageRef first = invented.add(UA, "1.0.0", 0);
        reopen();
        PackageRef second = invented.add(UA, "2.0.0", 1);
        shelf.stage(second.sha256(), WHO);
        Files.createDirectory(invented.record().resolveSibling("packages.json.new")); // what is written beside it
        refused(Why.NOT_STORED, () -> shelf.activate(second.sha256(), WHO));
        assertThat(answering()).containsExactly(first);
        assertThat(standing(second).state()).isEqualTo(PackageState.STAGED);
    }

    @Test
    void stepsOutOfTurnAreRefused() throws Exception {
        PackageRef first = invented.add(UA, "1.0.0", 0);
        PackageRef toy = invented.add(TOY, "1.0.0", 0);
        reopen();
        PackageRef second = invented.add(UA, "2.0.0", 1);
        PackageRef third = invented.add(UA, "3.0.0", 1);
        refused(Why.NOT_NOW, () -> shelf.activate(second.sha256(), WHO));
        refused(Why.NOT_NOW, () -> shelf.shadow(second.sha256(), WHO));
        refused(Why.NOT_NOW, () -> shelf.retire(second.sha256(), WHO));
        refused(Why.NOT_NOW, () -> shelf.stage(first.sha256(), WHO));
        refused(Why.UNKNOWN, () -> shelf.stage("0".repeat(64), WHO));
        refused(Why.NOT_NOW, () -> shelf.rollBack(UA, WHO));
        shelf.stage(second.sha256(), WHO);
        shelf.shadow(second.sha256(), WHO);
        shelf.stage(third.sha256(), WHO);
        refused(Why.NOT_NOW, () -> shelf.shadow(third.sha256(), WHO)); // one shadow is enough
        shelf.retire(toy.sha256(), WHO);
        shelf.stage(toy.sha256(), WHO);
        refused(Why.NOT_NOW, () -> shelf.shadow(toy.sha256(), WHO)); // nothing to compare it with
    }

    @Test
    void whatWasReplacedStillScoresForWhoWasAskedBefore() throws Exception {
        invented.add(UA, "1.0.0", 0);
        reopen();
        List<AskedTask> asked = shelf.questions();
        activate(invented.add(UA, "2.0.0", 1));
        activate(invented.add(UA, "3.0.0", 2));
        assertThat(asked.get(0).service().orElseThrow().scorer().score(List.of()))
                .isEmpty();
        assertThat(asked.get(0).service().orElseThrow().scorer().packageRef().version())
                .isEqualTo("1.0.0");
    }

    private PackageRef activate(PackageRef ref) {
        shelf.stage(ref.sha256(), WHO);
        shelf.activate(ref.sha256(), WHO);
        return ref;
    }

    private void reopen() {
        close();
        shelf = invented.open();
    }

    private List<PackageRef> answering() {
        return shelf.active().stream().map(active -> active.ref()).toList();
    }

    private PackageStanding standing(PackageRef ref) {
        return shelf.standings().stream()
                .filter(standing -> standing.ref().equals(ref))
                .findFirst()
                .orElseThrow();
    }

    private static void refused(Why why, ThrowingCallable step) {
        assertThatThrownBy(step)
                .isInstanceOfSatisfying(
                        PackageRefusedException.class,
                        e -> assertThat(e.why()).as(e.getMessage()).isEqualTo(why));
    }

    private static void deleteTree(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder).sorted((a, b) -> b.compareTo(a))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
