package org.rheumaroute.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.rheumaroute.cli.demo.ChainClient;
import org.rheumaroute.cli.demo.Ports;
import org.rheumaroute.cli.demo.Waiting;
import org.rheumaroute.cli.shell.FileTrees;
import org.rheumaroute.it.fault.Asked;
import org.rheumaroute.it.fault.Fault;
import org.rheumaroute.it.fault.FaultyEhr;
import org.rheumaroute.it.fault.HugeRecord;
import org.rheumaroute.it.fault.SmallDisk;

/**
 * What goes wrong around a server: each fault is told clearly, nothing is lost, nothing is done twice, and the server
 * goes on. One chain lives through all of it, so the order matters: four starts in all.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BadInputIT {
    private static final String RIGHT = "the-right-token-of-the-tests";
    private static final String WRONG = "a-wrong-token-of-the-tests";
    private static final String TOKEN = "rheumaroute.ehr.token";
    private static final String HUGE = "invented-huge";
    private static final int PATIENTS = 24;
    private static final int DISK_MEGABYTES = 160;
    private static final long HIGHEST_MEMORY_KB = 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static RunningChain chain;
    private static FaultyEhr ehr;
    private static Optional<SmallDisk> disk = Optional.empty();
    private static Path packages;
    private static DemoFolder demo;

    @BeforeAll
    static void prepare() throws Exception {
        chain = RunningChain.named("bad-input");
        packages = chain.work().resolve("packages");
        FileTrees.delete(packages);
        FileTrees.copy(RunningChain.home().demoPackages(), packages, file -> false);
        ehr = new FaultyEhr(Ports.free(1).get(0), chain.ehr(), RIGHT);
        chain.with("rheumaroute.ehr.url", ehr.base().toString())
                .with("rheumaroute.ehr.poll-overlap", "PT5S")
                .with("rheumaroute.packages.folder", packages.toString());
        disk = SmallDisk.mount(chain.serverBase().resolve("data"), DISK_MEGABYTES);
        demo = invent(PATIENTS, 31);
    }

    @AfterAll
    static void stopEverything() throws Exception {
        if (chain != null) {
            chain.close();
        }
        if (ehr != null) {
            ehr.close();
        }
        if (disk.isPresent()) {
            disk.get().close();
        }
    }

    @Test
    @Order(1)
    void anEhrThatIsDownAtStartIsToldAndDoesNotStopTheServer() throws Exception {
        chain.with(TOKEN, WRONG).launchServer().startEhr("--token", RIGHT);
        JsonNode status = probe().awaitStatus("the EHR to be missed", reason("ehr-not-reachable"));
        assertThat(status.path("ehr").path("reachable").asBoolean()).isFalse();
        assertThat(chain.serverLog()).contains("looking for changes failed (ehr-not-reachable)");
    }

    @Test
    @Order(2)
    void aWrongTokenIsToldAndNothingIsScored() throws Exception {
        ehr.open();
        probe().load(demo.bundles());
        JsonNode status = probe().awaitStatus("the token to be refused", reason("ehr-token-refused"));
        assertThat(status.path("ehr").path("reachable").asBoolean()).isFalse();
        assertThat(status.path("ledger").path("triggers").asLong()).isZero();
        assertThat(risks()).isEmpty();
        assertThat(chain.serverLog()).contains("(ehr-token-refused)");
        assertThat(everyLog()).doesNotContain(WRONG).doesNotContain(RIGHT);
    }

    /** One patient's record cannot be read, one is huge, and two writes are done but their answers are lost. */
    @Test
    @Order(3)
    void badAnswersForSomePatientsHarmNobodyElse() throws Exception {
        for (String bundle : HugeRecord.bundles(HUGE, 60)) {
            probe().load(List.of(bundle));
        }
        String garbled = demo.scorable().get(0);
        List<FaultyEhr.Rule> garbling = Stream.of(Fault.CUT_JSON)
                .map(fault -> ehr.answer(Asked.recordOf(garbled), fault))
                .toList();
        FaultyEhr.Rule lost = ehr.answer(Asked.writesOfRisks(), Fault.ANSWER_LOST);
        FaultyEhr.Rule silent = ehr.answer(Asked.readsOfRisks(), Fault.BUSY);
        chain.stopServer().with(TOKEN, RIGHT).startServer();
        awaitLog("write-not-answered");
        lost.close();
        silent.close();
        probe().awaitStatus(
                        "everybody but one to be settled",
                        status -> status.path("ledger").path("triggers").asLong() > PATIENTS
                                && status.path("ledger").path("open").asLong() == 1);
        awaitLog("ehr-answer-unreadable");
        assertThat(patients().get(garbled)).isNull();
        garbling.forEach(FaultyEhr.Rule::close);
        probe().awaitSettled(PATIENTS + 1L);
        probe().awaitTwoPolls();

        assertThat(lost.met()).isPositive();
        assertThat(patients()).containsEntry(HUGE, "record-too-large").containsAllEntriesOf(demo.expected());
        assertEachRiskWasWrittenOnce(demo.scorable());
        assertThat(probe().ledger().path("failed").asLong()).isZero();
        assertThat(highestMemoryKb()).isLessThan(HIGHEST_MEMORY_KB);
    }

    @Test
    @Order(4)
    void anUnreadableAnswerToALookIsToldAndTheNextOneFindsEverything() throws Exception {
        long before = probe().ledger().path("triggers").asLong();
        for (Fault fault : List.of(Fault.HTML, Fault.CUT_JSON, Fault.OTHER_JSON, Fault.BINARY)) {
            try (FaultyEhr.Rule bad = ehr.answer(Asked.looksForChanges(), fault)) {
                probe().awaitStatus("the answer to be refused: " + fault, reason("ehr-answer-unreadable"));
                assertThat(bad.met()).isPositive();
                if (fault == Fault.HTML) {
                    probe().witness().create(NewResult.crp(demo.scorable().get(1), 31.4));
                }
            }
            probe().awaitStatus("the EHR to be watched again", reason("ok"));
        }
        JsonNode ledger = probe().awaitSettled(before + 1);
        assertThat(ledger.path("triggers").asLong()).isEqualTo(before + 1);
        assertThat(probe().riskOf(demo.scorable().get(1)).getStatus().toCode()).isEqualTo("amended");
    }

    @Test
    @Order(5)
    void aDamagedPackageIsNamedAndNoRiskIsWithdrawn() throws Exception {
        Map<String, String> before = versions();
        DemoFolder more = invent(4, 32);
        chain.stopServer();
        flipABit(weightsOfAMember());
        probe().load(more.bundles());
        chain.startServer();
        try {
            JsonNode status = probe().awaitStatus("a look", reason("ok"));
            assertThat(status.path("ready").asBoolean()).isFalse();
            assertThat(status.path("packages")).isEmpty();
            assertThat(chain.serverLog())
                    .contains(
                            " left out: ",
                            "sha256 failed for",
                            weightsOfAMember().getFileName().toString());
            probe().awaitStatus(
                            "the new ones to be declined",
                            now -> everyone(more.expected().keySet(), "no-active-package"));
            probe().awaitTwoPolls();
            assertThat(versions()).isEqualTo(before);
        } finally {
            chain.stopServer();
            flipABit(weightsOfAMember());
            chain.startServer();
        }
        probe().awaitStatus("the package to be back", now -> now.path("ready").asBoolean());
        probe().awaitStatus(
                        "everybody to be scored",
                        now -> patients().entrySet().containsAll(more.expected().entrySet()));
        probe().awaitTwoPolls();
        assertThat(patients()).containsAllEntriesOf(demo.expected());
        assertThat(versions())
                .containsAllEntriesOf(before)
                .hasSize(before.size() + more.scorable().size());
    }

    @Test
    @Order(6)
    void aFullDiskIsToldAndNothingIsLost() throws Exception {
        assumeTrue(disk.isPresent(), "SKIPPED, LOUDLY: a disk to fill cannot be mounted here (needs root)");
        Map<String, String> before = versions();
        DemoFolder waiting = invent(6, 33);
        DemoFolder late = invent(6, 34);
        try (FaultyEhr.Rule busy = ehr.answer(asked -> asked.body().contains("\"batch\""), Fault.BUSY)) {
            probe().load(waiting.bundles());
            probe().awaitStatus(
                            "triggers in the inbox",
                            now -> now.path("ledger").path("open").asLong() >= 6);
            assertThat(busy.met()).isPositive();
            disk.get().fillBut(4);
            probe().load(late.bundles());
            awaitLog("looking for changes failed (disk-full)");
            awaitLog("time (disk-full)");
            JsonNode full = probe().awaitStatus("an answer", now -> true);
            assertThat(full.path("ready").asBoolean()).isFalse();
            assertThat(full.path("ledger").path("open").asLong())
                    .as("no false done")
                    .isGreaterThanOrEqualTo(6);
            assertThat(versions()).isEqualTo(before);
        }

        disk.get().free();
        Map<String, String> expected = new TreeMap<>(waiting.expected());
        expected.putAll(late.expected());
        probe().awaitStatus(
                        "those who waited to be scored",
                        now -> patients().entrySet().containsAll(expected.entrySet()));
        JsonNode ledger = probe().awaitTwoPolls();

        assertThat(ledger.path("failed").asLong()).isZero();
        assertThat(versions())
                .containsAllEntriesOf(before)
                .hasSize(before.size()
                        + waiting.scorable().size()
                        + late.scorable().size());
        assertEachRiskWasWrittenOnce(waiting.scorable());
        assertEachRiskWasWrittenOnce(late.scorable());
    }

    @Test
    @Order(7)
    void aPortInUseIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RunningChain second = RunningChain.named("port-in-use")) {
            second.with("jboss.http.port", Integer.toString(taken.getLocalPort()))
                    .launchServer();
            Waiting.until(
                    "the port to be told",
                    PATIENCE,
                    () -> {},
                    () -> second.serverLog().contains("in use"));
            assertThat(second.serverLog()).contains("Address already in use").contains("" + taken.getLocalPort());
        }
    }

    private static ChainProbe probe() {
        return new ChainProbe(
                new ChainClient(chain.application(), RunningChain.USER, RunningChain.PASSWORD),
                ehr.base(),
                chain.server());
    }

    private static DemoFolder invent(int patients, long seed) throws Exception {
        return DemoFolder.invent(patients, seed, chain.work().resolve("cohort-" + seed));
    }

    private static Predicate<JsonNode> reason(String code) {
        return status -> status.path("ehr").path("reason").asText().equals(code);
    }

    private static List<RiskAssessment> risks() {
        return probe().witness().all(RiskAssessment.class);
    }

    private static boolean everyone(Set<String> ids, String outcome) {
        Map<String, String> known = patients();
        return ids.stream().allMatch(id -> outcome.equals(known.get(id)));
    }

    /** The version of each patient's current risk. */
    private static Map<String, String> versions() {
        return risks().stream()
                .collect(Collectors.toMap(
                        risk -> risk.getSubject().getReferenceElement().getIdPart(),
                        risk -> risk.getMeta().getVersionId(),
                        (a, b) -> a + " and " + b,
                        TreeMap::new));
    }

    private static void assertEachRiskWasWrittenOnce(List<String> patients) {
        Map<String, Long> written = probe().witness().history(RiskAssessment.class).stream()
                .collect(Collectors.groupingBy(
                        risk -> risk.getSubject().getReferenceElement().getIdPart(), Collectors.counting()));
        assertThat(patients)
                .allSatisfy(patient -> assertThat(written.get(patient)).isEqualTo(1));
    }

    /** What the cohort says of each patient: {@code scorable} or why not. */
    private static Map<String, String> patients() {
        Map<String, String> settled = new TreeMap<>();
        try {
            JsonNode answer =
                    probe().client().get("api/patients?task=ua-progression").orElseThrow();
            for (JsonNode patient : answer.path("patients")) {
                boolean scored = patient.path("outcome").asText().equals("scored");
                settled.put(
                        patient.path("patient").asText(),
                        scored ? "scorable" : patient.path("reason").asText());
            }
            return settled;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitLog(String text) throws Exception {
        Waiting.until(
                "'" + text + "' in the log",
                PATIENCE,
                chain.server(),
                () -> chain.serverLog().contains(text));
    }

    /** Everything that the server wrote: the consoles of all its starts and its log files. */
    private static String everyLog() throws IOException {
        List<Path> logs = new ArrayList<>();
        for (Path folder : List.of(chain.work(), chain.serverBase().resolve("log"))) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().contains(".log")).forEach(logs::add);
            }
        }
        assertThat(logs).hasSizeGreaterThan(1);
        StringBuilder text = new StringBuilder();
        for (Path log : logs) {
            text.append(Files.readString(log));
        }
        return text.toString();
    }

    /** Which members have a share, and so a folder, is up to the table. */
    private static Path weightsOfAMember() throws IOException {
        try (Stream<Path> files = Files.walk(packages.resolve("ua-progression/members"))) {
            return files.filter(f -> List.of("model.json", "net.onnx")
                            .contains(f.getFileName().toString()))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void flipABit(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    /** Most memory the server's process ever held, in kB; 0 where the system does not tell. */
    private static long highestMemoryKb() throws IOException {
        Path status = Path.of("/proc", Long.toString(chain.server().pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
