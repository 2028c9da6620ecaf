package org.rheumaroute.demo.starter;

import static org.rheumaroute.demo.starter.StarterColumn.SIGNATURE_ABATACEPT_TLR5_IL17RA;
import static org.rheumaroute.demo.starter.StarterColumn.SIGNATURE_INFLAMMATORY;
import static org.rheumaroute.demo.starter.StarterColumn.SIGNATURE_INTERFERON_SIX;
import static org.rheumaroute.demo.starter.StarterColumn.SIGNATURE_INTERFERON_THREE;
import static org.rheumaroute.demo.starter.StarterColumn.SIGNATURE_MONOCYTE;
import static org.rheumaroute.demo.starter.StarterColumn.SIGNATURE_PRIME;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rheumaroute.demo.starter.StarterTruth.Scores;

/**
 * The questions asked at the start of a targeted drug, with the invented truth behind each. Coefficients are per
 * standard deviation and assumed; their size was set so that routine data reach an AUC of 0.60 to 0.65 for response and
 * 0.73 to 0.76 for joint damage, as published work does (DOMAIN.md 2.7, 3.8, 7.7).
 */
public enum StarterQuestion {
    /** Response to a TNF inhibitor; the interferon signature lowers it. */
    RESPONSE_TNFI(
            -0.42,
            Map.of(SIGNATURE_INTERFERON_SIX, -1.0),
            Set.of(SIGNATURE_INTERFERON_SIX, SIGNATURE_INTERFERON_THREE),
            "infliximab",
            "etanercept",
            "adalimumab",
            "golimumab"),
    /** Response to abatacept; the monocyte signature lowers it. */
    RESPONSE_ABATACEPT(
            -0.50,
            Map.of(SIGNATURE_MONOCYTE, -1.0),
            Set.of(SIGNATURE_INTERFERON_THREE, SIGNATURE_MONOCYTE, SIGNATURE_ABATACEPT_TLR5_IL17RA),
            "abatacept"),
    /** Response to an IL-6 receptor inhibitor; no signature is known to move it. */
    RESPONSE_IL6R(-0.05, Map.of(), Set.of(SIGNATURE_INTERFERON_SIX), "tocilizumab", "sarilumab"),
    /** Response to a JAK inhibitor; no signature is known to move it. */
    RESPONSE_JAKI(-0.05, Map.of(), Set.of(SIGNATURE_INTERFERON_SIX), "tofacitinib", "baricitinib", "upadacitinib"),
    /** Rapid radiographic progression: PRIME raises it, inflammatory genes lower it. */
    RRP(
            -2.24,
            Map.of(SIGNATURE_PRIME, 1.0, SIGNATURE_INFLAMMATORY, -0.6),
            Set.of(SIGNATURE_PRIME, SIGNATURE_INFLAMMATORY),
            "infliximab",
            "adalimumab",
            "tocilizumab");

    private final double intercept;
    private final Map<StarterColumn, Double> signatures;
    private final Set<StarterColumn> measured;
    private final List<String> drugs;

    StarterQuestion(
            double intercept, Map<StarterColumn, Double> signatures, Set<StarterColumn> measured, String... drugs) {
        this.intercept = intercept;
        this.signatures = signatures;
        this.measured = measured;
        this.drugs = List.of(drugs);
    }

    /** Task name, for example {@code response-tnfi}. */
    public String task() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Column of the outcome in the table. */
    public String outcome() {
        return "outcome";
    }

    /** Signatures that truly move the outcome of these invented patients when an effect is asked for. */
    public Set<StarterColumn> truly() {
        return signatures.keySet();
    }

    /** Drugs of the class that the question is about. */
    public List<String> drugs() {
        return drugs;
    }

    /** The columns of its table, in order. */
    public Set<StarterColumn> columns() {
        EnumSet<StarterColumn> columns = EnumSet.allOf(StarterColumn.class);
        columns.removeIf(column -> column.isSignature() && !measured.contains(column));
        if (this != RRP) {
            columns.remove(StarterColumn.MTSS);
        }
        return columns;
    }

    /** The question with this task name. */
    public static Optional<StarterQuestion> ofTask(String task) {
        return Arrays.stream(values()).filter(q -> q.task().equals(task)).findFirst();
    }

    /**
     * Log-odds of the outcome.
     *
     * @param effect size of a signature's effect, in log-odds per standard deviation; 0 for none
     */
    double logOdds(Scores s, double effect) {
        double routine = switch (this) {
            case RESPONSE_TNFI -> response(s) + 0.08 * s.of(StarterColumn.METHOTREXATE);
            case RESPONSE_ABATACEPT -> response(s) + 0.20 * s.of(StarterColumn.ANTI_CCP);
            case RESPONSE_IL6R -> response(s) + 0.22 * s.of(StarterColumn.CRP);
            case RESPONSE_JAKI -> response(s);
            case RRP -> damage(s);
        };
        double ofSignatures = signatures.entrySet().stream()
                .sorted(Map.Entry.comparingByKey()) // the same sum on every run
                .mapToDouble(entry -> entry.getValue() * s.of(entry.getKey()))
                .sum();
        return intercept + routine + effect * ofSignatures;
    }

    private static double response(Scores s) {
        return -0.22 * s.of(StarterColumn.TJC28)
                - 0.20 * s.of(StarterColumn.HAQ_DI)
                - 0.12 * s.of(StarterColumn.AGE)
                - 0.26 * s.of(StarterColumn.LINE)
                - 0.10 * s.of(StarterColumn.PTGA);
    }

    private static double damage(Scores s) {
        return 0.45 * s.of(StarterColumn.ANTI_CCP)
                + 0.30 * s.of(StarterColumn.RF)
                + 0.50 * s.of(StarterColumn.MTSS)
                + 0.40 * s.of(StarterColumn.CRP)
                + 0.15 * s.of(StarterColumn.SJC28)
                - 0.15 * s.of(StarterColumn.METHOTREXATE);
    }
}
