package org.rheumaroute.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rheumaroute.training.report.Report;
import org.rheumaroute.training.report.Study;
import org.rheumaroute.training.report.page.ReportPage;

/** The training report of an invented study in a real browser: on a wide and a narrow screen, and printed. */
class ReportPrintIT {
    private static final Path FOLDER = Path.of("target", "report");
    private static final Path STUDY = Path.of("../model-runtime/training/src/test/resources/report/study.json");

    /** Texts of drawings that the real font makes longer than the drawing has room for. */
    private static final String CUT_OFF = """
            const cut = [];
            for (const svg of document.querySelectorAll('figure > svg')) {
              const frame = svg.getBoundingClientRect();
              for (const text of svg.querySelectorAll('text')) {
                const box = text.getBoundingClientRect();
                if (box.left < frame.left - 1 || box.right > frame.right + 1
                    || box.top < frame.top - 1 || box.bottom > frame.bottom + 1) {
                  cut.push(svg.getAttribute('aria-labelledby') + ': ' + text.textContent);
                }
              }
            }
            return cut;
            """;

    private static Browser browser;
    private static String address;

    @BeforeAll
    static void opensTheReport() throws IOException {
        browser = Browser.startOrSkip(FOLDER.resolve("browser"));
        Report report = Report.of(
                JsonMapper.builder().build().readValue(Files.readString(STUDY, StandardCharsets.UTF_8), Study.class));
        Path page = Files.writeString(FOLDER.resolve("report.html"), ReportPage.of(report));
        address = page.toUri().toString();
        browser.driver().get(address);
    }

    @AfterAll
    static void closes() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void asksForNothingAndBreaksNoRuleOfItsOwn() {
        assertThat(browser.requests()).containsOnly(address);
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 800, 390})
    void fitsTheScreen(int width) throws IOException {
        browser.width(width, 900);

        assertThat((Long) browser.driver().executeScript("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(width);
        assertThat((List<?>) browser.driver().executeScript(CUT_OFF)).isEmpty();
        browser.picture(Path.of("target", "screenshots", "report-" + width + ".png"));
    }

    @Test
    void printsTheNoticeOnEverySheetAndTheVerdictOnTheFirst() throws Exception {
        List<String> sheets = printed();

        assertThat(sheets)
                .hasSizeBetween(10, 60)
                .allSatisfy(sheet -> assertThat(oneLine(sheet))
                        .contains(Report.INVENTED + " " + Report.RESEARCH_USE)
                        .contains("of " + sheets.size()));
        assertThat(oneLine(sheets.get(0)))
                .contains("The question", "In plain words", "Always answering no", "External, recalibrated");
        assertThat(oneLine(sheets.get(1))).contains("Discrimination");
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    /** Text of each printed sheet, by poppler's pdftotext. */
    private static List<String> printed() throws IOException, InterruptedException {
        boolean there = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(place -> new File(place, "pdftotext").canExecute());
        Assumptions.assumeTrue(
                there, "pdftotext is not on PATH: the print is not read (apt-get install poppler-utils)");
        Map<String, Object> answer =
                browser.command("Page.printToPDF", Map.of("preferCSSPageSize", true, "printBackground", true));
        Path pdf = Files.write(FOLDER.resolve("report.pdf"), Base64.getDecoder().decode((String) answer.get("data")));
        Path text = FOLDER.resolve("report.txt");
        Process process = new ProcessBuilder("pdftotext", "-enc", "UTF-8", pdf.toString(), text.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
        String all = Files.readString(text, StandardCharsets.UTF_8);
        return Stream.of(all.split("\f")).filter(sheet -> !sheet.isBlank()).toList();
    }
}
