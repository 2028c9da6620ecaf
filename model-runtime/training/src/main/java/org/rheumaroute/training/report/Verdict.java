package org.rheumaroute.training.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rheumaroute.training.report.Evaluation.Group;
import org.rheumaroute.training.report.Finding.Tone;

/**
 * What the figures say, in plain words and without favour: what speaks against the subject is said by the same rules as
 * what speaks for it. Pure.
 */
final class Verdict {
    /** Fewer with, or without, the outcome than this and a subgroup's AUC says next to nothing. */
    static final int FEWEST = 10;

    /** Collins, Ogundimu and Altman 2016 (10.1002/sim.6787): external validation wants so many events at least. */
    private static final int EXTERNAL_EVENTS = 100;

    private static final double EVENTS_FOR_AN_INPUT = 10;

    private final Study study;
    private final List<Finding> findings = new ArrayList<>();

    private Verdict(Study study) {
        this.study = study;
    }

    static List<Finding> of(Study study) {
        Verdict verdict = new Verdict(study);
        verdict.invented();
        study.main().ifPresent(verdict::performance);
        verdict.safeguards();
        verdict.optimism();
        verdict.size();
        return List.copyOf(verdict.findings);
    }

    private void invented() {
        if (study.invented()) {
            add(
                    Tone.NEITHER,
                    "The patients are invented: the figures show how the method behaves, not how well it"
                            + " predicts in real patients.");
        }
    }

    private void performance(Evaluation evaluation) {
        Group group = evaluation.whole();
        group.of(study.subject()).ifPresent(subject -> {
            discrimination(evaluation, subject);
            findings.addAll(new RivalFindings(study, group, subject).all());
            findings.addAll(new UseFindings(group, subject).all());
            recalibrated(evaluation);
        });
        subgroups(evaluation);
        sites(evaluation);
    }

    private void discrimination(Evaluation evaluation, Result subject) {
        Estimate auc = subject.auc();
        if (auc != null) {
            add(
                    Tone.NEITHER,
                    "Of 100 pairs of one patient with and one without the outcome, it puts about "
                            + Numbers.decimal(100 * auc.value(), 0) + " in the right order; a coin does 50 (AUC "
                            + Numbers.inline(auc, 3) + "). "
                            + where(evaluation.kind()) + ": "
                            + evaluation.whole().patients() + " patients, "
                            + evaluation.whole().events() + " with the outcome.");
        }
    }

    private static String where(Evaluation.Kind kind) {
        return switch (kind) {
            case EXTERNAL -> "On another cohort, unchanged";
            case EXTERNAL_ANSWERED -> "On those of another cohort whom it answers, unchanged";
            case EXTERNAL_RECALIBRATED -> "On another cohort, after recalibration";
            case NESTED_CROSS_VALIDATION -> "On patients of the same cohort that the models had not seen";
            case CROSS_VALIDATION -> "In one round of cross-validation on the same cohort, which is a little too kind";
            case APPARENT -> "On its own training patients, which flatters it";
        };
    }

    private void recalibrated(Evaluation main) {
        if (main.kind() == Evaluation.Kind.EXTERNAL_RECALIBRATED) {
            return;
        }
        study.recalibrations().stream()
                .filter(one -> one.candidate().equals(study.subject()))
                .findFirst()
                .flatMap(one -> study.evaluation(Evaluation.Kind.EXTERNAL_RECALIBRATED)
                        .flatMap(after -> after.whole().of(study.subject()))
                        .flatMap(after -> UseFindings.recalibrated(after, one.localPatients())))
                .ifPresent(findings::add);
    }

