package org.rheumaroute.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.support.ui.Select;
import org.rheumaroute.cli.demo.DemoPackages;
import org.rheumaroute.cli.demo.DemoPatients;
import org.rheumaroute.demo.StarterFolder;
import org.rheumaroute.demo.starter.StarterQuestion;
import org.rheumaroute.it.fhir.FhirReferee;
import org.rheumaroute.model.engine.Engine;
import org.rheumaroute.model.feature.FeatureName;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.packages.Familiarity;
import org.rheumaroute.model.packages.LoadedPackage;
import org.rheumaroute.model.packages.PackageLoader;
import org.rheumaroute.model.packages.TrustedKeys;

/** All six questions on patients with undifferentiated arthritis and on starters of targeted drugs, through the chain. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StartersIT {
    private static final int PATIENTS = 40;
    private static final int STARTERS = 20;
    private static final Path FOLDER = Path.of("target", "chains", "starters");
    private static RunningChain chain;
    private static Map<String, Map<String, String>> expected;

    @BeforeAll
    static void startEverything() throws Exception {
        Path packages = DemoPackages.ensureAll(RunningChain.home());
        chain = RunningChain.named("starters")
                .with("rheumaroute.packages.folder", packages.toString())
                .startEhr()
                .startServer();
        List<String> bundles = new ArrayList<>(DemoPatients.bundles(PATIENTS, 11, FOLDER.resolve("cohort")));
        Path starters = FOLDER.resolve("cohort-of-starters");
        bundles.addAll(StarterFolder.write(STARTERS, 11, LocalDate.now(ZoneId.of("Asia/Tokyo")), starters));
        expected = expected(starters, packages);
        chain.probe().load(bundles);
        chain.probe().awaitSettled(PATIENTS + STARTERS);
        chain.probe().awaitTwoPolls();
    }

    @AfterAll
    static void stopEverything() {
        if (chain != null) {
            chain.close();
        }
    }

    @Test
    @Order(1)
    void everyStarterEndsAsTheInventorMeantForEveryClass() throws Exception {
        for (StarterQuestion question : StarterQuestion.values()) {
            Map<String, String> settled = settled(question.task());
            Map<String, String> meant = expected.get(question.task());
            assertThat(settled).as(question.task()).containsAllEntriesOf(meant);
            settled.keySet().removeAll(meant.keySet());
            assertThat(settled).hasSize(PATIENTS).doesNotContainValue("scorable");
        }
    }

    @Test
    @Order(2)
    void theLedgerAddsUpForEveryQuestion() throws Exception {
        JsonNode ledger = chain.probe().awaitSettled(PATIENTS + STARTERS);
        assertThat(ledger.path("tasks")).hasSize(2 + StarterQuestion.values().length); // with the rule on D2T
        for (JsonNode task : ledger.path("tasks")) {
            long declined = 0;
            for (JsonNode count : task.path("declined")) {
                declined += count.asLong();
            }
            assertThat(task.path("failed").asLong()).isZero();
            assertThat(task.path("scored").asLong() + declined)
                    .isEqualTo(task.path("settled").asLong())
                    .isEqualTo(ledger.path("triggers").asLong());
        }
    }

    @Test
    @Order(3)
    void everyRiskIsValidAndHasItsOwnOutcomeCode() {
        List<RiskAssessment> risks = chain.probe().witness().all(RiskAssessment.class);
        assertThat(risks)
                .isNotEmpty()
                .allSatisfy(risk -> assertThat(FhirReferee.shared().faults(risk))
                        .as(risk.getId())
                        .isEmpty());
        Set<String> codes = new HashSet<>();
        risks.forEach(risk -> codes.add(
                risk.getPredictionFirstRep().getOutcome().getCodingFirstRep().getCode()));
        assertThat(codes).hasSize(1 + StarterQuestion.values().length).contains("eular-good-tnfi", "rrp");
    }

    @Test
    @Order(4)
    void theClassesStandSideBySideForOnePatient() throws Exception {
        String patient = aComparedPatient();
        JsonNode comparison =
                chain.probe().client().get("api/comparison?patient=" + patient).orElseThrow();
        assertThat(comparison.path("options")).hasSize(4);
        assertThat(comparison.path("verdict").asText()).isIn("no-difference-can-be-told", "some-differ");
        assertThat(comparison.path("notes").toString()).contains("Contraindications");
    }

    @Test
    @Order(5)
    void thePageShowsTheClassesSideBySide() throws Exception {
        String patient = aComparedPatient();
        String verdict = chain.probe()
                .client()
                .get("api/comparison?patient=" + patient)
                .orElseThrow()
                .path("verdict")
                .asText();
        try (Browser browser = Browser.startOrSkip(FOLDER.resolve("browser"))) {
            RiskPage page = new RiskPage(browser, chain.application());
            page.logIn(RunningChain.USER, RunningChain.PASSWORD);
            page.open("en", "patients");
            page.await(() -> page.isThere("#shown-question"));
            new Select(page.one("#shown-question")).selectByValue("response-tnfi");
            page.await(() -> page.isThere("[data-key='details " + patient + "']"));
            page.run("document.querySelector(\"[data-key='details " + patient + "']\").click()");
            page.await(() -> page.isThere(".comparison [data-verdict='" + verdict + "']"));
            assertThat(page.run("return document.querySelectorAll('.comparison [data-option]').length"))
                    .isEqualTo(4L);
            assertThat(page.text(".comparison"))
                    .contains(
                            "no difference between the classes can be told",
                            "Contraindications",
                            "not a medical device");
        }
    }

    @Test
    @Order(6)
    void colourSaysWhatIsGoodForEachQuestion() throws Exception {
        try (Browser browser = Browser.startOrSkip(FOLDER.resolve("browser"))) {
            RiskPage page = new RiskPage(browser, chain.application());
            page.logIn(RunningChain.USER, RunningChain.PASSWORD);
            page.open("en", "patients");
            page.await(() -> page.isThere("#shown-question") && page.isThere("#colours"));
            String high = "return getComputedStyle(document.querySelector('.legend .high .swatch')).backgroundColor";
            Object disease = colourOf(page, "ua-progression", "unwanted outcome", high);
            Object damage = colourOf(page, "rrp", "unwanted outcome", high);
            Object response = colourOf(page, "response-tnfi", "hoped-for outcome", high);
            assertThat(damage).isEqualTo(disease);
            assertThat(response).isNotEqualTo(disease);
        }
    }

    private static Object colourOf(RiskPage page, String task, String legend, String script) {
        new Select(page.one("#shown-question")).selectByValue(task);
        page.await(() -> page.isThere("#colours") && page.text("#colours").contains(legend));
        return page.run(script);
    }

    @Test
    @Order(7)
    void thePageAnswersAWhatIfAndStoresNothing() throws Exception {
        String patient = aComparedPatient();
        long versions = chain.probe().riskVersions();
        try (Browser browser = Browser.startOrSkip(FOLDER.resolve("browser"))) {
            RiskPage page = new RiskPage(browser, chain.application());
            page.logIn(RunningChain.USER, RunningChain.PASSWORD);
            page.open("en", "patients");
            page.await(() -> page.isThere("#shown-question"));
            new Select(page.one("#shown-question")).selectByValue("response-tnfi");
            page.await(() -> page.isThere("[data-key='details " + patient + "']"));
            String shown = page.row(patient).percent();
            page.run("document.querySelector(\"[data-key='details " + patient + "']\").click()");
            String panel = "[data-patient='" + patient + "'] .whatif";
            page.await(() -> page.isThere(panel + " [type=submit]"));
            assertThat(page.text(panel)).contains("no forecast of a treatment's effect");
            String ask = "document.querySelector(\"" + panel + " [type=submit]\").click()";

            page.run(ask); // with the value as it is
            page.await(() -> page.isThere(panel + " [data-whatif='after']"));
            assertThat(page.text(panel + " [data-whatif='after']")).isEqualTo(shown);

            new Select(page.one(panel + " select")).selectByValue("age");
            page.await(() -> !page.isThere(panel + " [data-whatif='after']"));
            page.run("const n = document.querySelector(\"" + panel
                    + " input[type=number]\"); n.value = '60'; n.dispatchEvent(new Event('input'))");
            page.run(ask);
            page.await(() -> page.isThere(panel + " [data-whatif='after']"));
            assertThat(page.text(panel)).contains("what-if, instead of " + shown);
        }
        assertThat(chain.probe().riskVersions()).isEqualTo(versions);
    }

    /** A starter for whom two classes at least have a probability. */
    private static String aComparedPatient() {
        return expected.get("response-tnfi").keySet().stream()
                .filter(id -> isScorable(id, "response-tnfi") && isScorable(id, "response-jaki"))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isScorable(String patient, String task) {
        return "scorable".equals(expected.get(task).get(patient));
    }

    /** By task and patient; the package may find what was meant unlike its training patients. */
    private static Map<String, Map<String, String>> expected(Path starters, Path packages) throws Exception {
        JsonNode manifest = new ObjectMapper()
                .readTree(starters.resolve("expectations.json").toFile());
        Map<String, Map<String, String>> all = new TreeMap<>();
        List<Engine> engines = ServiceLoader.load(Engine.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        PackageLoader loader =
                new PackageLoader(TrustedKeys.read(RunningChain.home().demoKeys()), engines);
        for (StarterQuestion question : StarterQuestion.values()) {
            Map<String, String> own = new TreeMap<>();
            try (LoadedPackage model = loader.load(packages.resolve(question.task()))) {
                for (JsonNode patient : manifest.path("patients")) {
                    own.put(patient.path("patient").asText(), disposition(patient, model));
                }
            }
            all.put(question.task(), own);
        }
        return all;
    }

    private static String disposition(JsonNode patient, LoadedPackage model) {
        String meant = patient.path("disposition").asText();
        Familiarity gate = model.familiarity().orElse(null);
        if (!meant.equals("scorable") || gate == null) {
            return meant;
        }
        FeatureVector.Builder vector = FeatureVector.of(model.schema());
        patient.path("values").fields().forEachRemaining(value -> {
            FeatureName name = new FeatureName(value.getKey());
            if (model.schema().positionOf(name).isPresent()) {
                vector.set(name, value.getValue().doubleValue());
            }
        });
        return gate.distance(vector.build()) > gate.threshold() ? "unusual-combination" : meant;
    }

    private static Map<String, String> settled(String task) throws Exception {
        Map<String, String> settled = new TreeMap<>();
        JsonNode patients = chain.probe()
                .client()
                .get("api/patients?task=" + task)
                .orElseThrow()
                .path("patients");
        for (JsonNode patient : patients) {
            boolean scored = patient.path("outcome").asText().equals("scored");
            settled.put(
                    patient.path("patient").asText(),
                    scored ? "scorable" : patient.path("reason").asText());
        }
        return settled;
    }
}
