package org.rheumaroute.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cli.shell.ProgressBar;
import org.rheumaroute.cli.shell.RefusedException;
import org.rheumaroute.cli.survey.EhrSource;
import org.rheumaroute.cli.survey.Survey;
import org.rheumaroute.cli.survey.SurveyJson;
import org.rheumaroute.cli.survey.SurveyPage;
import org.rheumaroute.cli.survey.Surveyor;
import org.rheumaroute.fhir.site.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./rheumaroute survey}: what a site really sends, before anything is configured. */
@Command(
        name = "survey",
        mixinStandardHelpOptions = true,
        description = {
            "Tells which codes, units and statuses FHIR files or an EHR really have, what each code is mapped to, what"
                    + " looks worth mapping, and which inputs will be missing for how many patients and why.",
            "Counts only: the output names no patient. An EHR is read, never written."
        })
public final class SurveyCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "PATH", description = "files or folders")
    List<Path> paths = List.of();

    @Option(names = "--ehr", paramLabel = "URL", description = "FHIR base of an EHR to page through, instead of files")
    @Nullable
    String ehr;

    @Option(names = "--token-file", paramLabel = "FILE", description = "file that holds the EHR's bearer token")
    @Nullable
    Path tokenFile;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "100000",
            description = "resources of one type to take in from the EHR at most (default ${DEFAULT-VALUE})")
    int most;

    @Option(
            names = "--task",
            paramLabel = "T",
            defaultValue = "ua-progression",
            description = "the question whose inputs are looked for (default ${DEFAULT-VALUE})")
    String task = "";

    @Option(names = "--as-of", paramLabel = "DATE", description = "the day of the question (default: today)")
    @Nullable
    LocalDate asOf;

    @Option(names = "--json", description = "JSON on stdout instead of a summary")
    boolean json;

    @Option(names = "--html", paramLabel = "FILE", description = "also write a page to read or print")
    @Nullable
    Path html;

    @Mixin
    SiteOption site = new SiteOption();

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws Exception {
        if (paths.isEmpty() == (ehr == null)) {
            throw new RefusedException("name either files or folders, or --ehr URL");
        }
        Site hospital = site.read();
        LocalDate day = asOf != null ? asOf : SiteOption.today(hospital);
        Surveyor surveyor = new Surveyor(hospital, Tasks.definition(Tasks.parse(task)), day);
        Survey survey =
                ehr == null ? surveyor.survey(FhirInput.of(paths).resources(), List.of()) : surveyEhr(surveyor, ehr);
        if (html != null) {
            write(html, SurveyPage.of(survey));
        }
        out.print(json ? SurveyJson.of(survey) : summary(survey));
        out.flush();
        return 0;
    }

    private Survey surveyEhr(Surveyor surveyor, String url) throws RefusedException, InterruptedException {
        EhrSource source = new EhrSource(uri(url), token(), Math.max(1, most));
        ProgressBar bar = new ProgressBar("resources fetched, at most", 8L * Math.max(1, most));
        source.fetch(bar::at);
        return surveyor.survey(source.resources(), source.notes());
    }

    private static URI uri(String url) throws RefusedException {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new RefusedException("--ehr is no address", e);
        }
    }

    private @Nullable String token() throws RefusedException {
        if (tokenFile == null) {
            return null;
        }
        try {
            return Files.readString(tokenFile).strip();
        } catch (IOException e) {
            throw new RefusedException("the token file cannot be read: " + tokenFile, e);
        }
    }

    private static void write(Path file, String text) throws RefusedException {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new RefusedException("cannot write " + file, e);
        }
    }

    private static String summary(Survey survey) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                "%d resources of %d patients; %d codes, %d of them not mapped but worth a look%n",
                survey.resources(),
                survey.patients(),
                survey.codes().size(),
                survey.worthMapping().size()));
        survey.worthMapping()
                .forEach(code -> text.append(String.format(
                        "%8d  %s %s %s (%s?)%n",
                        code.count(), code.system(), code.code(), code.display(), code.looksLike())));
        text.append(String.format("%nInputs of %s, patients with each, reasons of the others:%n", survey.task()));
        survey.features()
                .forEach(feature -> text.append(String.format(
                        "%8d  %s%s  %s%n",
                        feature.known(), feature.feature(), feature.required() ? "*" : "", feature.missing())));
        text.append(
                String.format("%n%d patients may be scored; declined: %s%n", survey.mayBeScored(), survey.declines()));
        survey.notes().forEach(note -> text.append(note).append(System.lineSeparator()));
        return text.toString();
    }
}
