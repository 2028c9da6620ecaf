package org.rheumaroute.web.cohort;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.rheumaroute.cohort.AttritionStep;
import org.rheumaroute.cohort.InvalidQueryException;
import org.rheumaroute.cohort.d2t.D2tCsv;
import org.rheumaroute.cohort.d2t.D2tEntryJson;
import org.rheumaroute.cohort.d2t.D2tFound;
import org.rheumaroute.cohort.d2t.D2tResult;
import org.rheumaroute.cohort.d2t.D2tStore;
import org.rheumaroute.cohort.d2t.D2tSummary;
import org.rheumaroute.model.DeclineReason;

/** What the rule on difficult-to-treat arthritis said: of whom, and of one patient with its evidence. */
@Path("/d2t")
@Dependent
public class D2tResource {
    /** What the answer is not; part of every answer about a patient. */
    static final List<String> NOTES = List.of(
            "Research use, not a medical device.",
            "A rule from the record (EULAR, Ann Rheum Dis 2021;80:31): no model and no probability.",
            "Criterion 3 is on no record: ask the clinician and the patient. Criteria 1 and 2 alone do not make"
                    + " rheumatoid arthritis difficult to treat.");

    @Inject
    D2tStore store;

    /** For the server: RESTEasy asks for a constructor without parameters, then the fields are injected. */
    public D2tResource() {}

    /** Over a given store. */
    public D2tResource(D2tStore store) {
        this.store = store;
    }

    /** Counts and ids of those whom a query finds; with {@code format=csv} one line for each, with its verdicts. */
    @GET
    @Produces({MediaType.APPLICATION_JSON, "text/csv"})
    public Response ask(@Context UriInfo uri) {
        QueryParameters parameters = QueryParameters.ofD2t(uri.getQueryParameters(), Set.of("format"));
        boolean wantsCsv = parameters.word("format", "csv") != null;
        D2tFound found = store.answer(parameters.d2tQuery());
        return wantsCsv
                ? Response.ok(csv(found), "text/csv;charset=UTF-8;header=present")
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"cohort-d2t.csv\"")
                        .build()
                : Response.ok(json(found).toString(), MediaType.APPLICATION_JSON)
                        .build();
    }

    /** The answer about one patient; takes {@code patient}, a logical id. */
    @GET
    @Path("patient")
    @Produces(MediaType.APPLICATION_JSON)
    public String patient(@Context UriInfo uri) {
        List<String> given = uri.getQueryParameters().getOrDefault("patient", List.of());
        if (uri.getQueryParameters().size() != 1
                || given.size() != 1
                || given.get(0).isBlank()) {
            throw new InvalidQueryException(List.of("patient is needed, once and alone: the patient's logical id"));
        }
        ObjectNode node = store.find(given.get(0)).map(D2tEntryJson::toNode).orElseThrow(NotFoundException::new);
        ArrayNode notes = node.putArray("notes");
        NOTES.forEach(notes::add);
        return node.toString();
    }

    private String csv(D2tFound found) {
        StringBuilder csv = new StringBuilder();
        try {
            D2tCsv.write(store.entries(found.patientIds()), csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return csv.toString();
    }

    private ObjectNode json(D2tFound found) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("total", found.total());
        D2tSummary summary = store.summary();
        ObjectNode results = node.putObject("results");
        for (D2tResult result : D2tResult.values()) {
            results.put(result.code(), summary.results().getOrDefault(result, 0));
        }
        ObjectNode notAsked = node.putObject("notAsked");
        for (DeclineReason reason : summary.notAsked().keySet()) {
            notAsked.put(reason.code(), summary.notAsked().get(reason));
        }
        node.put("count", found.patientIds().size());
        ArrayNode attrition = node.putArray("attrition");
        for (AttritionStep step : found.attrition()) {
            attrition
                    .addObject()
                    .put("criterion", step.criterion().code())
                    .put("removed", step.removed())
                    .put("unknown", step.unknown())
                    .put("remaining", step.remaining());
        }
        ArrayNode ids = node.putArray("ids");
        found.patientIds().forEach(ids::add);
        return node;
    }
}
