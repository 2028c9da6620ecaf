package org.rheumaroute.demo.starter;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A cohort of starters as the table that training reads; the first line says that all of it is invented. */
public final class StarterCsv {
    private StarterCsv() {}

    /**
     * Draws a cohort and writes its table.
     *
     * @param patients how many, at least 1
     * @param file replaced if it exists; parents are made
     */
    public static List<Starter> write(StarterQuestion question, int patients, StarterCohort.Options options, Path file)
            throws IOException {
        List<Starter> starters = StarterCohort.generate(question, patients, options);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            write(question, starters, options, writer);
        }
        return starters;
    }

    /** Writes the whole table; lines end with a line feed on every platform. */
    public static void write(
            StarterQuestion question, List<Starter> starters, StarterCohort.Options options, Appendable out)
            throws IOException {
        out.append(String.format(
                Locale.ROOT,
                "# invented data, no real patient: %s, patients %d, seed %d, signature effect %s per SD, expression"
                        + " measured in %s; not evidence of any clinical value\n",
                question.task(),
                starters.size(),
                options.seed(),
                options.effect(),
                options.measured()));
        out.append(heading(question)).append('\n');
        for (Starter starter : starters) {
            out.append(row(question, starter)).append('\n');
        }
    }

    /** The heading line. */
    public static String heading(StarterQuestion question) {
        return question.columns().stream()
                .map(StarterColumn::heading)
                .collect(Collectors.joining(",", "patient-id,site,", "," + question.outcome() + ",true-probability"));
    }

    private static String row(StarterQuestion question, Starter starter) {
        String values = question.columns().stream()
                .map(column ->
                        starter.value(column).map(BigDecimal::toPlainString).orElse(""))
                .collect(Collectors.joining(","));
        return starter.id() + ",starters," + values + "," + (starter.outcome() ? 1 : 0) + ","
                + String.format(Locale.ROOT, "%.6f", starter.trueProbability());
    }
}
