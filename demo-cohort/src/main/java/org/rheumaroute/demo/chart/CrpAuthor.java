package org.rheumaroute.demo.chart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.demo.invent.CohortFeature;
import org.rheumaroute.demo.invent.InventedValue;

/** Writes CRP, the result to which most mishaps of a record happen. */
final class CrpAuthor {
    private static final String CRP = CohortFeature.CRP.feature();
    /** Beyond what a living person has, and what 68 mg/L becomes when it is taken for mg/dL. */
    private static final BigDecimal TEN_TIMES_OFF = new BigDecimal("680");

    private final ChartCase chartCase;
    private final Chart chart;
    private final ResultWriter results;

    CrpAuthor(ChartCase chartCase, Chart chart, ResultWriter results) {
        this.chartCase = chartCase;
        this.chart = chart;
        this.results = results;
    }

    /** Writes what happened to the value and keeps in {@code meant} what a careful reader takes; null = never done. */
    void write(@Nullable InventedValue value, Map<CohortFeature, InventedValue> meant) {
        if (value == null) {
            return;
        }
        ResultDraft crp = ResultDraft.of(CRP, value, chart.visit());
        ResultDraft wrong = crp.withNumber(value.number().add(new BigDecimal("33.3")));
        switch (chartCase) {
            case CANCELLED_ONLY -> results.write(crp.withStatus(ObservationStatus.CANCELLED));
            case WITHDRAWN -> {
                results.write(crp);
                results.writeAgain(ObservationStatus.ENTEREDINERROR, 1);
            }
            case PRELIMINARY_ONLY -> results.write(crp.withStatus(ObservationStatus.PRELIMINARY));
            case REQUIRED_WITHOUT_UNIT -> results.write(crp.withUnit(""));
            case REQUIRED_WRONG_UNIT -> results.write(crp.withUnit("U/L"));
            case IMPLAUSIBLE -> results.write(crp.withNumber(TEN_TIMES_OFF));
            case STALE -> results.write(crp.on(longAgo()));
            default -> {
                before(wrong);
                meant.put(CohortFeature.CRP, results.write(taken(crp)));
                after(wrong);
            }
        }
    }

    /** What came before the result that counts. */
    private void before(ResultDraft wrong) {
        switch (chartCase) {
            case CANCELLED_AND_REPEATED -> results.write(wrong.withOrder(2).withStatus(ObservationStatus.CANCELLED));
            case PRELIMINARY_THEN_FINAL -> results.write(wrong.withStatus(ObservationStatus.PRELIMINARY));
            case CORRECTED -> results.write(wrong);
            default -> {}
        }
    }

    private ResultDraft taken(ResultDraft crp) {
        return chartCase == ChartCase.CORRECTED
                ? crp.withStatus(ObservationStatus.CORRECTED).issuedAfter(1)
                : crp;
    }

    /** What came after it. */
    private void after(ResultDraft wrong) {
        switch (chartCase) {
            case ENTERED_IN_ERROR ->
                results.write(wrong.withOrder(2)
                        .withStatus(ObservationStatus.ENTEREDINERROR)
                        .issuedAfter(1));
            case DUPLICATED -> results.writeAgain(ObservationStatus.FINAL, 0);
            default -> {}
        }
    }

    private LocalDate longAgo() {
        return chart.visit().minusDays(chart.dice().between(420, 700));
    }
}
