package org.rheumaroute.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheumaroute.fhir.RecordFixture;
import org.rheumaroute.model.Sex;

class SurvivingRecordTest {
    @Test
    void aRecordThatWasNotMergedIsItsOwnSurvivor() {
        assertThat(SurvivingRecord.of("a", links("a", null)))
                .isEqualTo(new SurvivingRecord("a", SurvivingRecord.End.FOUND, List.of()));
    }

    @Test
    void severalMergesAreFollowed() {
        assertThat(SurvivingRecord.of("a", links("a", "b", "b", "c", "c", null)))
                .isEqualTo(new SurvivingRecord("c", SurvivingRecord.End.FOUND, List.of("a", "b")));
    }

    @Test
    void aSurvivorThatCannotBePulledIsUnknown() {
        assertThat(SurvivingRecord.of("a", links("a", "b")))
                .isEqualTo(new SurvivingRecord("b", SurvivingRecord.End.UNKNOWN, List.of("a")));
    }

    @Test
    void aLinkThatNamesNobodyEndsTheWay() {
        assertThat(SurvivingRecord.of("a", links("a", Person.UNNAMED)).end()).isEqualTo(SurvivingRecord.End.UNNAMED);
    }

    @Test
    void aCircleEnds() {
        assertThat(SurvivingRecord.of("a", links("a", "b", "b", "a")).end()).isEqualTo(SurvivingRecord.End.ENDLESS);
        assertThat(SurvivingRecord.of("a", links("a", "a")).end()).isEqualTo(SurvivingRecord.End.ENDLESS);
    }

    @Test
    void aChainThatIsLongerThanAnybodyMakesEnds() {
        String[] chain = IntStream.range(0, 50)
                .boxed()
                .flatMap(i -> List.of("p" + i, "p" + (i + 1)).stream())
                .toArray(String[]::new);

        assertThat(SurvivingRecord.of("p0", links(chain)).end()).isEqualTo(SurvivingRecord.End.ENDLESS);
    }

    /** The id of the survivor as the Patient resource names it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Patient/p9, p9",
        "Patient/p9/_history/2, p9",
        "http://ehr.example/fhir/Patient/p9, p9",
        "http://other.example/fhir/Patient/p9, ?",
        "RelatedPerson/p9, ?",
        "urn:uuid:0c1, ?"
    })
    void anotherServersPatientIsNotTheSurvivor(String reference, String expected) {
        String bundle = "{\"resourceType\":\"Bundle\",\"entry\":[{\"fullUrl\":\"http://ehr.example/fhir/Patient/p1\","
                + "\"resource\":{\"resourceType\":\"Patient\",\"id\":\"p1\",\"link\":[{\"type\":\"replaced-by\","
                + "\"other\":{\"reference\":\"" + reference + "\"}}]}}]}";

        Person person = new PatientRecordReader()
                .read(RecordFixture.PATIENT, FhirJson.ofText(bundle, "test"))
                .person()
                .orElseThrow();

        assertThat(person.replacedBy()).isEqualTo(expected);
    }

    /** Pairs of an id and the id that replaced it, null for none. */
    private static Function<String, Optional<Person>> links(String... pairs) {
        Map<String, Person> people = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            people.put(pairs[i], new Person(null, Sex.UNKNOWN, true, false, pairs[i + 1], "Patient/" + pairs[i]));
        }
        return id -> Optional.ofNullable(people.get(id));
    }
}
