package org.rheumaroute.fhir.unit;

import java.util.Map;
import java.util.Optional;
import org.rheumaroute.fhir.code.CodeRow;

/**
 * What one site says about its units. Immutable.
 *
 * @param synonyms UCUM unit by {@link org.rheumaroute.fhir.code.UnitSynonyms#keyOf}
 * @param whenAbsentByCode UCUM unit of results that arrive without one, by code
 * @param whenAbsentByConcept the same by concept, for codes that say nothing of their own
 */
public record SiteUnits(
        Map<String, String> synonyms, Map<CodeRow, String> whenAbsentByCode, Map<String, String> whenAbsentByConcept) {
    /** A site that says nothing. */
    public static final SiteUnits NONE = new SiteUnits(Map.of(), Map.of(), Map.of());

    public SiteUnits {
        synonyms = Map.copyOf(synonyms);
        whenAbsentByCode = Map.copyOf(whenAbsentByCode);
        whenAbsentByConcept = Map.copyOf(whenAbsentByConcept);
    }

    /** The unit of results under this code that arrive without one; empty when the site has not said it. */
    Optional<String> whenAbsent(CodeRow row) {
        String ofCode = whenAbsentByCode.get(row);
        return Optional.ofNullable(ofCode != null ? ofCode : whenAbsentByConcept.get(row.concept()));
    }
}
