package org.rheumaroute.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.rheumaroute.training.table.CohortRefusedException;

/**
 * Runs all benchmarks in rounds and prints the tables on stdout. Each round gives every benchmark one fresh JVM, so
 * that the benchmarks of a round meet the same machine.
 */
public final class BenchmarkRun {
    private final Path work;
    private final Path log;

    private BenchmarkRun(Path work) {
        this.work = work;
        this.log = work.resolve("jmh.log");
    }

    /**
     * Measures and prints.
     *
     * @param arguments folder for what is made on the way, and the number of rounds; 0 for the race over a cohort alone
     */
    public static void main(String[] arguments) throws Exception {
        BenchmarkRun run = new BenchmarkRun(Path.of(arguments[0]).toAbsolutePath());
        int rounds = Integer.parseInt(arguments[1]);
        String before = load();
        Report report = run.measure(rounds);
        System.out.printf(
                Locale.ROOT, "%s; %d rounds; load average %s before, %s after%n%n", machine(), rounds, before, load());
        if (rounds > 0) {
            System.out.println(report.reading());
            System.out.println(report.scoring());
        }
        System.out.println(CohortRace.over(new DemonstrationPackage(run.work)));
    }

    private Report measure(int rounds) throws IOException, CohortRefusedException, RunnerException {
        Files.createDirectories(work);
        new DemonstrationPackage(work).ensure();
        RecordTexts cohort = RecordTexts.invent(RecordTexts.READ_PATIENTS);
        List<Map<String, Figures>> figures = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            System.err.println("Round " + round + " of " + rounds);
            figures.add(round());
        }
        return new Report(figures, cohort.bytes(), cohort.observations());
    }

    private Map<String, Figures> round() throws RunnerException {
        Map<String, Figures> figures = new HashMap<>();
        for (RunResult result : new Runner(options()).run()) {
            String name = result.getParams().getBenchmark();
            figures.put(name.substring(name.lastIndexOf('.') + 1), Figures.of(result));
        }
        return figures;
    }

    private Options options() {
        return new OptionsBuilder()
                .include(ReadingBenchmark.class.getName())
                .include(ScoringBenchmark.class.getName())
                .threads(1)
                .forks(1)
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuTimeProfiler.class)
                .jvmArgs(
                        "-Xms1g",
                        "-Xmx1g",
                        "-XX:+UseSerialGC", // one thread collects, and its time is in the figures
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                        "-D" + ScoringBenchmark.WORK + "=" + work)
                .shouldFailOnError(true)
                .output(log.toString())
                .build();
    }

    private static String machine() {
        return String.format(
                Locale.ROOT,
                "%d cores, %s %s, %s %s",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.vm.name"),
                System.getProperty("java.runtime.version"));
    }

    private static String load() {
        return String.format(
                Locale.ROOT,
                "%.1f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
