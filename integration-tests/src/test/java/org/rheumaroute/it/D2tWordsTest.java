package org.rheumaroute.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rheumaroute.cohort.d2t.D2tResult;
import org.rheumaroute.fhir.d2t.D2tFlag;
import org.rheumaroute.fhir.d2t.D2tItem;
import org.rheumaroute.fhir.d2t.Verdict;

/** The page knows no rule and the rule no page; their codes and words must meet all the same. */
class D2tWordsTest {
    private static final Path WORDS = Path.of("..", "web", "src", "main", "webapp", "app", "words");

    @Test
    void everyFlagOfTheRuleIsAResultOfTheStore() {
        assertThat(Arrays.stream(D2tFlag.values()).map(D2tFlag::code))
                .allSatisfy(code -> assertThat(D2tResult.ofCode(code)).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void thePageNamesEveryItemAndVerdictAsTheRecordDoes(String language) throws IOException {
        JsonNode words =
                new ObjectMapper().readTree(WORDS.resolve(language + ".json").toFile());
        for (D2tItem item : D2tItem.values()) {
            assertThat(words.path("d2t.item." + item.code()).asText())
                    .isEqualTo(language.equals("en") ? item.english() : item.japanese());
        }
        for (Verdict verdict : Verdict.values()) {
            assertThat(words.path("d2t.verdict." + verdict.code()).asText()).isNotBlank();
        }
    }
}
