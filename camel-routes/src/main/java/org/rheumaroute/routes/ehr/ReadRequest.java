package org.rheumaroute.routes.ehr;

/**
 * Which resource to read.
 *
 * @param type R4 resource type
 * @param id logical id
 */
public record ReadRequest(String type, String id) {
    public ReadRequest {
        FhirIds.requireType(type);
        FhirIds.requireId(id);
    }

    @Override
    public String toString() {
        return "read of one " + type;
    }
}
