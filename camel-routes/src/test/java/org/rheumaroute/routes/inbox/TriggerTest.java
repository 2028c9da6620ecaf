package org.rheumaroute.routes.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TriggerTest {
    private static final String PATIENT = "p-1";

    @Test
    void sameCausesInAnyOrderMakeTheSameTrigger() {
        assertThat(Trigger.causedBy(PATIENT, List.of("Observation/2/1", "Condition/1/3")))
                .isEqualTo(Trigger.causedBy(PATIENT, List.of("Condition/1/3", "Observation/2/1", "Condition/1/3")));
    }

    @Test
    void anotherVersionOrAnotherPatientMakesAnotherTrigger() {
        Trigger trigger = Trigger.causedBy(PATIENT, List.of("Observation/2/1"));

        assertThat(Trigger.causedBy(PATIENT, List.of("Observation/2/2")).id()).isNotEqualTo(trigger.id());
        assertThat(Trigger.causedBy("p-2", List.of("Observation/2/1")).id()).isNotEqualTo(trigger.id());
    }

    @Test
    void idIsSha256OverPatientAndSortedCauses() {
        // printf 'p-1\nCondition/1/3\nObservation/2/1\n' | sha256sum
        assertThat(Trigger.causedBy(PATIENT, List.of("Observation/2/1", "Condition/1/3"))
                        .id())
                .isEqualTo("f9dc5c4d6650f6ab0016a4cb0fcdfcf14a2bc985657ae89ec3c2df421d16978d");
    }

    @Test
    void textCarriesEverythingThereAndBack() {
        Trigger trigger =
                Trigger.causedBy(PATIENT, List.of("everybody/1")).again(true).again(false);

        assertThat(Trigger.read(trigger.text())).isEqualTo(trigger);
        assertThat(trigger.waits()).isEqualTo(2);
        assertThat(trigger.writeInDoubt()).isTrue();
    }

    @Test
    void groupIsTheSameForOnePatientAndDoesNotShowWhoItIs() {
        Trigger one = Trigger.causedBy(PATIENT, List.of("a"));
        Trigger other = Trigger.causedBy(PATIENT, List.of("b"));

        assertThat(one.group()).isEqualTo(other.group()).doesNotContain(PATIENT);
        assertThat(one.toString()).doesNotContain(PATIENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "{}",
                "{\"trigger\":\"00\",\"patient\":\"p\"}",
                "{\"trigger\":\"0000000000000000000000000000000000000000000000000000000000000000\",\"patient\":\"../x\"}"
            })
    void refusesWhatIsNoTriggerWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> Trigger.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("../x", "not json"));
    }
}
