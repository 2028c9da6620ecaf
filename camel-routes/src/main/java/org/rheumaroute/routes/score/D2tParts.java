package org.rheumaroute.routes.score;

import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Observation;
import org.rheumaroute.cohort.d2t.D2tStore;
import org.rheumaroute.fhir.d2t.D2tRule;
import org.rheumaroute.fhir.map.SerostatusRule;
import org.rheumaroute.fhir.write.D2tWriter;

/**
 * What is needed to ask about difficult-to-treat arthritis beside the predictions.
 *
 * @param rule the definition
 * @param serostatus tells who is seropositive, for the cohort
 * @param writer plans what to write
 * @param flag our Observation with an id, asked of the EHR
 * @param store keeps the answers
 */
public record D2tParts(
        D2tRule rule,
        SerostatusRule serostatus,
        D2tWriter writer,
        Function<String, Optional<Observation>> flag,
        D2tStore store) {}
