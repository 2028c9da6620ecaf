package org.rheumaroute.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/** The rows that are left after each criterion, and what each one took away. Confined to one query. */
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

    /** Keeps the rows that meet a criterion; {@code unknown} says of a row that does not whether it is not known. */
    void keep(Criterion criterion, IntPredicate meets, IntPredicate unknown) {
        int kept = 0;
        int notKnown = 0;
        for (int i = 0; i < size; i++) {
            int row = rows[i];
            if (meets.test(row)) {
                rows[kept++] = row;
            } else if (unknown.test(row)) {
                notKnown++;
            }
        }
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
