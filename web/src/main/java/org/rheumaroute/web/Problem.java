package org.rheumaroute.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * An error as a small JSON object (RFC 9457): what is wrong and what to do. Holds no patient data.
 *
 * @param status HTTP status
 * @param detail one sentence for a person
 * @param problems one sentence for each problem, when there are several; else empty
 */
public record Problem(int status, String detail, List<String> problems) {
    /** Media type of a problem object. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        problems = List.copyOf(problems);
    }

    /** A problem that one sentence tells. */
    public static Problem of(int status, String detail) {
        return new Problem(status, detail, List.of());
    }

    /** The answer that carries this problem. */
    public Response toResponse() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        Response.Status known = Response.Status.fromStatusCode(status);
        node.put("title", known == null ? "Error" : known.getReasonPhrase());
        node.put("status", status);
        node.put("detail", detail);
        if (!problems.isEmpty()) {
            ArrayNode list = node.putArray("problems");
            problems.forEach(list::add);
        }
        return Response.status(status).type(MEDIA_TYPE).entity(node.toString()).build();
    }
}
