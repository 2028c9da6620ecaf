package org.rheumaroute.training.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.training.report.Evaluation.Group;
import org.rheumaroute.training.report.Finding.Tone;
import org.rheumaroute.training.report.Result.Difference;

/** The subject against the reference, the other candidates and the best that is reachable. Pure. */
final class RivalFindings {
    /** Two AUCs whose difference surely lies within this are called equal. */
    static final double EQUAL = 0.02;

    private static final double SURE = 0.05;
    private static final double TRIFLE = 0.005;

    private final Study study;
    private final Group group;
    private final Result subject;
    private final List<Finding> findings = new ArrayList<>();

    RivalFindings(Study study, Group group, Result subject) {
        this.study = study;
        this.group = group;
        this.subject = subject;
    }

    List<Finding> all() {
        Difference toReference = subject.toReference();
        if (toReference != null) {
            findings.add(againstReference(toReference));
        }
        nets();
        best();
        ceiling();
        return findings;
    }

    private Finding againstReference(Difference difference) {
        String figures = Numbers.comparison(difference);
        String reference = reference();
        if (isSure(difference)) {
            return difference.value().value() > 0
                    ? new Finding(Tone.FOR, "It is better than " + reference + ": " + figures + ".")
                    : new Finding(
                            Tone.AGAINST,
                            "It is worse than " + reference + ": " + figures + ". The simpler model should be used.");
        }
        return isEqual(difference.value())
                ? new Finding(
                        Tone.NEITHER,
                        capital(reference) + " is as good, within " + EQUAL + ": " + figures
                                + ". The simpler model is enough.")
                : new Finding(Tone.NEITHER, "That it is better than " + reference + " is not shown: " + figures + ".");
    }

    private void nets() {
        List<Result> nets = group.results().stream()
                .filter(result -> isNet(result.candidate()) && result.toReference() != null)
                .toList();
        if (nets.isEmpty()) {
            return;
        }
        List<Result> better =
                nets.stream().filter(net -> isBetter(net.toReference())).toList();
        List<Result> behind = nets.stream().filter(net -> value(net) < 0).toList();
        String text = better.isEmpty()
                ? "No neural net is shown to be better than " + reference() + "."
                : "Shown to be better than " + reference() + ": " + listed(better) + ".";
        text += behind.isEmpty() ? "" : " Behind it: " + listed(behind) + ".";
        text += nets.size() > 1 ? " (p values are not adjusted for " + nets.size() + " comparisons.)" : "";
        findings.add(new Finding(better.isEmpty() ? Tone.AGAINST : Tone.NEITHER, text));
    }

    private void best() {
        Estimate own = subject.auc();
        if (own == null) {
            return;
        }
        group.results().stream()
                .filter(result -> !result.candidate().equals(subject.candidate()) && result.auc() != null)
                .max(Comparator.comparingDouble(RivalFindings::auc))
                .filter(result -> thousandths(auc(result) - own.value()) > 0)
                .ifPresent(result -> findings.add(outdone(result, auc(result) - own.value())));
    }

    private Finding outdone(Result better, double by) {
        String text = inText(better.candidate()) + " has AUC " + Numbers.decimal(auc(better), 3);
        return by > EQUAL
                ? new Finding(Tone.AGAINST, "It is not the best here: " + text + ".")
                : new Finding(
                        Tone.NEITHER,
                        "The highest figure is another's, by " + Numbers.decimal(by, 3) + ": " + text + ".");
    }

    private void ceiling() {
        Estimate reachable = group.bestReachableAuc();
        Estimate own = subject.auc();
        if (reachable == null || own == null) {
            return;
        }
        double gap = reachable.value() - own.value();
        String text = "The best that anything could reach here is AUC " + Numbers.decimal(reachable.value(), 3)
                + "; it is " + away(gap);
        Estimate other = group.of(study.reference())
                .filter(result -> !result.candidate().equals(subject.candidate()))
                .map(Result::auc)
                .orElse(null);
        if (other == null) {
            findings.add(new Finding(Tone.NEITHER, text + "."));
            return;
        }
        double otherGap = reachable.value() - other.value();
        findings.add(new Finding(tone(otherGap - gap), text + ", " + reference() + " " + away(otherGap) + "."));
    }

    /** Whose gap is smaller, when that is more than a trifle. */
    private static Tone tone(double advantage) {
        return Math.abs(advantage) < TRIFLE ? Tone.NEITHER : advantage > 0 ? Tone.FOR : Tone.AGAINST;
    }

    /** As printed. */
    private static long thousandths(double difference) {
        return Math.round(1000 * difference);
    }

    private static String away(double gap) {
        return Numbers.decimal(Math.abs(gap), 3) + (gap < 0 ? " above it by chance" : " below it");
    }

    private static boolean isSure(Difference difference) {
        Double p = difference.p();
        Double low = difference.value().low();
        Double high = difference.value().high();
        return p != null ? p < SURE : low != null && high != null && (low > 0 || high < 0);
    }

    private static boolean isEqual(Estimate difference) {
        Double low = difference.low();
        Double high = difference.high();
        return low != null && high != null && low > -EQUAL && high < EQUAL;
    }

    private static boolean isBetter(@Nullable Difference difference) {
        return difference != null && difference.value().value() > 0 && isSure(difference);
    }

    private boolean isNet(String candidate) {
        return study.candidate(candidate)
                .filter(one -> one.kind() == Candidate.Kind.NET)
                .isPresent();
    }

    private String listed(List<Result> results) {
        return results.stream()
                .map(result -> inText(result.candidate()) + " (" + Numbers.signed(value(result), 3) + ")")
                .collect(Collectors.joining(", "));
    }

    private static double value(Result result) {
        return Objects.requireNonNull(result.toReference()).value().value();
    }

    private static double auc(Result result) {
        return Objects.requireNonNull(result.auc()).value();
    }

    private String reference() {
        return inText(study.reference());
    }

    /** A title within a sentence: an abbreviation keeps its capitals. */
    private String inText(String candidate) {
        String title = study.candidate(candidate).map(Candidate::title).orElse(candidate);
        boolean word = title.length() > 1 && Character.isLowerCase(title.charAt(1));
        return word ? Character.toLowerCase(title.charAt(0)) + title.substring(1) : title;
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
