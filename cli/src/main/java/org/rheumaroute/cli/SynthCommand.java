package org.rheumaroute.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cli.shell.ProgressBar;
import org.rheumaroute.cli.shell.RefusedException;
import org.rheumaroute.demo.Synth;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./rheumaroute synth}: invented cohorts, labelled as such. */
@Command(
        name = "synth",
        mixinStandardHelpOptions = true,
        description = {
            "Makes an invented cohort. The same name, number and seed give the same patients.",
            "Cohorts: kurama-like, answer-like (published marginals, class by class), linear-truth, nonlinear-truth"
                    + " (probability first), demo (what the demonstration shows).",
            "Invented data say so in every file; they are no evidence of clinical value."
        })
public final class SynthCommand implements Callable<Integer> {
    @Option(names = "--cohort", required = true, paramLabel = "NAME", description = "kind of cohort")
    String cohort = "";

    @Option(names = "--patients", required = true, paramLabel = "N", description = "number of patients")
    int patients;

    @Option(names = "--seed", required = true, paramLabel = "S", description = "seed")
    long seed;

    @Option(names = "--format", required = true, paramLabel = "FORMAT", description = "csv or fhir")
    Synth.Format format = Synth.Format.CSV;

    @Option(names = "--out", required = true, paramLabel = "PATH", description = "a file (csv) or a folder (fhir)")
    Path out = Path.of("");

    @Option(names = "--as-of", paramLabel = "DATE", description = "the day that the records end (default: today)")
    @Nullable
    LocalDate asOf;

    @Override
    public Integer call() throws Exception {
        LocalDate day = asOf != null ? asOf : LocalDate.now(ZoneId.of("Asia/Tokyo"));
        ProgressBar bar = new ProgressBar("patients invented", patients);
        try {
            Synth.write(cohort, patients, seed, format, out, day, bar::at);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
        bar.finish();
        System.out.println(patients + " invented patients (" + cohort + ", seed " + seed + ") written to " + out);
        return 0;
    }
}
