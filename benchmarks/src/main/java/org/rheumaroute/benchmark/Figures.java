package org.rheumaroute.benchmark;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * One benchmark in one round: medians over its iterations.
 *
 * @param cpuNanos CPU time of the process an operation
 * @param wallNanos time on the clock an operation
 * @param allocated bytes allocated on the Java heap an operation
 */
record Figures(double cpuNanos, double wallNanos, double allocated) {
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final double NANOS_PER_MILLI = 1e6;

    static Figures of(RunResult run) {
        List<IterationResult> iterations = run.getBenchmarkResults().stream()
                .map(fork -> fork.getIterationResults())
                .flatMap(Collection::stream)
                .toList();
        return new Figures(
                secondary(iterations, CpuTimeProfiler.CPU_TIME),
                median(iterations.stream()
                        .map(iteration -> iteration.getPrimaryResult().getScore() * NANOS_PER_MILLI)
                        .toList()),
                secondary(iterations, ALLOCATED));
    }

    private static double secondary(List<IterationResult> iterations, String name) {
        return median(iterations.stream()
                .map(iteration -> result(iteration, name).getScore())
                .toList());
    }

    private static Result<?> result(IterationResult iteration, String name) {
        Result<?> result = iteration.getSecondaryResults().get(name);
        if (result == null) {
            throw new IllegalStateException("JMH gives no " + name);
        }
        return result;
    }

    private static double median(List<Double> figures) {
        return Spread.of(figures).median();
    }
}
