package org.rheumaroute.fhir.read;

import java.util.List;

/** Reads resources of one type into a draft. Stateless. */
interface ResourceReader {
    /** The element that refers to the patient. */
    String patientElement();

    /** Elements that R4 does not have but another FHIR version has. */
    List<String> foreignElements();

    /** Fills the draft; the patient is already known to be right. */
    void read(Draft draft) throws Unreadable;
}
