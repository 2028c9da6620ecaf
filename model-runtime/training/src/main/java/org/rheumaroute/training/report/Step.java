package org.rheumaroute.training.report;

import java.util.List;

/**
 * One step of the protocol.
 *
 * @param text one sentence
 * @param items TRIPOD+AI items that it answers, for example {@code 11} (missing data), {@code 12c} (model building) or
 *     {@code 13} (class imbalance); they are filled with it
 */
public record Step(String text, List<String> items) {
    public Step {
        Figures.text("step", text);
        items = List.copyOf(items);
    }
}
