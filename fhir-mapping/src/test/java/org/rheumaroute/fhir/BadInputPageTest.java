package org.rheumaroute.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/bad-input.md} names only tests and cases that exist. */
class BadInputPageTest {
    private static final Pattern METHOD = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
    private static final Pattern CASE = Pattern.compile("(dispositions|eligibility|units|joints) \"([^\"]+)\"");
    private static final Map<String, String> FILES = Map.of(
            "dispositions", "dispositions.json",
            "eligibility", "eligibility.yaml",
            "units", "units.csv",
            "joints", "joints.yaml");

    @Test
    void namesOnlyTestsThatExist() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "bad-input.md"));
        Map<String, String> sources = sources();
        List<String> missing = new ArrayList<>();
        Matcher method = METHOD.matcher(page);
        int named = 0;
        while (method.find()) {
            named++;
            String source = sources.getOrDefault(method.group(1), "");
            if (!source.contains("void " + method.group(2) + "(")) {
                missing.add(method.group());
            }
        }
        Matcher example = CASE.matcher(page);
        while (example.find()) {
            named++;
            String cases = Files.readString(Path.of("src/test/resources/cases", FILES.get(example.group(1))));
            if (!cases.contains(example.group(2))) {
                missing.add(example.group());
            }
        }
        assertThat(missing).isEmpty();
        assertThat(named).isGreaterThan(60);
    }

    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith("Test.java")).toList()) {
                sources.put(String.valueOf(file.getFileName()).replace(".java", ""), Files.readString(file));
            }
        }
        return sources;
    }
}
