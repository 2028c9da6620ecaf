package org.rheumaroute.cohort;

import java.util.List;

/** A cohort query that cannot be asked. All problems are named together; none holds patient data. */
public final class InvalidQueryException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /**
     * @param problems one sentence for each problem: the parameter, what was given, what is expected; at least one
     */
    public InvalidQueryException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence for each problem. */
    public List<String> problems() {
        return problems;
    }
}
