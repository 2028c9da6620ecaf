package org.rheumaroute.routes.ehr;

import java.util.ArrayList;
import java.util.List;

/** The requests that make up one patient's record, and which of them an EHR may lack. */
final class PullPlan {
    /**
     * One request.
     *
     * @param isRead a read of one resource, which may be absent; else a search
     * @param isRequired without it there is no record; else an EHR may not know the type
     */
    record Part(String type, String url, boolean isRead, boolean isRequired) {}

    private PullPlan() {}

    static List<Part> of(PullRequest request, int pageSize) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("Patient", "Patient/" + request.patientId(), true, true));
        request.observationIds().forEach(id -> parts.add(new Part("Observation", "Observation/" + id, true, true)));
        parts.add(search("Observation", request, pageSize, true));
        parts.add(search("Condition", request, pageSize, true));
        parts.add(search("MedicationRequest", request, pageSize, false));
        parts.add(search("MedicationStatement", request, pageSize, false));
        parts.add(search("MedicationAdministration", request, pageSize, false)); // infusions are often nothing else
        parts.add(search("MedicationDispense", request, pageSize, false));
        parts.add(search("Consent", request, pageSize, false));
        parts.add(search("Flag", request, pageSize, false)); // an opt-out may stand there
        Part documents = search("DocumentReference", request, pageSize, false);
        parts.add(new Part(documents.type(), documents.url() + '&' + ExpressionDocuments.ONLY, false, false));
        request.riskAssessmentIds()
                .forEach(id -> parts.add(new Part("RiskAssessment", "RiskAssessment/" + id, true, true)));

        return parts;
    }

    private static Part search(String type, PullRequest request, int pageSize, boolean isRequired) {
        return new Part(type, type + "?patient=" + request.patientId() + "&_count=" + pageSize, false, isRequired);
    }

    /** A FHIR batch of these requests. Types and ids are checked, so no character needs escaping. */
    static String batch(List<Part> parts) {
        StringBuilder json = new StringBuilder("{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[");
        for (int i = 0; i < parts.size(); i++) {
            json.append(i == 0 ? "" : ",")
                    .append("{\"request\":{\"method\":\"GET\",\"url\":\"")
                    .append(parts.get(i).url())
                    .append("\"}}");
        }
        return json.append("]}").toString();
    }
}
