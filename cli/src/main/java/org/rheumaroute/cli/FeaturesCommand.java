package org.rheumaroute.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cli.shell.RefusedException;
import org.rheumaroute.cli.table.FeatureTable;
import org.rheumaroute.fhir.map.FeatureMap;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.site.Site;
import org.rheumaroute.training.table.TaskDefinition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./rheumaroute features}: the training table, made by the map that also makes the live vector. */
@Command(
        name = "features",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the cohort CSV that 'train' reads from FHIR files or folders, one line a patient who would be"
                    + " scored, by the same map as the live vector. '<0.6' is a censored value, an empty cell a"
                    + " missing one.",
            "The column outcome-ra stays empty: fill in 1 or 0 for each patient before 'train' takes the table"
                    + " (--index-dates tells when each patient's horizon begins), or let --outcome fill it in.",
            "The output holds patient data."
        })
public final class FeaturesCommand implements Callable<Integer> {
    private static final String DEMO_TAG = "urn:rheumaroute:demo";
    private static final String INVENTED = "invented";

    /** What is written. */
    enum Format {
        /** The cohort CSV. */
        CSV
    }

    @Option(
            names = "--task",
            required = true,
            paramLabel = "T",
            description = "the question, for example ua-progression")
    String task = "";

    @Option(names = "--format", required = true, paramLabel = "FORMAT", description = "csv")
    Format format = Format.CSV;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "the day on which every patient is seen (default: today)")
    @Nullable
    LocalDate asOf;

    @Option(names = "--out", paramLabel = "FILE", description = "the table (default: stdout)")
    @Nullable
    Path out;

    @Option(
            names = "--index-dates",
            paramLabel = "FILE",
            description = "also write patient-id,index-date,serostatus, for filling in the outcome")
    @Nullable
    Path indexDates;

    @Option(
            names = "--outcome",
            description =
                    "fill in outcome-ra from what the records hold after the index date; patients whose outcome is"
                            + " unknown are left out. Needs --as-of; docs/training-labels.md")
    boolean outcome;

    @Mixin
    SiteOption site = new SiteOption();

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "files or folders")
    List<Path> paths = List.of();

    @Override
    public Integer call() throws Exception {
        TaskDefinition definition = Tasks.definition(Tasks.parse(task));
        FeatureMap map = FeatureMap.ofTask(definition.task());
        boolean isOfStarts = map.starting().isPresent(); // then each patient is seen on the day of the start
        if (outcome && asOf == null && !isOfStarts) {
            throw new RefusedException("--outcome needs --as-of: a day that lies at least the horizon back, so that the"
                    + " records can tell what became of each patient since");
        }
        Site hospital = site.read();
        LocalDate day = asOf != null ? asOf : SiteOption.today(hospital);
        FhirInput input = FhirInput.of(paths);
        FeatureTable table = new FeatureTable(map, definition.inputs(), hospital);
        if (outcome) {
            table.withOutcomes(definition.horizon(), SiteOption.today(hospital));
        }
        for (PatientFacts facts : input.readAt(hospital).patients()) {
            table.add(facts, day);
        }
        boolean invented = input.resources().stream().anyMatch(resource -> resource.hasTag(DEMO_TAG, INVENTED));
        write(table.csv(comment(definition, day, invented)), out);
        if (indexDates != null) {
            write(table.indexDateCsv(), indexDates);
        }
        tell(table, definition);
        return 0;
    }

    /** One invented patient makes the whole table invented: its package must never pass for one of real patients. */
    private String comment(TaskDefinition definition, LocalDate day, boolean invented) {
        return (invented ? "invented data, no real patient: " : "") + "features of " + definition.task() + " as of "
                + day + ", feature schema " + definition.schema().version()
                + (outcome
                        ? "; outcome-ra by record within " + definition.horizon()
                        : "; outcome-ra is to be filled in");
    }

    private static void write(String text, @Nullable Path file) throws RefusedException {
        if (file == null) {
            PrintStream stdout = System.out;
            stdout.print(text);
            stdout.flush();
            return;
        }
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new RefusedException("cannot write " + file, e);
        }
    }

    private void tell(FeatureTable table, TaskDefinition definition) {
        System.err.println(table.size() + " patients written");
        table.leftOut().forEach((reason, n) -> System.err.println(n + " left out: " + reason));
        if (outcome) {
            table.outcomes().forEach((label, n) -> System.err.println(n + " " + label));
            return;
        }
        System.err.println("'train' refuses the table until outcome-ra holds 1 or 0 in every line, for the time of "
                + definition.horizon() + " from the index date. Outcome: " + definition.outcome());
    }
}
