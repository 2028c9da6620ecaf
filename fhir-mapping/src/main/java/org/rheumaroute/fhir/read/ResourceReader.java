package org.rheumaroute.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Reads resources of one type into a draft. Stateless. */
interface ResourceReader {
    /** The element that refers to the patient. */
    String patientElement();

    /** Fills the draft; the patient is already known to be right. */
    void read(Draft draft) throws Unreadable;

    /** Refuses a resource that carries elements which R4 does not have but another version has. */
    static void refuseForeign(JsonNode tree, List<String> foreign) throws Unreadable {
        for (String element : foreign) {
            if (Elements.any(tree, element) != null) {
                throw new Unreadable(ReadReason.FHIR_VERSION);
            }
        }
    }
}
