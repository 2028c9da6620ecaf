package org.rheumaroute.it.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;

/**
 * Says what is wrong with a resource that was, or would be, written to an EHR. Loading R4 takes seconds and hundreds of
 * megabytes, so there is one referee for a JVM; it uses no network. Thread-safe.
 */
public final class FhirReferee {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS) // 32.40 stays 32.40
            .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));

    private static final class Holder {
        private static final FhirReferee SHARED = new FhirReferee();
    }

    private final FhirContext context = FhirContext.forR4();
    private final FhirValidator validator;

    private FhirReferee() {
        context.getParserOptions().setStripVersionsFromReferences(false);
        ValidationSupportChain chain = new ValidationSupportChain(
                new CurrentHl7Codes(context),
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context),
                new SnapshotGeneratingValidationSupport(context));
        FhirInstanceValidator rules = new FhirInstanceValidator(chain);
        rules.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        validator = context.newValidator().registerValidatorModule(rules);
    }

    /** The one referee of this JVM; the first call takes about ten seconds. */
    public static FhirReferee shared() {
        return Holder.SHARED;
    }

    /** A context that keeps versions in references; for parsing in tests. */
    public FhirContext context() {
        return context;
    }

    /**
     * Errors of a resource as it stands on the wire, or else breaches of our own rules.
     *
     * @param json one resource. A transaction is judged entry by entry: R4 asks for no fullUrl there, yet the validator
     *     calls every relative reference in such an entry an error
     * @return one line each with place and reason; empty when all is well
     */
    public List<String> faults(String json) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return List.of("not JSON: " + e.getOriginalMessage());
        }
        if (!"transaction".equals(root.path("type").asText())) {
            return faultsOfOne(json);
        }
        return root.path("entry").findValues("resource").stream()
                .flatMap(resource -> faultsOfOne(resource.toString()).stream())
                .toList();
    }

    private List<String> faultsOfOne(String json) {
        List<String> faults = new ArrayList<>(validate(json));
        if (faults.isEmpty()) { // what HL7's rules refuse may not even parse
            IBaseResource parsed = context.newJsonParser().parseResource(json);
            faults.addAll(HouseRules.breaches((Resource) parsed));
        }
        return faults;
    }

    /** Faults of a resource, encoded as it would be sent. */
    public List<String> faults(Resource resource) {
        return faults(context.newJsonParser().encodeResourceToString(resource));
    }

    /** Fails with all faults when there is one. */
    public void accept(Resource resource) {
        assertThat(faults(resource)).as(resource.fhirType()).isEmpty();
    }

    private List<String> validate(String json) {
        return validator.validateWithResult(json).getMessages().stream()
                .filter(message -> message.getSeverity() == ResultSeverityEnum.ERROR
                        || message.getSeverity() == ResultSeverityEnum.FATAL)
                .map(FhirReferee::line)
                .toList();
    }

    private static String line(SingleValidationMessage message) {
        return message.getLocationString() + ": " + message.getMessage();
    }
}
