package org.rheumaroute.training.table;

/** A task file is not as {@link TaskFile} says. The message names line, field and reason. */
public final class TaskRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String field;

    /**
     * @param line line in the file, counted from 1; 0 when the whole file is meant
     * @param field path of the field, for example {@code features[3].unit}; empty when the whole file is meant
     * @param reason what is wrong and what was expected
     */
    public TaskRefusedException(int line, String field, String reason) {
        super((line > 0 ? "line " + line + ", " : "") + (field.isEmpty() ? "" : "field '" + field + "', ") + reason);
        this.line = line;
        this.field = field;
    }

    /** Line in the file, counted from 1; 0 when the whole file is meant. */
    public int line() {
        return line;
    }

    /** Path of the field; empty when the whole file is meant. */
    public String field() {
        return field;
    }
}
