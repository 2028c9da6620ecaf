package org.rheumaroute.cli.signature;

/** A sample sheet is not as it must be: line, column and reason; never a patient's value. */
public final class SampleSheetException extends Exception {
    private static final long serialVersionUID = 1L;

    SampleSheetException(int line, String column, String reason) {
        super("line " + line + (column.isEmpty() ? " " : ", column '" + column + "', ") + reason);
    }
}
