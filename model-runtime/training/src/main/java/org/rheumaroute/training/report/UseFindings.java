package org.rheumaroute.training.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.training.report.Evaluation.Group;
import org.rheumaroute.training.report.Finding.Tone;

/** Whether the subject's probabilities can be believed and acted on. Pure. */
final class UseFindings {
    /** Without an interval, a slope from here to 1.2 passes: what recalibration on 200 local patients should reach. */
    private static final double LEAST_SLOPE = 0.8;

    private static final double GREATEST_SLOPE = 1.2;
    private static final double GREATEST_INTERCEPT = 0.2;

    /** With many patients even this is sure; it is not worth a recalibration. */
    private static final double TRIFLE = 0.1;

    private final Group group;
    private final Result subject;
    private final List<Finding> findings = new ArrayList<>();

    UseFindings(Group group, Result subject) {
        this.group = group;
        this.subject = subject;
    }

    List<Finding> all() {
        prevalence();
        calibration();
        netBenefit();
        accuracy();
        return findings;
    }

    private void prevalence() {
        Estimate scaled = subject.scaledBrier();
        if (scaled != null && scaled.value() <= 0) {
            add(Tone.AGAINST, "It does not beat telling everybody the prevalence (Brier score): it must not be used.");
        }
    }

    private void calibration() {
        Estimate slope = subject.calibrationSlope();
        Estimate intercept = subject.calibrationIntercept();
        if (slope == null || intercept == null) {
            return;
        }
        List<String> wrong = wrong(intercept, slope);
        String figures = " (" + figures(intercept, slope) + "; right would be 0 and 1)";
        if (wrong.isEmpty()) {
            add(Tone.FOR, "No miscalibration is shown" + figures + ".");
        } else {
            add(
                    Tone.AGAINST,
                    "Its probabilities are " + String.join(" and ", wrong) + figures + ": recalibrate before use.");
        }
    }

    /** What another evaluation says of the same subject after recalibration. */
    static Optional<Finding> recalibrated(Result after, int localPatients) {
        Estimate slope = after.calibrationSlope();
        Estimate intercept = after.calibrationIntercept();
        if (slope == null || intercept == null) {
            return Optional.empty();
        }
        String start = "Recalibrated on " + localPatients + " local patients";
        List<String> wrong = wrong(intercept, slope);
        String figures = " (" + figures(intercept, slope) + ").";
        return Optional.of(
                wrong.isEmpty()
                        ? new Finding(Tone.FOR, start + ", no miscalibration is shown on the others" + figures)
                        : new Finding(
                                Tone.AGAINST,
                                start + ", its probabilities are still " + String.join(" and ", wrong) + figures));
    }

    private static List<String> wrong(Estimate intercept, Estimate slope) {
        List<String> wrong = new ArrayList<>();
        if (isAway(intercept, 0, -GREATEST_INTERCEPT, GREATEST_INTERCEPT)) {
            wrong.add(intercept.value() > 0 ? "too low on average" : "too high on average");
        }
        if (isAway(slope, 1, LEAST_SLOPE, GREATEST_SLOPE)) {
            wrong.add(slope.value() < 1 ? "too extreme" : "too cautious");
        }
        return wrong;
    }

    private static String figures(Estimate intercept, Estimate slope) {
        return "intercept " + Numbers.inline(intercept, 2) + ", slope " + Numbers.inline(slope, 2);
    }

    private static boolean isAway(Estimate estimate, double right, double least, double greatest) {
        Double low = estimate.low();
        Double high = estimate.high();
        return low == null || high == null
                ? estimate.value() < least || estimate.value() > greatest
                : (low > right || high < right) && Math.abs(estimate.value() - right) > TRIFLE;
    }

    private void netBenefit() {
        Map<Double, Double> all = new TreeMap<>();
        group.treatAll().forEach(point -> all.put(point.x(), point.y()));
        List<Point> points = subject.curves().netBenefit();
        if (points.isEmpty() || all.isEmpty()) {
            return;
        }
        Run longest = longest(points, all);
        if (longest == null) {
            add(Tone.AGAINST, "At no threshold does acting on it beat treating everybody or nobody (net benefit).");
        } else {
            add(
                    Tone.NEITHER,
                    "Acting on it beats treating everybody or nobody at thresholds from "
                            + Numbers.percent(longest.from, 0) + " to " + Numbers.percent(longest.to, 0)
                            + " (net benefit).");
        }
    }

    /** The longest run of neighbouring thresholds at which the subject is above both alternatives. */
    private static @Nullable Run longest(List<Point> points, Map<Double, Double> all) {
        Run longest = null;
        Run current = null;
        for (Point point : points) {
            double others = Math.max(0, all.getOrDefault(point.x(), Double.POSITIVE_INFINITY));
            current = point.y() > others ? Run.longer(current, point.x()) : null;
            if (current != null && (longest == null || current.length() > longest.length())) {
                longest = current;
            }
        }
        return longest;
    }

    private record Run(double from, double to) {
        static Run longer(@Nullable Run run, double to) {
            return new Run(run == null ? to : run.from, to);
        }

        double length() {
            return to - from;
        }
    }

    private void accuracy() {
        Result.AtThreshold at = subject.atThreshold();
        Estimate accuracy = at == null ? null : at.accuracy();
        Double alwaysNo = group.alwaysNo();
        if (accuracy != null && alwaysNo != null) {
            boolean better = accuracy.value() > alwaysNo;
            add(
                    better ? Tone.NEITHER : Tone.AGAINST,
                    "As a yes/no answer it is right in " + Numbers.inlinePercent(accuracy, 0)
                            + " of patients; always saying no is right in " + Numbers.percent(alwaysNo, 0) + ".");
        }
    }

    private void add(Tone tone, String text) {
        findings.add(new Finding(tone, text));
    }
}
