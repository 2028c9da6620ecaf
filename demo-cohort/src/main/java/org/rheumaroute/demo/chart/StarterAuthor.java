package org.rheumaroute.demo.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Timing.UnitsOfTime;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.demo.draw.Dice;
import org.rheumaroute.demo.invent.InventedPatient;
import org.rheumaroute.demo.invent.InventedValue;
import org.rheumaroute.demo.starter.Starter;
import org.rheumaroute.demo.starter.StarterColumn;
import org.rheumaroute.model.DeclineReason;

/** Writes one starter's whole record by its case, and keeps what was meant. Confined to one thread. */
final class StarterAuthor {
    private static final double DAYS_A_YEAR = 365.25;
    private static final int LONG_AGO = 92;
    private static final int BETWEEN_DRUGS = 400;
    private static final List<String> EARLIER =
            List.of("golimumab", "sarilumab", "tofacitinib", "etanercept", "adalimumab");
    private static final List<String> STOP_REASONS = List.of("効果不十分", "副作用（皮疹）");
    private static final List<StarterColumn> MEASURED = List.of(
            StarterColumn.CRP,
            StarterColumn.ESR,
            StarterColumn.MMP_3,
            StarterColumn.RF,
            StarterColumn.ANTI_CCP,
            StarterColumn.TJC28,
            StarterColumn.SJC28,
            StarterColumn.PTGA,
            StarterColumn.PHGA,
            StarterColumn.HAQ_DI,
            StarterColumn.MTSS);

    private final Starter starter;
    private final StarterCase starterCase;
    private final LocalDate start;
    private final Chart chart;
    private final ResultWriter results;
    private final DrugWriter drugs;
    private final Map<StarterColumn, BigDecimal> meant = new EnumMap<>(StarterColumn.class);

    StarterAuthor(Starter starter, StarterCase starterCase, InventedPatient person, LocalDate asOf, Dice dice) {
        this.starter = starter;
        this.starterCase = starterCase;
        boolean longAgo = starterCase == StarterCase.STARTED_LONG_AGO;
        this.start = asOf.minusDays(longAgo ? LONG_AGO : dice.between(1, 20));
        this.chart = new Chart(person, start, dice);
        this.results = new ResultWriter(chart);
        this.drugs = new DrugWriter(chart);
        meant.putAll(starter.values());
    }

    StarterRecord write() {
        int age = required(StarterColumn.AGE).intValue();
        new PersonWriter(chart, ChartCase.PLAIN)
                .write(
                        age,
                        required(StarterColumn.FEMALE).signum() > 0,
                        chart.patient().id());
        diagnose();
        treat();
        measure();
        expression();
        DeclineReason reason =
                starterCase.reason().orElseGet(() -> isRequiredMissing() ? DeclineReason.MISSING_INPUT : null);
        return new StarterRecord(starter, starterCase, chart.transaction(), reason, meant);
    }

    private boolean isRequiredMissing() {
        return !meant.keySet().containsAll(List.of(StarterColumn.CRP, StarterColumn.TJC28, StarterColumn.SJC28));
    }

    private void diagnose() {
        DiagnosisWriter diagnoses = new DiagnosisWriter(chart);
        if (starterCase == StarterCase.SUSPECTED_RA) {
            diagnoses.suspected("ra");
            return;
        }
        Optional<BigDecimal> years = starter.value(StarterColumn.DISEASE_DURATION);
        LocalDate onset = years.map(y -> start.minusDays(Math.round(y.doubleValue() * DAYS_A_YEAR)))
                .orElse(null);
        diagnoses.since("ra", onset);
        years.ifPresent(y -> meant.put(
                StarterColumn.DISEASE_DURATION,
                BigDecimal.valueOf(Math.round(y.doubleValue() * DAYS_A_YEAR) / DAYS_A_YEAR)
                        .setScale(3, RoundingMode.HALF_UP)));
    }

    private void treat() {
        boolean methotrexate = required(StarterColumn.METHOTREXATE).signum() > 0;
        int earlier = required(StarterColumn.LINE).intValue() - 1 - (methotrexate ? 1 : 0);
        LocalDate first = start.minusDays(BETWEEN_DRUGS * (earlier + 1L));
        if (methotrexate) {
            BigDecimal dose = starter.value(StarterColumn.METHOTREXATE_DOSE).orElse(null);
            drugs.takes("methotrexate", first, dose, UnitsOfTime.WK);
        }
        BigDecimal prednisolone =
                starter.value(StarterColumn.GLUCOCORTICOID_DOSE).orElse(null);
        if (prednisolone != null) {
            drugs.takes("prednisolone", first, prednisolone, UnitsOfTime.D);
        }
        for (int i = 0; i < earlier; i++) {
            LocalDate from = first.plusDays(BETWEEN_DRUGS * (i + 1L) - BETWEEN_DRUGS / 2);
            drugs.tookBefore(other(i), from, from.plusDays(BETWEEN_DRUGS - 60), stopReason(i));
        }
        switch (starterCase) {
            case NO_DRUG -> {}
            case ORDERED -> {
                drugs.order(starter.drug(), start);
                if (methotrexate || prednisolone != null || earlier > 0) {
                    meant.remove(StarterColumn.LINE); // other drugs show what was taken, this one is only ordered
                }
            }
            default -> {
                drugs.order(starter.drug(), start);
                drugs.handOver(starter.drug(), start);
            }
        }
    }

    /**
     * Written down in the records of those who have begun the new drug, so that some meet criterion 1 of difficult-to-treat
     * arthritis; in the others it cannot be told.
     */
    private @Nullable String stopReason(int number) {
        return starterCase == StarterCase.STARTED ? STOP_REASONS.get(number % STOP_REASONS.size()) : null;
    }

    /** Never the drug that is begun, never one twice. */
    private String other(int number) {
        return EARLIER.stream()
                .filter(drug -> !drug.equals(starter.drug()))
                .skip(number)
                .findFirst()
                .orElseThrow();
    }

    private void measure() {
        results.write(ResultDraft.of(
                "esr", InventedValue.of(new BigDecimal("20")), start.minusDays(200))); // the record reaches back
        for (StarterColumn column : MEASURED) {
            BigDecimal value = starter.value(column).orElse(null);
            if (value == null) {
                continue;
            }
            if (column == StarterColumn.CRP && starterCase == StarterCase.WITHOUT_CRP) {
                meant.remove(column);
                continue;
            }
            results.write(ResultDraft.of(column.feature(), InventedValue.of(value), start));
        }
    }

    private void expression() {
        Map<StarterColumn, BigDecimal> levels = new EnumMap<>(StarterColumn.class);
        starter.values().forEach((column, value) -> {
            if (column.isSignature()) {
                levels.put(column, value);
            }
        });
        boolean good = starterCase != StarterCase.BAD_EXPRESSION;
        if (!levels.isEmpty()) {
            new PanelFile(chart).write(levels, good);
        }
        if (!good) {
            meant.keySet().removeIf(StarterColumn::isSignature);
        }
    }

    private BigDecimal required(StarterColumn column) {
        return starter.value(column)
                .orElseThrow(() -> new IllegalStateException("every starter has " + column.feature()));
    }
}
