package org.rheumaroute.training.report;

import org.jspecify.annotations.Nullable;

/**
 * A figure about knowing when not to answer: coverage of intervals, false alarms of a gate, share declined.
 *
 * @param name what, in words
 * @param figure a share, 0 to 1
 * @param wanted what it should be, in words
 * @param method how it was found, in words
 * @param least below this it is not as wanted; absent when there is no such bound
 * @param most above this it is not as wanted; absent when there is no such bound
 */
public record Safeguard(
        String name,
        Estimate figure,
        String wanted,
        String method,
        @Nullable Double least,
        @Nullable Double most) {
    public Safeguard {
        Figures.text("name", name);
        Figures.share(name, figure);
        Figures.share("least wanted of " + name, least);
        Figures.share("most wanted of " + name, most);
    }

    /** One that only a reader can judge. */
    public Safeguard(String name, Estimate figure, String wanted, String method) {
        this(name, figure, wanted, method, null, null);
    }

    /** Whether the figure lies where it should; true when there are no bounds. */
    public boolean isAsWanted() {
        return (least == null || figure.value() >= least) && (most == null || figure.value() <= most);
    }
}
