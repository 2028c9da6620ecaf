package org.rheumaroute.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The architecture page promises a test for each invariant, and links files: all of them exist. */
class ArchitecturePageTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern TEST_NAME = Pattern.compile("`(\\w+(?:Test|IT))(?:\\.(\\w+))?`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");
    private static final Pattern INVARIANT = Pattern.compile("(?m)^\\| (\\d+) \\|.*$");
    private static String page;

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(ROOT.resolve("docs/architecture.md"));
    }

    @Test
    void everyNamedTestExists() throws IOException {
        List<MatchResult> names = matches(TEST_NAME, page);
        assertThat(names).hasSizeGreaterThan(15);
        for (MatchResult name : names) {
            List<Path> sources = testSources(name.group(1) + ".java");
            assertThat(sources).as(name.group(1)).isNotEmpty();
            if (name.group(2) != null) {
                assertThat(sources)
                        .as(name.group())
                        .anySatisfy(
                                source -> assertThat(Files.readString(source)).contains("void " + name.group(2) + "("));
            }
        }
    }

    @Test
    void everyInvariantNamesATest() {
        List<MatchResult> invariants = matches(INVARIANT, page);
        assertThat(invariants).hasSize(11);
        assertThat(invariants)
                .allSatisfy(row -> assertThat(TEST_NAME.matcher(row.group()).find())
                        .as(row.group())
                        .isTrue());
    }

    @Test
    void everyLinkedFileExists() {
        assertThat(matches(LINK, page))
                .allSatisfy(link -> assertThat(
                                ROOT.resolve("docs").resolve(link.group(1)).normalize())
                        .exists());
    }

    private static List<MatchResult> matches(Pattern pattern, String text) {
        List<MatchResult> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.toMatchResult());
        }
        return found;
    }

    private static List<Path> testSources(String fileName) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.getFileName().toString().equals(fileName))
                    .filter(file -> file.toString().contains("src/test"))
                    .toList();
        }
    }
}
