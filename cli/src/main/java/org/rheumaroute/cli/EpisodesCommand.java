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
import org.rheumaroute.cli.episode.EpisodeTable;
import org.rheumaroute.cli.shell.RefusedException;
import org.rheumaroute.fhir.episode.EpisodeRules;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.site.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./rheumaroute episodes}: who was on which drug from when to when, and what came of it. */
@Command(
        name = "episodes",
        mixinStandardHelpOptions = true,
        description = {
            "Makes treatment episodes of FHIR files or folders: drug, class, line, start, end and why, methotrexate and"
                    + " glucocorticoid at the start, response at 3, 6 and 12 months, drug retention, mTSS change. One line"
                    + " an episode. What is unclear is named in the column doubts, an unknown value is an empty cell.",
            "The output holds patient data. Research use, not a medical device."
        })
public final class EpisodesCommand implements Callable<Integer> {
    private static final String DEMO_TAG = "urn:rheumaroute:demo";
    private static final String INVENTED = "invented";

    /** What is written. */
    enum Format {
        /** A table. */
        CSV,
        /** One object a line, with the sources of each episode. */
        JSON
    }

    @Option(names = "--format", paramLabel = "FORMAT", description = "csv or json (default: csv)")
    Format format = Format.CSV;

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "the day on which the records were taken out of the EHR (default: today)")
    @Nullable
    LocalDate until;

    @Option(names = "--out", paramLabel = "FILE", description = "the table (default: stdout)")
    @Nullable
    Path out;

    @Mixin
    RulesOption rules = new RulesOption();

    @Mixin
    SiteOption site = new SiteOption();

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "files or folders")
    List<Path> paths = List.of();

    @Override
    public Integer call() throws Exception {
        Site hospital = site.read();
        EpisodeRules episodeRules = rules.read();
        LocalDate day = until != null ? until : SiteOption.today(hospital);
        FhirInput input = FhirInput.of(paths);
        EpisodeTable table = new EpisodeTable(episodeRules, day);
        for (PatientFacts facts : input.readAt(hospital).patients()) {
            table.add(facts);
        }
        boolean invented = input.resources().stream().anyMatch(resource -> resource.hasTag(DEMO_TAG, INVENTED));
        String comment = (invented ? "invented data, no real patient: " : "") + "treatment episodes until " + day
                + ", rules version " + episodeRules.version() + "; research use, not a medical device";
        write(format == Format.CSV ? table.csv(comment) : table.jsonLines());
        tell(table);
        return 0;
    }

    private void write(String text) throws RefusedException {
        if (out == null) {
            PrintStream stdout = System.out;
            stdout.print(text);
            stdout.flush();
            return;
        }
        try {
            Files.writeString(out, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new RefusedException("cannot write " + out, e);
        }
    }

    private static void tell(EpisodeTable table) {
        System.err.println(table.size() + " episodes of " + table.patients() + " patients, " + table.certain()
                + " of them without any doubt");
        table.doubts().forEach((doubt, n) -> System.err.println(n + " in doubt: " + doubt));
    }
}
