package org.rheumaroute.it.fault;

import java.util.function.Predicate;

/**
 * One request to the EHR.
 *
 * @param method HTTP method
 * @param target path and query
 * @param body text of the body, empty when there is none
 */
public record Asked(String method, String target, String body) {
    /** Requests for the record of one patient. */
    public static Predicate<Asked> recordOf(String patientId) {
        return asked -> asked.body().contains("\"batch\"") && asked.body().contains("\"Patient/" + patientId + "\"");
    }

    /** Transactions that write risks. */
    public static Predicate<Asked> writesOfRisks() {
        return asked -> asked.body().contains("\"transaction\"") && asked.body().contains("\"RiskAssessment/");
    }

    /** Reads of one risk. */
    public static Predicate<Asked> readsOfRisks() {
        return asked -> asked.method().equals("GET") && asked.target().contains("/RiskAssessment/");
    }

    /** Looks for changes. */
    public static Predicate<Asked> looksForChanges() {
        return asked -> asked.target().contains("_lastUpdated=");
    }
}
