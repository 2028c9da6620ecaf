package org.rheumaroute.fhir.map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.Declined;

/**
 * Who may be asked about, for a question that has no inputs of its own. The rules are read and judged by the code that
 * judges those of the feature maps. Immutable, thread-safe.
 */
public final class EligibilityRules {
    private static final ObjectReader YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .readerFor(Written.class);

    private final List<EligibilityRule> rules;

    private EligibilityRules(Written written) {
        this.rules = written.eligibility.stream()
                .map(EligibilityRule.Written::toRule)
                .toList();
    }

    private record Written(@JsonProperty(required = true) List<EligibilityRule.Written> eligibility) {}

    /**
     * Rules that are shipped.
     *
     * @param resource absolute name on the class path, YAML
     */
    public static EligibilityRules shipped(String resource) {
        try (InputStream in = EligibilityRules.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no rules are shipped as " + resource);
            }
            return new EligibilityRules(YAML.readValue(in));
        } catch (IOException e) {
            throw new IllegalStateException("the shipped rules " + resource + " are damaged", e);
        }
    }

    /**
     * Why nothing may be asked about the patient; empty when it may.
     *
     * @param asOf the day of the question
     */
    public Optional<DeclineReason> declined(PatientFacts patient, LocalDate asOf) {
        FactPicker picker = new FactPicker(patient.facts(), asOf);
        return new Eligibility(patient, picker, asOf, asOf, null)
                .judge(rules)
                .declined()
                .map(Declined::reason);
    }
}
