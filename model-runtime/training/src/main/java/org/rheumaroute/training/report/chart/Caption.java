package org.rheumaroute.training.report.chart;

/**
 * What a drawing says about itself, so that it can be read aloud and be understood when it is cut out of its page.
 *
 * @param id unique in the page; letters, digits and hyphens
 * @param title names the drawing
 * @param description says what can be seen
 * @param note stands small inside the drawing, for example that the data are invented; may be empty
 */
public record Caption(String id, String title, String description, String note) {
    public Caption {
        if (!id.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("an id has small letters, digits and hyphens, was " + id);
        }
    }
}
