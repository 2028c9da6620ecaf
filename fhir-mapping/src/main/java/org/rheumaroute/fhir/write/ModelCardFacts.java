package org.rheumaroute.fhir.write;

import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.TaskId;

/**
 * What the EHR is told about a model package.
 *
 * @param packageRef the package
 * @param task the question it answers
 * @param title its name for people
 * @param intendedUse who may use it, for whom and for which decision
 * @param limits what it must not be used for and what is not known
 * @param markdown the whole model card as Markdown
 */
public record ModelCardFacts(
        PackageRef packageRef, TaskId task, String title, String intendedUse, String limits, String markdown) {
    public ModelCardFacts {
        if (title.isBlank() || markdown.isBlank()) {
            throw new IllegalArgumentException("a model card needs a title and a text");
        }
    }
}
