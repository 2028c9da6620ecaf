package org.rheumaroute.web.status;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.rheumaroute.cohort.chain.FeatureDescription;
import org.rheumaroute.cohort.chain.TaskDescription;
import org.rheumaroute.model.DeclineReason;
import org.rheumaroute.model.feature.FeatureSpec;

/** The questions with their inputs, and the reasons for a refusal, in words: what a page needs to label the rest. */
@Path("/tasks")
@Dependent
public class TasksResource {
    @Inject
    TaskDescription.Source tasks;

    /** For the server: RESTEasy asks for a constructor without parameters, then the fields are injected. */
    public TasksResource() {}

    /** Over a given catalogue. */
    public TasksResource(TaskDescription.Source tasks) {
        this.tasks = tasks;
    }

    /** All questions and all reasons. Changes when other packages answer. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public String tasks() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode list = node.putArray("tasks");
        tasks.all().forEach(task -> put(list.addObject(), task));
        ArrayNode reasons = node.putArray("reasons");
        for (DeclineReason reason : DeclineReason.values()) {
            reasons.addObject()
                    .put("code", reason.code())
                    .put("english", reason.english())
                    .put("japanese", reason.japanese());
        }
        return node.toString();
    }

    private static void put(ObjectNode node, TaskDescription task) {
        node.put("task", task.task().value());
        node.put("english", task.english());
        node.put("japanese", task.japanese());
        node.put("horizon", task.horizon().toString());
        node.put("wanted", task.isWanted());
        ArrayNode features = node.putArray("features");
        task.features().forEach(feature -> put(features.addObject(), feature));
    }

    private static void put(ObjectNode node, FeatureDescription feature) {
        FeatureSpec spec = feature.spec();
        node.put("feature", spec.name().value())
                .put("unit", spec.unit())
                .put("low", spec.low())
                .put("high", spec.high())
                .put("required", spec.isRequired())
                .put("group", spec.group().code())
                .put("english", spec.english())
                .put("japanese", spec.japanese())
                .put("windowDays", feature.windowDays());
    }
}
