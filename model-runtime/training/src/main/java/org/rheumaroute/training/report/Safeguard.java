package org.rheumaroute.training.report;

/**
 * A figure about knowing when not to answer: coverage of intervals, false alarms of a gate, share declined.
 *
 * @param name what, in words
 * @param figure a share, 0 to 1
 * @param wanted what it should be, in words
 * @param method how it was found, in words
 */
public record Safeguard(String name, Estimate figure, String wanted, String method) {
    public Safeguard {
        Figures.text("name", name);
        Figures.share(name, figure);
    }
}
