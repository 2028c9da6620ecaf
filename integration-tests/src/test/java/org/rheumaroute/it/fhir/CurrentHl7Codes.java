package org.rheumaroute.it.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;

/**
 * R4's own definitions, with what HL7 has added to their code systems since 2019 and we write: {@code AIAST}. The
 * validator's files hold the state of R4's publication, in which an AI could not yet assert anything.
 */
final class CurrentHl7Codes extends DefaultProfileValidationSupport {
    private static final String OBSERVATION_VALUE = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";
    private static final String SIBLING = "DEVAST"; // "device asserted", in the same group

    CurrentHl7Codes(FhirContext context) {
        super(context);
    }

    @Override
    public IBaseResource fetchCodeSystem(String system) {
        IBaseResource fetched = super.fetchCodeSystem(system);
        if (OBSERVATION_VALUE.equals(system) && fetched instanceof CodeSystem codes) {
            addBeside(codes.getConcept());
        }
        return fetched;
    }

    /** Adds the code once; R4's file is parsed once and kept. */
    private static synchronized boolean addBeside(List<ConceptDefinitionComponent> concepts) {
        Optional<ConceptDefinitionComponent> sibling =
                concepts.stream().filter(c -> SIBLING.equals(c.getCode())).findFirst();
        if (sibling.isEmpty()) {
            return concepts.stream().anyMatch(concept -> addBeside(concept.getConcept()));
        }
        if (concepts.stream().noneMatch(c -> "AIAST".equals(c.getCode()))) {
            concepts.add(
                    new ConceptDefinitionComponent().setCode("AIAST").setDisplay("Artificial Intelligence asserted"));
        }
        return true;
    }
}
