package org.rheumaroute.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rheumaroute.fhir.Cases;
import org.rheumaroute.fhir.RecordFixture;
import org.rheumaroute.fhir.code.Joint;

/** A count is the number of joints with the finding when all 28 have one answer each, else there is none. */
class JointCountsPropertyTest {
    private static final List<String> TIMES =
            List.of("2026-06-01", "2026-06-01T08:00:00+09:00", "2026-06-01T17:00:00+09:00");

    @Test
    void aCountNeedsOneAnswerOfEachOfTheTwentyEight() {
        Cases.run("a count needs all 28 joints", 300, 1, (random, number) -> {
            Map<String, Set<Boolean>> answers = new HashMap<>();
            List<String> texts = examination(random, answers);
            PatientFacts facts = read(texts);
            boolean isComplete =
                    answers.size() == 28 && answers.values().stream().allMatch(given -> given.size() == 1);
            long present = answers.values().stream()
                    .filter(given -> given.contains(true))
                    .count();
            assertThat(facts.facts())
                    .extracting(fact -> fact.concept() + " " + ((FactValue.Numeric) fact.value()).value())
                    .isEqualTo(isComplete ? List.of("tjc28 " + (double) present) : List.of());
            assertThat(facts.readings())
                    .hasSameSizeAs(texts)
                    .allSatisfy(reading -> assertThat(reading.disposition() == Disposition.READ)
                            .isEqualTo(isComplete));
            Collections.shuffle(texts, random);
            assertThat(read(texts).facts()).isEqualTo(facts.facts());
        });
    }

    /** Mostly complete, at times a joint left out, at times one named again at another time with any answer. */
    private static List<String> examination(Random random, Map<String, Set<Boolean>> answers) {
        List<String> texts = new ArrayList<>();
        int leftOut = random.nextInt(3) == 0 ? random.nextInt(28) : -1;
        for (int i = 0; i < Joint.ALL.size(); i++) {
            if (i != leftOut) {
                add(Joint.ALL.get(i), TIMES.get(0), random.nextBoolean(), texts, answers);
            }
        }
        for (int again = random.nextInt(3); again > 0; again--) {
            Joint joint = Joint.ALL.get(random.nextInt(28));
            boolean known = answers.getOrDefault(joint.name(), Set.of()).contains(true);
            add(joint, TIMES.get(again), random.nextInt(3) == 0 ? random.nextBoolean() : known, texts, answers);
        }
        return texts;
    }

    private static void add(
            Joint joint, String time, boolean answer, List<String> texts, Map<String, Set<Boolean>> answers) {
        String value =
                "\"valueBoolean\":" + answer + ",\"bodySite\":{\"coding\":[{\"system\":\"urn:rheumaroute:items\","
                        + "\"code\":\"" + joint.name() + "\"}]}";
        texts.add(RecordFixture.observation("o" + texts.size(), "http://loinc.org", "88983-2", value, time));
        answers.computeIfAbsent(joint.name(), j -> new HashSet<>()).add(answer);
    }

    private static PatientFacts read(List<String> texts) {
        return new PatientRecordReader().read(RecordFixture.PATIENT, RecordFixture.parse(texts));
    }
}
