package org.rheumaroute.expression;

/** A matrix file is not as it must be. Says where and why; never repeats a value. */
public final class MatrixRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    /**
     * @param line line of the file, from 1; 0 for the whole file
     * @param column name of the column; empty for the whole line
     * @param reason what is wrong, as the rest of a sentence
     */
    public MatrixRefusedException(int line, String column, String reason) {
        super((line > 0 ? "line " + line : "the file") + (column.isEmpty() ? "" : ", column '" + column + "',") + " "
                + reason);
        this.line = line;
    }

    /** Line of the file, from 1; 0 for the whole file. */
    public int line() {
        return line;
    }
}
