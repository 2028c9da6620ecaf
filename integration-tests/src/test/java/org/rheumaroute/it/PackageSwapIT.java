package org.rheumaroute.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.rheumaroute.cli.demo.DemoPackages;
import org.rheumaroute.cli.shell.FileTrees;
import org.rheumaroute.fhir.write.RiskAssessmentWriter;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.child.TrialMain;

/**
 * An operator stages, shadows, activates and rolls back packages in a real WildFly while patients change: nobody fails,
 * every risk names one package, and everything stands where it stood after a restart.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PackageSwapIT {
    private static final int PATIENTS = 30;
    private static final String TASK = "ua-progression";

    private static RunningChain chain;
    private static DemoFolder demo;
    private static Path packages;
    private static PackageRef second;

    @BeforeAll
    static void startWithTheDemonstrationPackage() throws Exception {
        chain = RunningChain.named("swap");
        packages = chain.work().resolve("packages");
        FileTrees.delete(packages);
        Files.createDirectories(packages);
        FileTrees.copy(DemoPackages.ensure(RunningChain.home()), packages.resolve(TASK), file -> false);
        chain.with("rheumaroute.packages.folder", packages.toString())
                .with("rheumaroute.packages.trial-time", "PT15S")
                .startEhr()
                .startServer();
        demo = DemoFolder.invent(PATIENTS, 31, chain.work().resolve("cohort"));
        chain.probe().load(demo.bundles());
        chain.probe().awaitSettled(PATIENTS);
        chain.probe().awaitTwoPolls();
    }

    @AfterAll
    static void stop() {
        if (chain != null) {
            chain.close();
        }
    }

    @Test
    @Order(1)
    void theOnlyPackageIsActiveWithoutAnybodysDoing() throws Exception {
        JsonNode all = desk().path("packages");
        assertThat(all).hasSize(1);
        assertThat(all.get(0).path("state").asText()).isEqualTo("active");
        assertThat(performers()).containsExactly(deviceOf(first()));
    }

    @Test
    @Order(2)
    void aPackageThatIsDamagedIsNotStaged() throws Exception {
        Path folder = packages.resolve("second");
        second = SecondPackage.importMemberOf(packages.resolve(TASK), folder, RunningChain.home());
        Path weights = folder.resolve("model.json");
        byte[] sound = Files.readAllBytes(weights);
        byte[] damaged = sound.clone();
        damaged[sound.length / 2] ^= 1;
        Files.write(weights, damaged);
        HttpResponse<String> refused = step("packages/" + second.sha256() + "/stage");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("sha256 failed");
        Files.write(weights, sound);
    }

    /** As when the native code of an engine dies over a package: only the process that tries it is gone. */
    @Test
    @Order(3)
    void aPackageWhoseTrialDiesOrHangsIsNotStagedAndTheServerLives() throws Exception {
        HttpResponse<String> killed = stageAndSignalTheTrial("SEGV");
        assertThat(killed.statusCode()).as(killed.body()).isEqualTo(422);
        assertThat(killed.body()).contains("trial failed", "SIGSEGV in native code");
        HttpResponse<String> hanging = stageAndSignalTheTrial("STOP");
        assertThat(hanging.statusCode()).as(hanging.body()).isEqualTo(422);
        assertThat(hanging.body()).contains("took longer than 15 seconds");
        assertThat(desk().path("packages").size()).isEqualTo(2);
        assertThat(performers()).containsExactly(deviceOf(first()));
        assertThat(trials()).isEmpty();
    }

    @Test
    @Order(4)
    void aShadowSeesEverybodyAndTheEhrSeesNothingOfIt() throws Exception {
        long versions = chain.probe().riskVersions();
        taken("packages/" + second.sha256() + "/stage");
        assertThat(chain.serverLog()).contains(second.label() + " passed its trial in a process of its own");
        assertThat(step("packages/" + second.sha256() + "/stage").statusCode()).isEqualTo(409);
        taken("packages/" + second.sha256() + "/shadow");
        chain.probe()
                .awaitStatus(
                        "a comparison of everybody",
                        status -> compared() == demo.scorable().size());
        chain.probe().awaitSettled(0);
        assertThat(chain.probe().riskVersions()).isEqualTo(versions);
        assertThat(performers()).containsExactly(deviceOf(first()));
    }

    @Test
    @Order(5)
    void activatingUnderLoadFailsNobodyAndScoresEverybodyAgain() throws Exception {
        long before = chain.probe().awaitTwoPolls().path("triggers").asLong();
        List<String> busy = demo.scorable().subList(0, 8);
        for (int i = 0; i < busy.size(); i++) {
            chain.probe().witness().create(NewResult.crp(busy.get(i), 11.5 + i));
            if (i == busy.size() / 2) {
                taken("packages/" + second.sha256() + "/activate");
            }
        }
        JsonNode ledger = chain.probe().awaitSettled(before + PATIENTS);
        chain.probe().awaitTwoPolls();
        assertThat(ledger.path("failed").asLong()).isZero();
        assertThat(performers()).containsExactly(deviceOf(second));
        assertThat(everyVersionNamesOneOf(Set.of(deviceOf(first()), deviceOf(second))))
                .isTrue();
    }

    @Test
    @Order(6)
    void everythingStandsWhereItStoodAfterARestart() throws Exception {
        JsonNode before = desk().path("packages");
        long versions = chain.probe().riskVersions();
        chain.stopServer().startServer();
        chain.probe().awaitTwoPolls();
        assertThat(desk().path("packages")).isEqualTo(before);
        assertThat(chain.probe().riskVersions()).isEqualTo(versions);
    }

    @Test
    @Order(7)
    void rollingBackBringsTheOldAnswersBack() throws Exception {
        long before = chain.probe().awaitTwoPolls().path("triggers").asLong();
        taken("packages/tasks/" + TASK + "/roll-back");
        chain.probe().awaitSettled(before + PATIENTS);
        chain.probe().awaitTwoPolls();
        assertThat(performers()).containsExactly(deviceOf(first()));
        assertThat(desk().path("history").get(0).path("who").asText()).isEqualTo(RunningChain.USER);
        assertThat(chain.serverLog()).contains("retired -> active by " + RunningChain.USER);
    }

    @Test
    @Order(8)
    void anOperatorSeesThePackagesOnThePageAndRollsForwardThere() throws Exception {
        taken("packages/" + second.sha256() + "/stage");
        Browser browser = Browser.startOrSkip(chain.work().resolve("browser"));
        try {
            RiskPage page = new RiskPage(browser, chain.application()).logIn(RunningChain.USER, RunningChain.PASSWORD);
            page.open("en", "system").await(() -> page.isThere("[data-package='" + second.label() + "']"));
            assertThat(page.text("[data-package='" + second.label() + "']")).contains("staged");
            page.run("window.confirm = () => true");
            page.click("[data-key='activate " + second.sha256() + "']");
            page.await(() -> page.isThere("[data-package='" + second.label() + "'] [data-state=active]"));
            page.run("window.confirm = () => true");
            page.click("[data-key='roll-back " + first().sha256() + "']");
            String old = first().label();
            page.await(() -> page.isThere("[data-package='" + old + "'] [data-state=active]"));
            assertThat(page.text("#packages")).contains("Latest steps", RunningChain.USER);
            assertThat(browser.complaints()).isEmpty();
        } finally {
            browser.close();
        }
    }

    @Test
    @Order(9)
    void theStatusSaysHowLongAPatientsScoreTook() throws Exception {
        JsonNode status = chain.probe().awaitStatus("the API to answer", any -> true);
        assertThat(status.path("scoring").path("count").asLong()).isPositive();
        assertThat(status.path("scoring").path("p99Millis").asDouble())
                .isGreaterThanOrEqualTo(status.path("scoring").path("p50Millis").asDouble());
        System.out.println("scoring " + status.path("scoring") + " answering " + status.path("answering"));
    }

    private static HttpResponse<String> stageAndSignalTheTrial(String signal) throws Exception {
        CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return step("packages/" + second.sha256() + "/stage");
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        while (!answer.isDone() && trials().isEmpty()) {
            Thread.onSpinWait();
        }
        for (ProcessHandle trial : trials()) {
            new ProcessBuilder("kill", "-" + signal, Long.toString(trial.pid()))
                    .start()
                    .waitFor();
        }
        return answer.get(2, TimeUnit.MINUTES);
    }

    /** The processes in which the server tries packages now. */
    private static List<ProcessHandle> trials() {
        return ProcessHandle.of(chain.server().pid())
                .orElseThrow()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains(TrialMain.class.getName()))
                .toList();
    }

    private static long compared() {
        try {
            return desk().path("shadows").path(0).path("scored").asLong();
        } catch (Exception e) {
            return -1;
        }
    }

    private static PackageRef first() throws Exception {
        return SecondPackage.refOf(packages.resolve(TASK));
    }

    private static JsonNode desk() throws Exception {
        return chain.probe().client().get("api/packages").orElseThrow();
    }

    private static void taken(String path) throws Exception {
        HttpResponse<String> answer = step(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(new ObjectMapper().readTree(answer.body()).path("packages")).isNotEmpty();
    }

    private static HttpResponse<String> step(String path) throws IOException, InterruptedException {
        return Login.of(RunningChain.USER, RunningChain.PASSWORD)
                .send("POST", chain.application().resolve("api/" + path));
    }

    private static String deviceOf(PackageRef ref) {
        return "Device/" + RiskAssessmentWriter.deviceIdOf(ref);
    }

    private static Set<String> performers() {
        return chain.probe().witness().all(RiskAssessment.class).stream()
                .map(risk -> risk.getPerformer().getReference())
                .collect(Collectors.toSet());
    }

    private static boolean everyVersionNamesOneOf(Set<String> devices) {
        return chain.probe().witness().history(RiskAssessment.class).stream()
                .map(risk -> risk.getPerformer().getReference())
                .allMatch(devices::contains);
    }
}
