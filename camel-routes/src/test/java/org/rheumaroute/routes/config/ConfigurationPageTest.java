package org.rheumaroute.routes.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/configuration.md says what the code does. */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("..", "docs", "configuration.md");
    private static final Pattern LINE =
            Pattern.compile("\\| `(rheumaroute\\.[a-z0-9.-]+)` \\|.*\\| ([^|]+) \\| [0-9.]+ \\|");
    private static final Pattern PLAIN_DEFAULT = Pattern.compile("`([^`]+)`");

    @Test
    void everySettingIsOnThePageAndEverySettingOnThePageExists() throws IOException {
        TreeSet<String> asked = new TreeSet<>();
        SettingsReader.read(
                key -> {
                    asked.add(key);
                    return minimal(key);
                },
                Path.of("data"));

        assertThat(defaults().keySet()).containsExactlyElementsOf(asked);
    }

    @ParameterizedTest
    @MethodSource("plainDefaults")
    void theDefaultOnThePageIsTheDefaultInTheCode(String key, String value) {
        RouteSettings byDefault = SettingsReader.read(ConfigurationPageTest::minimal, Path.of("data"));
        RouteSettings asWritten =
                SettingsReader.read(asked -> asked.equals(key) ? Optional.of(value) : minimal(asked), Path.of("data"));

        assertThat(asWritten).isEqualTo(byDefault);
    }

    static Object[][] plainDefaults() throws IOException {
        Map<String, String> plain = new HashMap<>();
        defaults().forEach((key, text) -> {
            Matcher matcher = PLAIN_DEFAULT.matcher(text);
            if (matcher.matches()) {
                plain.put(key, matcher.group(1));
            }
        });
        assertThat(plain).hasSizeGreaterThan(6);
        return plain.entrySet().stream()
                .map(entry -> new Object[] {entry.getKey(), entry.getValue()})
                .toArray(Object[][]::new);
    }

    private static Map<String, String> defaults() throws IOException {
        Map<String, String> defaults = new TreeMap<>();
        for (String line : Files.readAllLines(PAGE)) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                defaults.put(matcher.group(1), matcher.group(2).strip());
            }
        }
        return defaults;
    }

    private static Optional<String> minimal(String key) {
        return key.equals("rheumaroute.ehr.url") ? Optional.of("http://127.0.0.1/fhir") : Optional.empty();
    }
}
