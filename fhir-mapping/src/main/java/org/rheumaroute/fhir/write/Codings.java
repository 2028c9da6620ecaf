package org.rheumaroute.fhir.write;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;

/** Codes of HL7 that written resources carry, and short ways to build coded values. */
final class Codings {
    static final String RISK_PROBABILITY = "http://terminology.hl7.org/CodeSystem/risk-probability";
    static final String UCUM = "http://unitsofmeasure.org";

    private Codings() {}

    /** "Asserted by artificial intelligence"; a new coding each time, as HAPI's are mutable. */
    static Coding assertedByAi() {
        return new Coding(
                "http://terminology.hl7.org/CodeSystem/v3-ObservationValue",
                "AIAST",
                "Artificial Intelligence asserted");
    }

    /** "Asserted by a device": software by a rule, no model. */
    static Coding assertedByDevice() {
        return new Coding("http://terminology.hl7.org/CodeSystem/v3-ObservationValue", "DEVAST", "device asserted");
    }

    static Coding inventedTrainingData() {
        return new Coding(
                RheumaRouteUris.DATA_ORIGIN, RheumaRouteUris.INVENTED_TRAINING_DATA, "Model trained on invented data");
    }

    static Coding dataOperation(String code, String display) {
        return new Coding("http://terminology.hl7.org/CodeSystem/v3-DataOperation", code, display);
    }

    static CodeableConcept concept(Coding coding) {
        return new CodeableConcept(coding);
    }

    static CodeableConcept text(String text) {
        return new CodeableConcept().setText(text);
    }

    static Identifier identifier(String system, String value) {
        return new Identifier().setSystem(system).setValue(value);
    }
}
