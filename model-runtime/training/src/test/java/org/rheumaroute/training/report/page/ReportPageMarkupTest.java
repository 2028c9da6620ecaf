package org.rheumaroute.training.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rheumaroute.training.report.Report;
import org.rheumaroute.training.report.SampleStudy;
import org.rheumaroute.training.report.Study;

/** What the page of the sample study is made of: no script, nothing from elsewhere, the notice, well-formed. */
class ReportPageMarkupTest {
    private static final String HOSTILE =
            "</title></style><script>alert(1)</script><img src=x onerror=alert(2)> \"' & {{content}}"
                    + " \u202Eevil\u0007 $1\\";

    private static String html;
    private static Parsed page;

    @BeforeAll
    static void drawsTheSample() throws Exception {
        html = ReportPage.of(SampleStudy.report());
        page = Parsed.of(html);
    }

    @Test
    void namesInventedDataOnEveryPageTableAndDrawing() {
        assertThat(page.all("div").stream().filter(div -> div.attribute("role").equals("note")))
                .singleElement()
                .satisfies(notice -> assertThat(notice.text()).isEqualTo(Report.INVENTED + " " + Report.RESEARCH_USE));
        assertThat(html).contains(".running { display: table-header-group; break-inside: avoid;");
        assertThat(page.all("figure")).isNotEmpty().allSatisfy(figure -> {
            assertThat(figure.all("svg").get(0).text()).contains("invented data");
            assertThat(figure.all("figcaption").get(0).text()).contains("Invented data.");
        });
        for (String section : List.of("figures", "subgroups", "patients", "use", "optimism")) {
            assertThat(page.section(section).all("caption"))
                    .allSatisfy(caption -> assertThat(caption.text()).contains("Invented data."));
        }
    }

    @Test
    void doesNotCallRealPatientsInvented() {
        Study real = SampleStudy.changed(json -> {
            json.get("cohorts").forEach(cohort -> ((ObjectNode) cohort).put("invented", false));
            rewrite(json, text -> text.replaceAll("(?i)invented", "real"));
        });

        assertThat(ReportPage.of(Report.of(real)).replace(".invented", ""))
                .contains(Report.RESEARCH_USE)
                .doesNotContainIgnoringCase("invented");
    }

    @Test
    void asksForNothingElse() {
        assertThat(html).contains("default-src 'none'").doesNotContain("url(", "@import", "<script", "<link", "<img");
        assertThat(page.attributes())
                .noneMatch(attribute -> attribute.matches("(?i)(src|srcset|data|action|style=.*url|on\\w+)=.*"))
                .filteredOn(attribute -> attribute.contains("href="))
                .isNotEmpty()
                .allMatch(attribute -> attribute.startsWith("href=#"));
        assertThat(page.attributes())
                .filteredOn(attribute -> attribute.contains("://"))
                .allMatch(attribute -> attribute.equals("xmlns=http://www.w3.org/2000/svg"));
    }

    @Test
    void showsHostileTextAsText() throws Exception {
        Study hostile = SampleStudy.changed(json -> rewrite(json, text -> text.contains(" ") ? text + HOSTILE : text));

        String poisoned = ReportPage.of(Report.of(hostile));
        Parsed read = Parsed.of(poisoned);

        assertThat(poisoned).doesNotContain("<script", "<img", "\u202E", "\u0007");
        assertThat(read.all("script")).isEmpty();
        assertThat(read.text()).contains("<script>alert(1)</script>", "{{content}}", "$1\\");
        assertThat(read.all("section")).hasSameSizeAs(page.all("section"));
    }

    /** Every text of the study, keys apart. */
    private static void rewrite(JsonNode node, UnaryOperator<String> change) {
        if (node instanceof ObjectNode object) {
            object.properties().stream()
                    .filter(field -> field.getValue().isTextual())
                    .forEach(field -> field.setValue(
                            new TextNode(change.apply(field.getValue().textValue()))));
        }
        node.forEach(child -> rewrite(child, change));
    }

    @Test
    void canBeReadAloudAndLinksLeadSomewhere() {
        List<String> ids = page.all("*").stream()
                .map(element -> element.attribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(page.all("svg").stream().filter(svg -> svg.attribute("role").equals("img")))
                .hasSizeGreaterThan(20)
                .allSatisfy(svg -> {
                    assertThat(ids).contains(svg.attribute("aria-labelledby"), svg.attribute("aria-describedby"));
                    assertThat(svg.all("title").get(0).text()).isNotBlank();
                    assertThat(svg.all("desc").get(0).text()).isNotBlank();
                });
        assertThat(page.all("a"))
                .allSatisfy(
                        link -> assertThat(ids).contains(link.attribute("href").substring(1)));
        assertThat(page.all("th"))
                .allSatisfy(heading -> assertThat(heading.attribute("scope")).isIn("row", "col"));
        assertThat(page.all("table"))
                .allSatisfy(
                        table -> assertThat(table.all("caption").get(0).text()).isNotBlank());
    }

    @Test
    void isTheSameForTheSameStudy() {
        assertThat(ReportPage.of(SampleStudy.report())).isEqualTo(html);
        assertThat(new HashSet<>(List.of(html.split("\n")))).hasSizeGreaterThan(500);
    }
}
