package org.rheumaroute.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.rheumaroute.fhir.map.Ready;

/** Speed means nothing when the readers do not do the same work. */
class ReadingBenchmarkTest {
    private final ReadingBenchmark benchmark = new ReadingBenchmark();

    @Test
    void oursAndHapiFindTheSameObservations() throws IOException {
        int ours = 0;
        int hapis = 0;
        for (RecordText record : benchmark.cohort().records()) {
            ours += (int) benchmark.parse(record).stream()
                    .filter(resource -> resource.refusal() == null)
                    .filter(resource -> resource.resourceType().equals("Observation"))
                    .count();
            hapis += RecordTexts.observationsIn(benchmark.hapi(record));
        }
        assertThat(ours).isEqualTo(hapis).isEqualTo(benchmark.cohort().observations());
    }

    @Test
    void mostPatientsAreReadyToBeScored() throws IOException {
        int ready = 0;
        for (RecordText record : benchmark.cohort().records()) {
            ready += benchmark.prepared(record) instanceof Ready ? 1 : 0;
        }
        assertThat(ready).isGreaterThan(RecordTexts.READ_PATIENTS / 2);
    }

    @Test
    void theCohortIsTheSameEveryTime() {
        RecordTexts again = RecordTexts.invent(RecordTexts.READ_PATIENTS);

        assertThat(again.observations()).isEqualTo(benchmark.cohort().observations());
        assertThat(again.records())
                .map(RecordText::toString)
                .containsExactlyElementsOf(benchmark.cohort().records().stream()
                        .map(RecordText::toString)
                        .toList());
    }
}
