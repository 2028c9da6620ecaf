package org.rheumaroute.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rheumaroute.cohort.Criterion;
import org.rheumaroute.cohort.OutcomeKind;
import org.rheumaroute.cohort.chain.PackageState;
import org.rheumaroute.cohort.d2t.D2tResult;
import org.rheumaroute.model.RiskCategory;
import org.rheumaroute.model.Serostatus;
import org.rheumaroute.model.Sex;
import org.rheumaroute.model.feature.FeatureGroup;

/** The files of the page keep the rules that its security policy and its two languages ask for. */
class PageFilesTest {
    private static final Path PAGE = Path.of("src", "main", "webapp");

    @Test
    void noScriptOrStyleStandsInsideTheHtml() throws IOException {
        String html = Files.readString(PAGE.resolve("index.html"));
        assertThat(html).doesNotContainPattern("(?i)<style").doesNotContainPattern("(?i)\\sstyle\\s*=");
        assertThat(html).doesNotContainPattern("(?i)\\son[a-z]+\\s*=").doesNotContainPattern("(?i)javascript:");
        Matcher scripts =
                Pattern.compile("<script([^>]*)>(.*?)</script>", Pattern.DOTALL).matcher(html);
        assertThat(scripts.results().toList())
                .isNotEmpty()
                .allSatisfy(s -> assertThat(s.group(1)).contains("src=\"app/"))
                .allSatisfy(s -> assertThat(s.group(2)).isEmpty());
    }

    @Test
    void nothingIsLoadedFromElsewhere() throws IOException {
        for (Path file : files("html", "js", "css")) {
            String text = Files.readString(file).replace("http://www.w3.org/2000/svg", "");
            assertThat(text).as("%s", file).doesNotContain("http://").doesNotContain("https://");
            assertThat(text).as("%s", file).doesNotContain("@import").doesNotContainPattern("[(\"']//");
        }
    }

    @Test
    void textNeverBecomesMarkupOrCode() throws IOException {
        for (Path file : files("js")) {
            assertThat(Files.readString(file))
                    .as("%s", file)
                    .doesNotContainPattern("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|DOMParser")
                    .doesNotContainPattern("\\beval\\(|new Function|setTimeout\\(\\s*[\"'`]|srcdoc")
                    .doesNotContainPattern("\\.style\\b|cssText|setAttribute\\(\"style");
        }
    }

    @Test
    void bothLanguagesHaveTheSameWords() throws IOException {
        JsonNode english = words("en");
        JsonNode japanese = words("ja");
        assertThat(names(japanese)).isEqualTo(names(english));
        for (String key : names(english)) {
            assertThat(placeholders(japanese.get(key))).as(key).isEqualTo(placeholders(english.get(key)));
            assertThat(japanese.get(key).asText()).as(key).isNotBlank();
        }
    }

    @Test
    void everyWordThatThePageNamesIsThere() throws IOException {
        Set<String> known = names(words("en"));
        Set<String> used = new TreeSet<>();
        Pattern inScript = Pattern.compile("(?:word|around|fact|line|head)\\(\\s*\"([a-zA-Z.-]+)\"");
        Pattern inHtml = Pattern.compile("data-word(?:-label)?=\"([^\"]+)\"");
        for (Path file : files("js", "html")) {
            String text = Files.readString(file);
            inScript.matcher(text).results().forEach(m -> used.add(m.group(1)));
            inHtml.matcher(text).results().forEach(m -> used.add(m.group(1)));
        }
        assertThat(used).hasSizeGreaterThan(60);
        assertThat(known).containsAll(used);
    }

    @Test
    void everyCodeOfTheApiHasAWord() throws IOException {
        Set<String> known = names(words("en"));
        List<String> needed = new ArrayList<>();
        Stream.of(Sex.values()).forEach(s -> needed.add("sex." + s.code()));
        Stream.of(Serostatus.values()).forEach(s -> needed.add("serostatus." + s.code()));
        Stream.of(RiskCategory.values()).forEach(c -> needed.add("category." + c.code()));
        Stream.of(OutcomeKind.values()).forEach(o -> needed.add("outcome." + o.code()));
        Stream.of(FeatureGroup.values()).forEach(g -> needed.add("group." + g.code()));
        Stream.of(Criterion.values()).forEach(c -> needed.add("criterion." + c.code()));
        Stream.of(PackageState.values()).forEach(s -> needed.add("packages.state." + s.code()));
        Stream.of(D2tResult.values()).forEach(r -> needed.add("d2t.result." + r.code()));
        for (String step : List.of("stage", "shadow", "activate", "retire", "roll-back")) {
            needed.add("packages.step." + step);
        }
        assertThat(known).containsAll(needed);
    }

    @Test
    void theWarningStandsInTheHtmlItself() throws IOException {
        assertThat(Files.readString(PAGE.resolve("index.html")))
                .contains("Research use, not a medical device")
                .contains("医療機器ではありません")
                .contains("Model trained on invented data")
                .contains("架空データで学習")
                .contains("<html lang=\"en\">");
    }

    private static List<Path> files(String... extensions) throws IOException {
        try (Stream<Path> walk = Files.walk(PAGE)) {
            List<Path> found = walk.filter(f ->
                            Stream.of(extensions).anyMatch(e -> f.toString().endsWith("." + e)))
                    .toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }

    private static JsonNode words(String language) throws IOException {
        return new ObjectMapper()
                .readTree(PAGE.resolve("app/words/" + language + ".json").toFile());
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> placeholders(JsonNode text) {
        Set<String> found = new TreeSet<>();
        Pattern.compile("\\{\\w+}").matcher(text.asText()).results().forEach(m -> found.add(m.group()));
        return found;
    }
}
