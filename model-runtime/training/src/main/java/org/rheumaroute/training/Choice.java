package org.rheumaroute.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.rheumaroute.training.statistic.Platt;
import org.rheumaroute.training.statistic.Youden;

/**
 * What is chosen on one set of rows from their out-of-fold log-odds: each candidate's calibration and cut, the weights
 * of the combination. It sees no other row.
 *
 * @param members names of the candidates that the combination joins, in its order
 * @param calibrations by candidate, the combination among them
 * @param cuts calibrated log-odds from which the answer is yes, by candidate; absent where no cut beats chance
 * @param mixture absent when there is one member only
 */
record Choice(
        List<String> members, Map<String, Platt> calibrations, Map<String, Double> cuts, Optional<Mixture> mixture) {
    static final String COMBINATION = "combination";
    private static final Platt AS_IT_IS = new Platt(0, 1);

    Choice {
        members = List.copyOf(members);
        calibrations = Map.copyOf(calibrations);
        cuts = Map.copyOf(cuts);
    }

    static Choice of(List<Predictor> predictors, Map<String, OutOfFold> predicted) {
        Map<String, Platt> calibrations = new LinkedHashMap<>();
        Map<String, Double> cuts = new LinkedHashMap<>();
        List<String> members = new ArrayList<>();
        for (Predictor predictor : predictors) {
            String name = predictor.name();
            OutOfFold own = required(predicted, name);
            calibrations.put(name, predictor.isCalibrated() ? Calibrations.rising(own, own.everybody()) : AS_IT_IS);
            if (predictor.isCalibrated()) {
                cut(own.crossCalibrated()).ifPresent(cut -> cuts.put(name, cut));
            }
            if (predictor instanceof Predictor.Member) {
                members.add(name);
            }
        }
        if (members.size() < 2) {
            return new Choice(members, calibrations, cuts, Optional.empty());
        }
        List<OutOfFold> own = members.stream().map(m -> required(predicted, m)).toList();
        Mixture mixture = Mixture.fit(own, own.get(0).everybody());
        OutOfFold mixed = mixture.of(own);
        calibrations.put(COMBINATION, Calibrations.rising(mixed, mixed.everybody()));
        cut(Mixture.crossFitted(own)).ifPresent(cut -> cuts.put(COMBINATION, cut));
        return new Choice(members, calibrations, cuts, Optional.of(mixture));
    }

    /** Members with a weight; they go into the package. */
    List<String> serving() {
        return members.stream().filter(name -> weightOf(name) > 0).toList();
    }

    /** Name of what becomes the package: the combination, or the only member with a weight. */
    String subject() {
        return serving().size() > 1 ? COMBINATION : serving().get(0);
    }

    /** Weight of a member in the combination; 1 for the only member, 0 for what is no member. */
    double weightOf(String name) {
        int position = members.indexOf(name);
        if (position < 0) {
            return 0;
        }
        return mixture.map(m -> m.weights()[position]).orElse(1.0);
    }

    /**
     * Calibrated log-odds of rows that this choice has not seen.
     *
     * @param raw log-odds before calibration by candidate, without the combination
     * @return by candidate, the combination among them
     */
    Map<String, double[]> apply(Map<String, double[]> raw) {
        Map<String, double[]> calibrated = new LinkedHashMap<>();
        raw.forEach((name, logOdds) -> calibrated.put(
                name, Arrays.stream(logOdds).map(calibration(name)::apply).toArray()));
        mixture.ifPresent(m -> calibrated.put(
                COMBINATION,
                Arrays.stream(mixed(m, raw))
                        .map(calibration(COMBINATION)::apply)
                        .toArray()));
        return calibrated;
    }

    private double[] mixed(Mixture joined, Map<String, double[]> raw) {
        List<OutOfFold> own = members.stream()
                .map(name -> Objects.requireNonNull(raw.get(name), name))
                .map(logOdds -> new OutOfFold(new double[][] {logOdds}, List.of(), new int[logOdds.length]))
                .toList();
        return joined.of(own).logOdds()[0];
    }

    private Platt calibration(String name) {
        return Objects.requireNonNull(calibrations.get(name), name);
    }

    /** The cut with the greatest Youden index, over all repeats together. */
    private static Optional<Double> cut(OutOfFold calibrated) {
        int rows = calibrated.rows();
        double[] scores = new double[rows * calibrated.logOdds().length];
        int[] outcomes = new int[scores.length];
        for (int r = 0; r < calibrated.logOdds().length; r++) {
            System.arraycopy(calibrated.logOdds()[r], 0, scores, r * rows, rows);
            System.arraycopy(calibrated.outcomes(), 0, outcomes, r * rows, rows);
        }
        return Youden.of(scores, outcomes).map(Youden::cut);
    }

    private static OutOfFold required(Map<String, OutOfFold> predicted, String name) {
        return Objects.requireNonNull(predicted.get(name), name);
    }
}
