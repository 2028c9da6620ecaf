package org.rheumaroute.demo.chart;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.demo.invent.InventedValue;

/**
 * One result before it is written.
 *
 * @param item name in {@code hospital-items.csv}
 * @param value in the item's canonical unit
 * @param day local day of the specimen or examination
 * @param status status of the result
 * @param issuedAfter days between {@code day} and the result's issue
 * @param order tells orders of one item and day apart; the same order again is the same result again
 * @param unit unit text to write instead of the hospital's; empty = no unit at all; null = as the hospital writes it
 */
record ResultDraft(
        String item,
        InventedValue value,
        LocalDate day,
        ObservationStatus status,
        int issuedAfter,
        int order,
        @Nullable String unit) {
    static ResultDraft of(String item, InventedValue value, LocalDate day) {
        return new ResultDraft(item, value, day, ObservationStatus.FINAL, 0, 1, null);
    }

    ResultDraft withStatus(ObservationStatus other) {
        return new ResultDraft(item, value, day, other, issuedAfter, order, unit);
    }

    ResultDraft issuedAfter(int days) {
        return new ResultDraft(item, value, day, status, days, order, unit);
    }

    ResultDraft withUnit(String text) {
        return new ResultDraft(item, value, day, status, issuedAfter, order, text);
    }

    ResultDraft on(LocalDate otherDay) {
        return new ResultDraft(item, value, otherDay, status, issuedAfter, order, unit);
    }

    ResultDraft withNumber(BigDecimal number) {
        return new ResultDraft(item, InventedValue.of(number), day, status, issuedAfter, order, unit);
    }

    ResultDraft withOrder(int number) {
        return new ResultDraft(item, value, day, status, issuedAfter, number, unit);
    }
}
