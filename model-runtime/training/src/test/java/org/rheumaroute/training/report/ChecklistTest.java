package org.rheumaroute.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rheumaroute.training.report.ChecklistItem.Status;

class ChecklistTest {
    /** Items of the statement, its table 2; a change here must come from the statement. */
    private static final String NUMBERS = "1 2 3a 3b 3c 4 5a 5b 6a 6b 6c 7 8a 8b 8c 9a 9b 9c 10 11 12a 12b 12c 12d 12e"
            + " 12f 12g 13 14 15 16 17 18a 18b 18c 18d 18e 18f 19 20a 20b 20c 21 22 23a 23b 24 25 26 27a 27b 27c";

    @Test
    void holdsEveryItemInOrder() {
        assertThat(items(json -> {}).stream().map(ChecklistItem::number).collect(Collectors.joining(" ")))
                .isEqualTo(NUMBERS);
    }

    @Test
    void leavesNothingEmptyAndSaysWhoMustFillWhatIsMissing() {
        for (Consumer<ObjectNode> change :
                List.<Consumer<ObjectNode>>of(json -> {}, ChecklistTest::real, ChecklistTest::bare)) {
            assertThat(items(change)).allSatisfy(item -> {
                assertThat(item.text()).isNotBlank().doesNotContain("null");
                if (item.status() == Status.OWNER || item.status() == Status.PARTLY) {
                    assertThat(item.text()).contains("must be filled by the cohort's owner:");
                }
                if (item.status() == Status.NOT_REPORTED) {
                    assertThat(item.text()).startsWith("Not reported: ");
                }
            });
        }
    }

    @Test
    void asksTheOwnerOfRealPatientsForWhatNoRunCanKnow() {
        Map<String, Status> states = states(ChecklistTest::real);

        assertThat(states)
                .containsEntry("5b", Status.OWNER)
                .containsEntry("8b", Status.OWNER)
                .containsEntry("17", Status.OWNER)
                .containsEntry("18a", Status.OWNER)
                .containsEntry("19", Status.OWNER);
    }

    @Test
    void takesWhatTheOwnerSays() {
        ChecklistItem ethics = item(
                json -> {
                    real(json);
                    ((ObjectNode) json.get("owner")).put("17", "Committee of the hospital, number 12.");
                },
                "17");

        assertThat(ethics.status()).isEqualTo(Status.FILLED);
        assertThat(ethics.text()).isEqualTo("The cohort's owner: Committee of the hospital, number 12.");
    }

    @Test
    void keepsWhatTheRunSaidBesideTheOwner() {
        ChecklistItem places = item(
                json -> {
                    real(json);
                    ((ObjectNode) json.get("owner")).put("6a", "University hospitals.");
                },
                "6a");

        assertThat(places.text())
                .isEqualTo("Development: 3 sites. External: 1 site. The cohort's owner: University hospitals.");
    }

    @Test
    void fillsItemsFromTheProtocol() {
        assertThat(item(json -> {}, "13").text()).isEqualTo("No resampling and no class weights were used.");
        assertThat(item(ChecklistTest::bare, "13").status()).isEqualTo(Status.NOT_REPORTED);
    }

    @Test
    void doesNotAskAValidationForTheDevelopment() {
        Map<String, Status> states = states(json -> json.put("kind", "VALIDATION"));

        for (String number : List.of("9a", "12a", "12b", "12c", "15", "22", "27a", "27b")) {
            assertThat(states).containsEntry(number, Status.NOT_APPLICABLE);
        }
        assertThat(states).containsEntry("23a", Status.FILLED);
    }

    @Test
    void namesEveryItemInFewWords() {
        assertThat(items(json -> {}))
                .allSatisfy(
                        item -> assertThat(item.name().toLowerCase(Locale.ROOT).split(" "))
                                .hasSizeLessThan(8));
    }

    private static void real(ObjectNode json) {
        json.get("cohorts").forEach(cohort -> ((ObjectNode) cohort).put("invented", false));
    }

    /** A run that did next to nothing. */
    private static void bare(ObjectNode json) {
        real(json);
        for (String list :
                List.of("protocol", "evaluations", "optimism", "explanations", "recalibrations", "safeguards")) {
            json.putArray(list);
        }
        json.remove("learning");
        ((ObjectNode) json.get("origin")).put("packageName", "");
    }

    private static List<ChecklistItem> items(Consumer<ObjectNode> change) {
        return Report.of(SampleStudy.changed(change)).checklist();
    }

    private static Map<String, Status> states(Consumer<ObjectNode> change) {
        return items(change).stream().collect(Collectors.toMap(ChecklistItem::number, ChecklistItem::status));
    }

    private static ChecklistItem item(Consumer<ObjectNode> change, String number) {
        return items(change).stream()
                .filter(item -> item.number().equals(number))
                .findFirst()
                .orElseThrow();
    }
}
