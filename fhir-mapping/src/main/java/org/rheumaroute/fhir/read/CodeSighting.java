package org.rheumaroute.fhir.read;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.fhir.unit.WrittenUnit;

/**
 * One coded thing as a resource carries it, before anything is refused: for a survey of what a site really sends.
 *
 * @param resourceType for example {@code Observation}; {@code Observation.bodySite} for the place of a joint
 * @param status the resource's status as written; null when none
 * @param codings its codings and what each means here; empty when it has text only
 * @param text the text beside the codings; null when none; may be free text about a patient
 * @param unit unit of its number as written; null when it has no number
 */
public record CodeSighting(
        String resourceType,
        @Nullable String status,
        List<Coding> codings,
        @Nullable String text,
        @Nullable WrittenUnit unit) {
    public CodeSighting {
        codings = List.copyOf(codings);
    }

    /**
     * One coding.
     *
     * @param system as written; empty when none
     * @param code as written; empty when none
     * @param display as written; null when none
     * @param concept our concept or drug; null when the code is not mapped for this type of resource
     * @param unitFits whether the unit is understood under the concept; true when there is nothing to understand
     */
    public record Coding(
            String system,
            String code,
            @Nullable String display,
            @Nullable String concept,
            boolean unitFits) {}
}
