package org.rheumaroute.web.cohort;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.rheumaroute.cohort.CohortAnswer;
import org.rheumaroute.cohort.CohortEntry;
import org.rheumaroute.cohort.CohortEntryJson;
import org.rheumaroute.cohort.CohortQuery;
import org.rheumaroute.cohort.CohortStore;
import org.rheumaroute.cohort.CohortSummary;
import org.rheumaroute.cohort.d2t.D2tStore;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.RiskCategory;

/** Patients by risk, highest first, then those who were not scored. */
@Path("/patients")
@Dependent
public class PatientsResource {
    private static final int PAGE = 500;
    private static final int GREATEST_PAGE = 5_000;

    @Inject
    CohortStore store;

    @Inject
    D2tStore flags;

    private Clock clock = Clock.systemDefaultZone();

    /** For the server: RESTEasy asks for a constructor without parameters, then the fields are injected. */
    public PatientsResource() {}

    /** Over given stores; {@code clock} says which day it is. */
    public PatientsResource(CohortStore store, D2tStore flags, Clock clock) {
        this.store = store;
        this.flags = flags;
        this.clock = clock;
    }

    /**
     * Patients of a task. Takes the criteria of a cohort query, and {@code offset} and {@code limit}; the summary
     * counts all patients of the task, whatever the criteria are.
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public String patients(@Context UriInfo uri) {
        LocalDate today = LocalDate.now(clock);
        QueryParameters parameters = new QueryParameters(uri.getQueryParameters(), Set.of("offset", "limit"));
        int offset = parameters.number("offset", 0, 0, Integer.MAX_VALUE);
        int limit = parameters.number("limit", PAGE, 1, GREATEST_PAGE);
        CohortQuery query = parameters.query(today);
        long revision = store.revision(); // before the answer: a change in between makes the page ask again
        CohortAnswer answer = store.answer(query);
        List<String> ids =
                answer.patientIds().stream().skip(offset).limit(limit).toList();

        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("task", query.task().value());
        node.put("asOf", today.toString());
        node.put("revision", revision);
        node.set("summary", summary(store.summary(query.task())));
        node.put("matching", answer.count());
        node.put("offset", offset);
        ArrayNode patients = node.putArray("patients");
        for (CohortEntry entry : store.entries(query.task(), ids)) {
            ObjectNode patient = CohortEntryJson.toNode(entry);
            flags.resultOf(entry.patientId()).ifPresent(flag -> patient.put("d2t", flag.code()));
            patients.add(patient);
        }
        return node.toString();
    }

    private static ObjectNode summary(CohortSummary summary) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("total", summary.total());
        node.put("scored", summary.scored());
        ObjectNode categories = node.putObject("categories");
        for (RiskCategory category : RiskCategory.values()) {
            categories.put(category.code(), summary.categories().getOrDefault(category, 0));
        }
        ObjectNode declined = node.putObject("declined");
        for (DeclineReason reason : DeclineReason.values()) {
            Integer count = summary.declined().get(reason);
            if (count != null) {
                declined.put(reason.code(), count);
            }
        }
        return node;
    }
}
