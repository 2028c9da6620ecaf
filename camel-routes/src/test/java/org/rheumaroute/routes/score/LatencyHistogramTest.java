package org.rheumaroute.routes.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rheumaroute.cohort.chain.Latency;

class LatencyHistogramTest {
    private final LatencyHistogram histogram = new LatencyHistogram();

    @Test
    void nothingMeasuredIsNothing() {
        assertThat(histogram.latency()).isEqualTo(Latency.NONE);
    }

    @Test
    void quantilesAreWithinFourPercentOfTheSortedOnes() {
        Random random = new Random(5);
        long[] durations = new long[20_000];
        for (int i = 0; i < durations.length; i++) {
            durations[i] = (long) Math.exp(7 + 3 * random.nextGaussian()); // some nanoseconds to minutes
            histogram.record(durations[i]);
        }
        Arrays.sort(durations);
        Latency latency = histogram.latency();
        assertThat(latency.count()).isEqualTo(20_000);
        assertThat((double) latency.median().toNanos()).isCloseTo(durations[9_999], within(0.04 * durations[9_999]));
        assertThat((double) latency.p99().toNanos()).isCloseTo(durations[19_799], within(0.04 * durations[19_799]));
        assertThat(latency.max().toNanos()).isEqualTo(durations[19_999]);
    }

    @Test
    void everyDurationLiesInItsBucket() {
        for (long nanos : new long[] {0, 1, 31, 32, 33, 63, 64, 65, 1_000_003, Long.MAX_VALUE}) {
            int bucket = LatencyHistogram.bucketOf(nanos);
            assertThat(LatencyHistogram.lowerBound(bucket)).isLessThanOrEqualTo(nanos);
            if (nanos < Long.MAX_VALUE) {
                assertThat(LatencyHistogram.lowerBound(bucket + 1)).isGreaterThan(nanos);
            }
        }
    }

    @Test
    void noMeasurementOfManyThreadsIsLost() {
        IntStream.range(0, 100_000).parallel().forEach(histogram::record);
        histogram.record(-1); // a clock that went back
        assertThat(histogram.latency().count()).isEqualTo(100_001);
    }
}
