package org.rheumaroute.training.table;

/** A cohort file is not as the task's contract says. The message names line, column and reason; never a value. */
public final class CohortRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String column;

    /**
     * @param line line in the file, counted from 1; 0 when the whole file is meant
     * @param column header of the column, or empty when the whole line is meant
     * @param reason what is wrong and what was expected
     */
    public CohortRefusedException(int line, String column, String reason) {
        super((line > 0 ? "line " + line + ", " : "") + (column.isEmpty() ? "" : "column '" + column + "', ") + reason);
        this.line = line;
        this.column = column;
    }

    /** Line in the file, counted from 1; 0 when the whole file is meant. */
    public int line() {
        return line;
    }

    /** Header of the column; empty when the whole line is meant. */
    public String column() {
        return column;
    }
}