    private void subgroups(Evaluation evaluation) {
        List<Group> few =
                evaluation.subgroups().stream().filter(Verdict::isSmall).toList();
        evaluation.subgroups().stream()
                .filter(group -> !isSmall(group) && auc(group).isPresent())
                .min(Comparator.comparingDouble(
                        group -> auc(group).map(Estimate::value).orElse(1.0)))
                .ifPresent(worst -> add(
                        Tone.NEITHER,
                        "It does least well in the subgroup " + quoted(worst) + " (AUC "
                                + Numbers.inline(auc(worst).orElse(null), 3) + ")" + seronegative(evaluation, worst)
                                + "."));
        if (!few.isEmpty()) {
            add(
                    Tone.AGAINST,
                    "Too few patients to judge: "
                            + few.stream().map(Verdict::quoted).collect(Collectors.joining(", ")) + ".");
        }
    }

    /** Where it does least and most well, of the sites that have enough patients to tell. */
    private void sites(Evaluation evaluation) {
        List<Group> told = evaluation.sites().stream()
                .filter(group -> !isSmall(group) && auc(group).isPresent())
                .sorted(Comparator.comparingDouble(
                        group -> auc(group).map(Estimate::value).orElse(1.0)))
                .toList();
        if (told.size() > 1) {
            Group worst = told.get(0);
            Group best = told.get(told.size() - 1);
            add(
                    Tone.NEITHER,
                    "By site its AUC goes from " + Numbers.inline(auc(worst).orElse(null), 3) + " at " + quoted(worst)
                            + " to " + Numbers.inline(auc(best).orElse(null), 3) + " at " + quoted(best) + ", of "
                            + told.size() + " sites with enough patients to tell.");
        }
    }

    /** The subgroup that every reader of this task asks for. */
    private String seronegative(Evaluation evaluation, Group said) {
        return evaluation.subgroups().stream()
                .filter(group -> group.name().equals("seronegative") && !group.equals(said) && !isSmall(group))
                .filter(group -> group.patients() < evaluation.whole().patients())
                .findFirst()
                .flatMap(group -> auc(group).map(auc -> "; in " + quoted(group) + " AUC " + Numbers.inline(auc, 3)))
                .orElse("");
    }

    private static String quoted(Group group) {
        return "\u201c" + group.english() + "\u201d";
    }

    private Optional<Estimate> auc(Group group) {
        return group.of(study.subject()).map(Result::auc);
    }

    private static boolean isSmall(Group group) {
        return group.events() < FEWEST || group.patients() - group.events() < FEWEST;
    }

    private void safeguards() {
        study.safeguards().stream()
                .filter(one -> !one.isAsWanted())
                .forEach(one -> add(
                        Tone.AGAINST,
                        one.name() + ": " + Numbers.inlinePercent(one.figure(), 1) + ", wanted " + one.wanted() + "."));
    }

    private void optimism() {
        study.optimism().stream()
                .filter(one -> one.candidate().equals(study.subject()))
                .findFirst()
                .ifPresent(one -> add(
                        Tone.NEITHER,
                        "On its own training patients its " + one.measure() + " looks like "
                                + Numbers.decimal(one.apparent(), 3) + "; that is too good by "
                                + Numbers.decimal(one.optimism(), 3) + "."));
    }

    private void size() {
        study.cohort(Cohort.Role.DEVELOPMENT).ifPresent(cohort -> {
            double forAnInput =
                    (double) cohort.events() / Math.max(1, study.inputs().size());
            if (forAnInput < EVENTS_FOR_AN_INPUT) {
                add(
                        Tone.AGAINST,
                        "It was trained on few patients: " + cohort.events() + " with the outcome for "
                                + study.inputs().size() + " inputs (" + Numbers.decimal(forAnInput, 1) + " each).");
            }
        });
        Optional<Evaluation> external = study.evaluation(Evaluation.Kind.EXTERNAL);
        if (external.isEmpty()) {
            add(Tone.AGAINST, "It was not checked on another cohort.");
        } else if (external.get().whole().events() < EXTERNAL_EVENTS) {
            add(
                    Tone.AGAINST,
                    "The other cohort has only " + external.get().whole().events() + " patients with the outcome; "
                            + EXTERNAL_EVENTS + " or more are asked for.");
        }
    }

    private void add(Tone tone, String text) {
        findings.add(new Finding(tone, text));
    }
}
