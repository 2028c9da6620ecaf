package org.rheumaroute.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cli.shell.ProgressBar;
import org.rheumaroute.cli.shell.RefusedException;
import org.rheumaroute.demo.StarterFolder;
import org.rheumaroute.demo.Synth;
import org.rheumaroute.demo.invent.Ceiling;
import org.rheumaroute.demo.invent.CohortRecipe;
import org.rheumaroute.demo.invent.Missingness;
import org.rheumaroute.demo.invent.SiteShift;
import org.rheumaroute.demo.invent.Truth;
import org.rheumaroute.demo.starter.Starter;
import org.rheumaroute.demo.starter.StarterCohort;
import org.rheumaroute.demo.starter.StarterCsv;
import org.rheumaroute.demo.starter.StarterQuestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./rheumaroute synth}: invented cohorts, labelled as such. */
@Command(
        name = "synth",
        mixinStandardHelpOptions = true,
        description = {
            "Makes an invented cohort. The same names, number and seed give the same patients.",
            "Cohorts: kurama-like, answer-like (published marginals and a site shift), plain (no shift), demo (what the"
                    + " demonstration shows; takes no other option); linear-truth and nonlinear-truth are short for"
                    + " plain with that truth.",
            "Cohorts of patients who start a targeted drug: response-tnfi, response-abatacept, response-il6r,"
                    + " response-jaki, rrp.",
            "Prints the best AUC that any model can reach, since the true probability of every patient is known.",
            "Invented data say so in every file; they are no evidence of clinical value."
        })
public final class SynthCommand implements Callable<Integer> {
    @Option(names = "--cohort", required = true, paramLabel = "NAME", description = "kind of cohort")
    String cohort = "";

    @Option(
            names = "--truth",
            paramLabel = "TRUTH",
            description = "class-first (default; realistic marginals, flatters flexible models), linear or nonlinear"
                    + " (for comparing models)")
    @Nullable
    String truth;

    @Option(names = "--seropositive", description = "about a third seropositive, with higher progression")
    boolean seropositive;

    @Option(
            names = "--missing",
            paramLabel = "PATTERN",
            description = "at-random or not-at-random (default: at-random at the plain site only)")
    @Nullable
    String missing;

    @Option(
            names = "--shift",
            paramLabel = "SHIFTS",
            description =
                    "of the kurama-like site: prevalence, assay and reader, comma-separated, or none (default: all)")
    @Nullable
    String shift;

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

    @Option(
            names = "--signature-effect",
            paramLabel = "D",
            description = "starters only: effect of the gene signatures, in log-odds per standard deviation; 0 for none"
                    + " (default: 0.5)")
    @Nullable
    Double signatureEffect;

    @Option(
            names = "--expression-share",
            paramLabel = "P",
            description = "starters only: share of patients whose gene expression was measured (default: 1)")
    @Nullable
    Double expressionShare;

    @Override
    public Integer call() throws Exception {
        Optional<StarterQuestion> starters = StarterQuestion.ofTask(cohort);
        if (starters.isPresent()) {
            return starters(starters.get());
        }
        if (signatureEffect != null || expressionShare != null) {
            throw new RefusedException("--signature-effect and --expression-share belong to cohorts of starters");
        }
        LocalDate day = asOf != null ? asOf : LocalDate.now(ZoneId.of("Asia/Tokyo"));
        ProgressBar bar = new ProgressBar("patients invented", patients);
        CohortRecipe recipe;
        Ceiling ceiling;
        try {
            recipe = recipe();
            ceiling = Synth.write(recipe, patients, seed, format, out, day, bar::at);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
        bar.finish();
        System.err.println(recipe.label() + " (" + recipe.family().label() + "): " + ceiling.text());
        System.out.println(
                patients + " invented patients (" + recipe.label() + ", seed " + seed + ") written to " + out);
        return 0;
    }

    private int starters(StarterQuestion question) throws IOException, RefusedException {
        if (truth != null || seropositive || missing != null || shift != null) {
            throw new RefusedException("--truth, --seropositive, --missing and --shift do not belong to starters");
        }
        if (format == Synth.Format.FHIR) {
            return starterRecords(question);
        }
        List<Starter> written;
        try {
            written = StarterCsv.write(question, patients, options(), out);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
        Ceiling ceiling = Ceiling.ofChances(
                written.stream().mapToDouble(Starter::trueProbability).toArray(),
                written.stream().mapToDouble(s -> s.outcome() ? 1 : 0).toArray());
        System.err.printf(
                Locale.ROOT,
                "%s: best reachable AUC %.3f%n",
                question.task(),
                ceiling.expected().orElse(Double.NaN));
        System.out.println(
                patients + " invented patients (" + question.task() + ", seed " + seed + ") written to " + out);
        return 0;
    }

    /** Records end before any outcome, so there is no best AUC to tell. */
    private int starterRecords(StarterQuestion question) throws IOException, RefusedException {
        if (patients < 1) {
            throw new RefusedException("a cohort needs at least one patient, was " + patients);
        }
        LocalDate day = asOf != null ? asOf : LocalDate.now(ZoneId.of("Asia/Tokyo"));
        try {
            StarterFolder.write(question, patients, options(), day, out);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
        System.out.println(
                patients + " invented patients (" + question.task() + ", seed " + seed + ") written to " + out);
        return 0;
    }

    private StarterCohort.Options options() {
        return new StarterCohort.Options(
                seed,
                signatureEffect == null ? StarterCohort.Options.USUAL_EFFECT : signatureEffect,
                expressionShare == null ? 1 : expressionShare);
    }

    private CohortRecipe recipe() {
        CohortRecipe recipe = CohortRecipe.named(cohort);
        recipe = truth == null ? recipe : recipe.withTruth(Truth.named(truth));
        recipe = seropositive ? recipe.withSeropositive() : recipe;
        recipe = missing == null ? recipe : recipe.withMissingness(Missingness.named(missing));
        return shift == null ? recipe : recipe.withShifts(shifts(shift));
    }

    private static Set<SiteShift> shifts(String names) {
        return names.equals("none")
                ? Set.of()
                : Arrays.stream(names.split(",")).map(SiteShift::named).collect(Collectors.toSet());
    }
}
