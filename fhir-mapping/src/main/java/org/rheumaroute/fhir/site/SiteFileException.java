package org.rheumaroute.fhir.site;

import java.util.List;

/** A site file is wrong. The message names every problem with its line, field and reason. */
public final class SiteFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * One problem.
     *
     * @param line line in the file, counted from 1
     * @param field for example {@code codes[2].unit-when-absent}; empty when the whole file is meant
     * @param reason what is wrong and what was expected
     */
    public record Problem(int line, String field, String reason) {
        @Override
        public String toString() {
            return "line " + line + (field.isEmpty() ? "" : ", " + field) + ": " + reason;
        }
    }

    SiteFileException(String name, List<Problem> problems) {
        super("the site file " + name + " is wrong and is not used:\n  "
                + String.join("\n  ", problems.stream().map(Problem::toString).toList()));
        this.problems = List.copyOf(problems);
    }

    /** All problems in the order of the file; never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
