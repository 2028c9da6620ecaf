package org.rheumaroute.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows that are left after each criterion, and what each one took away. Confined to one query.
 *
 * <p>One plain loop for each type of column, without a call or a branch on the data inside: with random data a wrongly
 * guessed branch costs more than all the rest.
 */
final class Selection {
    private final int[] rows;
    private final List<AttritionStep> steps = new ArrayList<>();
    private int size;

    /** Starts with rows 0 to {@code size - 1}. */
    Selection(int size) {
        this.size = size;
        this.rows = new int[size];
        Arrays.setAll(rows, row -> row);
    }

    /** Keeps the rows whose code is {@code wanted}; {@code unknown} is another code, or none. */
    void keepCode(Criterion criterion, byte[] column, int wanted, int unknown) {
        keepCodes(criterion, column, wanted, wanted, unknown, unknown);
    }

    /** Keeps the rows whose code lies in a range; codes in the other range mean "not known". */
    void keepCodes(Criterion criterion, byte[] column, int low, int high, int unknownLow, int unknownHigh) {
        int kept = 0;
        int notKnown = 0;
        for (int i = 0; i < size; i++) {
            int row = rows[i];
            int code = column[row];
            rows[kept] = row;
            kept += code >= low & code <= high ? 1 : 0;
            notKnown += code >= unknownLow & code <= unknownHigh ? 1 : 0;
        }
        step(criterion, kept, notKnown);
    }

    /** Keeps the rows whose day lies in a range that does not hold {@code unknown}. */
    void keepDays(Criterion criterion, int[] column, int first, int last, int unknown) {
        int kept = 0;
        int notKnown = 0;
        for (int i = 0; i < size; i++) {
            int row = rows[i];
            int day = column[row];
            rows[kept] = row;
            kept += day >= first & day <= last ? 1 : 0;
            notKnown += day == unknown ? 1 : 0;
        }
        step(criterion, kept, notKnown);
    }

    /** Keeps the rows whose number lies in a range; NaN means "not known". */
    void keepNumbers(Criterion criterion, double[] column, double least, double greatest) {
        int kept = 0;
        int notKnown = 0;
        for (int i = 0; i < size; i++) {
            int row = rows[i];
            double number = column[row];
            rows[kept] = row;
            kept += number >= least & number <= greatest ? 1 : 0;
            notKnown += Double.isNaN(number) ? 1 : 0;
        }
        step(criterion, kept, notKnown);
    }

    private void step(Criterion criterion, int kept, int notKnown) {
        steps.add(new AttritionStep(criterion, size - kept, notKnown, kept));
        size = kept;
    }

    int[] rows() {
        return Arrays.copyOf(rows, size);
    }

    List<AttritionStep> steps() {
        return steps;
    }
}
