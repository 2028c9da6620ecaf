package org.rheumaroute.fhir.d2t;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rheumaroute.fhir.RecordFixture;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.read.PatientRecordReader;

/** When the flag must be looked at again by time alone, on the invented patients of {@code cases/d2t}. */
class D2tOutlookTest {
    private static final Path FOLDER = Path.of(System.getProperty("basedir", "."), "src/test/resources/cases/d2t");

    @Test
    void aVisitThatGrowsTooOldIsTheNextChange() throws IOException {
        // the visit is of 2024-05-20 and counts for 90 days
        assertThat(lookAgainOn("01-both-met")).contains(LocalDate.of(2024, 8, 19));
        assertThat(assessed("01-both-met", LocalDate.of(2024, 8, 18)).flag()).isEqualTo(D2tFlag.CRITERIA_1_AND_2_MET);
        assertThat(assessed("01-both-met", LocalDate.of(2024, 8, 19)).flag()).isEqualTo(D2tFlag.CANNOT_BE_TOLD);
    }

    @Test
    void aDoseThatLastsLongEnoughIsAChangeToo() throws IOException {
        LocalDate day = lookAgainOn("15-glucocorticoid-new").orElseThrow();

        assertThat(verdict("15-glucocorticoid-new", day.minusDays(1)))
                .isEqualTo(verdict("15-glucocorticoid-new", asOf("15-glucocorticoid-new")));
        assertThat(assessed("15-glucocorticoid-new", day)
                        .readsLike(assessed("15-glucocorticoid-new", asOf("15-glucocorticoid-new"))))
                .isFalse();
    }

    @Test
    void whatWasFoundYesterdayIsNoReasonToLookAgain() throws IOException {
        D2tAssessment today = assessed("01-both-met", LocalDate.of(2024, 6, 1));
        assertThat(today.readsLike(assessed("01-both-met", LocalDate.of(2024, 6, 2))))
                .isTrue();
    }

    @Test
    void withoutATargetedDrugNoTimeCanMeetCriterionOne() {
        PatientFacts nobody = new PatientRecordReader().read(RecordFixture.PATIENT, List.of());
        D2tRule rule = new D2tRule();
        D2tAssessment assessment = rule.assess(nobody, LocalDate.of(2024, 6, 1));

        assertThat(D2tOutlook.lookAgainOn(rule, nobody, assessment)).isEmpty();
    }

    private static Verdict verdict(String name, LocalDate day) throws IOException {
        return assessed(name, day).of(D2tItem.CRITERION_2).verdict();
    }

    private static Optional<LocalDate> lookAgainOn(String name) throws IOException {
        D2tRule rule = new D2tRule();
        return D2tOutlook.lookAgainOn(rule, facts(name), assessed(name, asOf(name)));
    }

    private static D2tAssessment assessed(String name, LocalDate day) throws IOException {
        return new D2tRule().assess(facts(name), day);
    }

    private static LocalDate asOf(String name) throws IOException {
        return LocalDate.parse(example(name).get("as-of").textValue());
    }

    private static PatientFacts facts(String name) throws IOException {
        List<String> resources = new ArrayList<>();
        example(name).get("resources").forEach(resource -> resources.add(resource.toString()));
        return new PatientRecordReader().read(RecordFixture.PATIENT, RecordFixture.parse(resources));
    }

    private static JsonNode example(String name) throws IOException {
        return new ObjectMapper().readTree(FOLDER.resolve(name + ".json").toFile());
    }
}
