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
import java.util.List;
import org.rheumaroute.cohort.CohortEntry;
import org.rheumaroute.cohort.CohortEntryJson;
import org.rheumaroute.cohort.CohortStore;
import org.rheumaroute.cohort.InvalidQueryException;
import org.rheumaroute.cohort.chain.TaskDescription;
import org.rheumaroute.cohort.comparison.SideBySide;
import org.rheumaroute.model.TaskId;

/** The treatment classes for one patient, beside one another; it recommends none. */
@Path("/comparison")
@Dependent
public class ComparisonResource {
    /** What the answer is not; part of every answer. */
    static final List<String> NOTES = List.of(
            "Research use, not a medical device.",
            "Each probability comes from a model of its own; the models were trained on other patients, and no trial"
                    + " compared the classes in patients like this one.",
            "Where two intervals overlap, no difference between the classes can be told.",
            "Contraindications, infections, pregnancy, cost and the patient's wish are not considered here.");

    @Inject
    CohortStore store;

    @Inject
    TaskDescription.Source tasks;

    /** For the server: RESTEasy asks for a constructor without parameters, then the fields are injected. */
    public ComparisonResource() {}

    /** Over a given store. */
    public ComparisonResource(CohortStore store, TaskDescription.Source tasks) {
        this.store = store;
        this.tasks = tasks;
    }

    /** The answers of one patient; takes {@code patient}, a logical id. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public String comparison(@Context UriInfo uri) {
        String patient = patient(uri);
        List<CohortEntry> answers = tasks.all().stream()
                .map(TaskDescription::task)
                .filter(SideBySide::isComparable)
                .flatMap(task -> store.find(patient, task).stream())
                .toList();
        return toNode(SideBySide.of(patient, answers)).toString();
    }

    private static String patient(UriInfo uri) {
        List<String> given = uri.getQueryParameters().getOrDefault("patient", List.of());
        if (uri.getQueryParameters().size() != 1
                || given.size() != 1
                || given.get(0).isBlank()) {
            throw new InvalidQueryException(List.of("patient is needed, once and alone: the patient's logical id"));
        }
        return given.get(0);
    }

    private static ObjectNode toNode(SideBySide comparison) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("patient", comparison.patientId());
        node.put("verdict", comparison.verdict().code());
        ArrayNode options = node.putArray("options");
        comparison.options().forEach(option -> options.add(CohortEntryJson.toNode(option)));
        ArrayNode differences = node.putArray("differences");
        comparison
                .differences()
                .forEach(pair -> differences
                        .addObject()
                        .put("higher", value(pair.higher()))
                        .put("lower", value(pair.lower())));
        ArrayNode notes = node.putArray("notes");
        NOTES.forEach(notes::add);
        return node;
    }

    private static String value(TaskId task) {
        return task.value();
    }
}
