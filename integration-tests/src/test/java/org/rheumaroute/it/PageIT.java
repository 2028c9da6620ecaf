package org.rheumaroute.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.support.ui.Select;

/**
 * The page in a real browser, on a real chain with forty invented patients: what it shows is what the API and the EHR
 * hold, in both languages, and it keeps its own security rules. Who may call what is tested without a browser.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PageIT {
    private static final int PATIENTS = 40;
    private static final Path FOLDER = Path.of("target", "chains", "page");
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final String PATIENTS_OF_TASK = "api/patients?task=ua-progression";
    private static final String PASSWORD = "a-password-of-one-role";
    private static final List<String> VIEWS = List.of("patients", "cohort", "system");

    private static RunningChain chain;
    private static Browser browser;
    private static RiskPage page;
    private static ExpectedPage expected;

    @BeforeAll
    static void startEverything() throws Exception {
        chain = RunningChain.named("page")
                .withLogin("clinician", PASSWORD, "clinician")
                .withLogin("researcher", PASSWORD, "researcher")
                .withLogin("operator", PASSWORD, "operator")
                .withLogin("visitor", PASSWORD, "visitor")
                .startEhr()
                .startServer();
        expected = new ExpectedPage(chain.probe().client());
        chain.probe()
                .load(DemoFolder.invent(PATIENTS, 7, FOLDER.resolve("cohort")).bundles());
        chain.probe().awaitSettled(PATIENTS);
        chain.probe().awaitTwoPolls();
    }

    @AfterAll
    static void stopEverything() {
        if (browser != null) {
            browser.close();
        }
        if (chain != null) {
            chain.close();
        }
    }

    /** The page, logged in; the test is skipped where there is no Chromium. */
    private static RiskPage page() throws Exception {
        if (browser == null) {
            browser = Browser.startOrSkip(FOLDER.resolve("browser"));
            page = new RiskPage(browser, chain.application());
            page.logIn(RunningChain.USER, RunningChain.PASSWORD);
        }
        return page;
    }

    @ParameterizedTest
    @Order(1)
    @ValueSource(
            strings = {
                "",
                "index.html",
                "app/main.js",
                "app/words/ja.json",
                "api/status",
                "api/tasks",
                PATIENTS_OF_TASK,
                "api/cohort?task=ua-progression",
                "no/such/thing"
            })
    void nothingIsGivenWithoutALogin(String path) throws Exception {
        Login wrong = Login.of(RunningChain.USER, "not-the-password");
        for (Login login : List.of(Login.none(), wrong)) {
            var answer = login.get(chain.application().resolve(path));
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith("Basic");
        }
    }

    @Test
    @Order(3)
    void patientsStandInOrderOfFallingRiskAsTheApiGivesThem() throws Exception {
        List<JsonNode> patients = expected.patients();
        List<JsonNode> scored = expected.scored();
        List<RiskPage.Row> rows = page().open("en", "patients").rows();
        assertThat(rows).hasSize(PATIENTS).extracting(RiskPage.Row::id).isEqualTo(expected.ids());
        assertThat(scored).hasSizeBetween(10, PATIENTS - 5);
        assertThat(patients.subList(0, scored.size())).isEqualTo(scored);
        assertThat(scored.stream().map(p -> -p.path("probability").asDouble()).toList())
                .isSorted();
        assertThat(rows.subList(0, scored.size()))
                .extracting(RiskPage.Row::percent)
                .isEqualTo(scored.stream().map(ExpectedPage::percent).toList());
        assertThat(page.text("#shown")).startsWith(PATIENTS + " of " + PATIENTS);
    }

    @Test
    @Order(4)
    void everyPercentIsThatOfTheRiskAssessmentInTheEhr() throws Exception {
        Map<String, Double> ehr = new HashMap<>();
        for (RiskAssessment risk : chain.probe().witness().all(RiskAssessment.class)) {
            ehr.put(
                    risk.getSubject().getReferenceElement().getIdPart(),
                    risk.getPredictionFirstRep()
                            .getProbabilityDecimalType()
                            .getValue()
                            .doubleValue());
        }
        List<RiskPage.Row> scored = page().open("en", "patients").rows().stream()
                .filter(row -> !row.percent().isEmpty())
                .toList();
        assertThat(scored).extracting(RiskPage.Row::id).containsExactlyInAnyOrderElementsOf(ehr.keySet());
        // The EHR keeps more digits: half a percent is what rounding takes.
        assertThat(scored)
                .filteredOn(row -> row.percent().matches("\\d+%"))
                .hasSizeGreaterThan(5)
                .allSatisfy(row -> assertThat(Double.parseDouble(row.percent().replace("%", "")))
                        .isCloseTo(ehr.get(row.id()), within(0.5001)));
    }

    @Test
    @Order(5)
    void everyPatientShowsDriversAndTheAgeOfEveryInput() throws Exception {
        page().open("en", "patients").openAllDetails();
        Map<String, RiskPage.Row> rows = new HashMap<>();
        page.rows().forEach(row -> rows.put(row.id(), row));
        LocalDate asOf = expected.asOf();
        for (JsonNode patient : expected.patients()) {
            RiskPage.Row row = rows.get(ExpectedPage.id(patient));
            assertThat(row.drivers()).isEqualTo(expected.drivers(patient));
            Map<String, String> ages = expected.ages(patient, asOf);
            assertThat(row.ages().keySet()).isEqualTo(ages.keySet());
            ages.forEach(
                    (label, age) -> assertThat(row.ages().get(label)).as(label).startsWith(age));
        }
        assertThat(expected.scored())
                .allSatisfy(patient -> assertThat(expected.drivers(patient)).hasSizeBetween(1, 3));
    }

    @ParameterizedTest
    @Order(6)
    @CsvSource({"en, english", "ja, japanese"})
    void whoWasNotScoredShowsWhyInWords(String language, String label) throws Exception {
        Map<String, String> reasons = expected.reasons(label);
        page().open(language, "patients");
        assertThat(expected.declined()).hasSizeGreaterThan(3);
        for (JsonNode patient : expected.declined()) {
            RiskPage.Row row = page.row(ExpectedPage.id(patient));
            String code = patient.path("reason").asText();
            assertThat(row.percent()).isEmpty();
            assertThat(row.reason()).isEqualToIgnoringCase(reasons.get(code)).isNotEqualTo(code);
        }
    }

    @ParameterizedTest
    @Order(7)
    @ValueSource(strings = {"en", "ja"})
    void theBannerSaysResearchUseAndInventedDataInBothLanguages(String language) throws Exception {
        for (String view : VIEWS) {
            page().open(language, view).run("scrollTo(0, document.body.scrollHeight)");
            assertThat((Number) page.run("return document.getElementById('banner').getBoundingClientRect().top"))
                    .as("the banner stays while the page scrolls")
                    .satisfies(top -> assertThat(top.doubleValue()).isZero());
            assertThat(page.text("#banner"))
                    .contains("Research use, not a medical device", "研究用です。医療機器ではありません。")
                    .contains("Model trained on invented data", "架空データで学習したモデルです。");
        }
    }

    @ParameterizedTest
    @Order(8)
    @ValueSource(strings = {"patients", "cohort", "system"})
    void theSwitchChangesEveryVisibleLabel(String view) throws Exception {
        page().open("en", view).openAllDetails();
        if (view.equals("cohort")) {
            ask();
        }
        List<RiskPage.Text> english = page.texts();
        assertThat(page.one("html").getAttribute("lang")).isEqualTo("en");
        page.click("[data-language=ja]");
        List<RiskPage.Text> japanese = page.texts();
        assertThat(page.one("html").getAttribute("lang")).isEqualTo("ja");
        assertThat(english).hasSizeGreaterThan(20);
        assertThat(english)
                .filteredOn(text -> Languages.isJapanese(text.text()))
                .isEmpty();
        assertThat(english)
                .filteredOn(text -> Languages.isUnfinished(text.text()))
                .isEmpty();
        assertThat(japanese)
                .filteredOn(text -> Languages.isUnfinished(text.text()))
                .isEmpty();
        List<RiskPage.Text> same = new ArrayList<>(japanese);
        same.retainAll(english);
        List<String> ids = expected.ids();
        assertThat(same)
                .filteredOn(text -> !ids.contains(text.text()))
                .filteredOn(text -> !Languages.isOfBoth(text.text()))
                .isEmpty();
        page.click("[data-language=en]");
        assertThat(page.texts()).hasSameSizeAs(english).noneMatch(text -> Languages.isJapanese(text.text()));
    }

    @Test
    @Order(9)
    void theQueryFormCountsWhatTheApiCountsAndGivesItAsCsv() throws Exception {
        page().open("en", "cohort");
        ask();
        JsonNode answer = expected.api("api/cohort?task=ua-progression&riskMin=0.1&ageMin=40&sex=female");
        int count = answer.path("count").asInt();
        assertThat(count).isBetween(2, PATIENTS - 5);
        assertThat(page.text(".answer-count")).isEqualTo(count + " of " + PATIENTS + " patients");
        page.click("[data-format=csv]");
        page.await(() -> browser.downloaded(".csv").isPresent());
        List<List<String>> csv = Csv.read(browser.downloaded(".csv").orElseThrow());
        assertThat(csv).hasSize(count + 1);
        assertThat(csv.get(0)).startsWith("patient-id", "task", "outcome", "probability[1]");
        List<String> ids = new ArrayList<>();
        answer.path("ids").forEach(id -> ids.add(id.asText()));
        assertThat(csv.stream().skip(1).map(line -> line.get(0)).toList()).isEqualTo(ids);
    }

    /** Women from 40 on with a probability of at least 10 %. */
    private static void ask() {
        page.fill("#query-riskMin", "10").fill("#query-ageMin", "40");
        new Select(page.one("#query-sex")).selectByValue("female");
        page.click("[data-key=ask]");
        page.await(() -> page.isThere(".answer-count"));
    }

    @Test
    @Order(10)
    void aNewResultAppearsOnTheOpenPage() throws Exception {
        String patient = chain.probe().aScoredPatient();
        String crp = expected.label("crp");
        page().open("en", "patients").openAllDetails().run("window.opened = 'once'");
        assertThat(page.row(patient).values().get(crp)).doesNotStartWith("87.6");
        chain.probe().witness().create(NewResult.crp(patient, 87.6));
        page.await(() -> page.row(patient).values().getOrDefault(crp, "").startsWith("87.6 mg/L"));
        assertThat(page.row(patient).ages().get(crp)).startsWith("0 days of");
        page.await(
                () -> "The list was updated.".equals(page.one("#announcement").getAttribute("textContent")));
        assertThat(page.run("return window.opened")).as("not loaded anew").isEqualTo("once");
        assertThat(page.rows())
                .extracting(row -> row.id() + " " + row.percent())
                .startsWith(expected.scored().stream()
                        .map(p -> ExpectedPage.id(p) + " " + ExpectedPage.percent(p))
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @Order(11)
    @CsvSource({"en, 1440", "ja, 1440", "en, 390", "ja, 390"})
    void noWindowNeedsSidewaysScrolling(String language, int width) throws Exception {
        page();
        browser.width(width, 900);
        for (String view : VIEWS) {
            page.open(language, view);
            switch (view) {
                case "patients" -> page.click(".patient .more");
                case "cohort" -> ask();
                default -> page.await(() -> page.isThere(".ledger"));
            }
            browser.picture(PICTURES.resolve("%s-%s-%d.png".formatted(view, language, width)));
            page.openAllDetails();
            assertThat(page.overTheEdge()).as("%s in %s", view, language).isEmpty();
        }
    }

    @Test
    @Order(12)
    void nothingWentWrongBehindThePageAndNothingLeftTheMachine() throws Exception {
        page();
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests())
                .anyMatch(address -> address.endsWith("app/words/ja.json"))
                .anyMatch(address -> address.contains("api/cohort?"))
                .allMatch(address ->
                        address.matches("http://([^/@]*@)?127\\.0\\.0\\.1:\\d+/rheumaroute/.*|(about|data):.*"));
    }

    /** The proof that the test before could have failed. */
    @Test
    @Order(13)
    void aForeignScriptOrRequestIsRefusedAndSeen() throws Exception {
        page().open("en", "patients");
        page.run("""
                const script = document.createElement("script");
                script.textContent = "window.foreign = true";
                document.body.append(script);
                fetch("http://192.0.2.1/").catch(() => { window.refused = true; });
                """);
        page.await(() -> Boolean.TRUE.equals(page.run("return window.refused === true")));
        assertThat(page.run("return window.foreign")).isNull();
        assertThat(browser.complaints())
                .anyMatch(complaint -> complaint.contains("Content Security Policy") && complaint.contains("script"))
                .anyMatch(complaint -> complaint.contains("192.0.2.1"));
    }

    @ParameterizedTest
    @Order(14)
    @CsvSource({
        "visitor,    403, 403, 403, 403, 403, 403, 403, 403",
        "clinician,  200, 200, 200, 403, 403, 403, 403, 403",
        "researcher, 200, 200, 200, 200, 403, 403, 403, 403",
        "operator,   200, 200, 403, 403, 202, 200, 409, 403"
    })
    void eachRoleGetsItsOwnAndNoMore(
            String role,
            int page,
            int status,
            int patients,
            int cohort,
            int rescore,
            int packages,
            int rollBack,
            int unlisted)
            throws Exception {
        Login login = Login.of(role, PASSWORD);
        Map<String, Integer> expected = Map.of(
                "GET ",
                page,
                "GET api/status",
                status,
                "GET " + PATIENTS_OF_TASK,
                patients,
                "GET api/cohort?task=ua-progression",
                cohort,
                "POST api/rescore",
                rescore,
                "GET api/packages",
                packages,
                "POST api/packages/tasks/ua-progression/roll-back", // there is nothing to go back to
                rollBack,
                "GET api/patients/",
                unlisted);
        Map<String, Integer> got = new HashMap<>();
        for (String call : expected.keySet()) {
            String[] parts = call.split(" ", -1);
            got.put(
                    call,
                    login.send(parts[0], chain.application().resolve(parts[1])).statusCode());
        }
        assertThat(got).isEqualTo(expected);
    }
}
