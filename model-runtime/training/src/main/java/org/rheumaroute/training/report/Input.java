package org.rheumaroute.training.report;

/**
 * One model input.
 *
 * @param name feature name, for example {@code mmp-3}
 * @param unit UCUM unit; {@code 1} for counts, scores and yes/no
 * @param group clinical group, for example {@code inflammation}
 * @param english label
 * @param japanese label; empty when the task file has none
 * @param required whether a patient without it is declined
 * @param low least accepted value
 * @param high greatest accepted value
 */
public record Input(
        String name,
        String unit,
        String group,
        String english,
        String japanese,
        boolean required,
        double low,
        double high) {
    public Input {
        Figures.text("name", name);
        Figures.text("english", english);
        Figures.finite("low", low);
        Figures.finite("high", high);
    }
}
