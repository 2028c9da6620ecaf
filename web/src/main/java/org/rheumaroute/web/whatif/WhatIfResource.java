package org.rheumaroute.web.whatif;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.rheumaroute.cohort.CohortEntryJson;
import org.rheumaroute.cohort.chain.WhatIfDesk;
import org.rheumaroute.cohort.chain.WhatIfQuestion;
import org.rheumaroute.cohort.chain.WhatIfRefusedException;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.WhatIf;
import org.rheumaroute.web.Problem;

/**
 * The score as it is beside the one with one input changed. A POST, because the question holds patient data that no log
 * of addresses must see; it changes nothing. The answer is labelled: what-if, no forecast of a treatment's effect.
 */
@Path("/what-if")
@Dependent
public class WhatIfResource {
    static final String NOTICE = "What-if: the model's answer with one input changed and all others as they are. Not a"
            + " forecast of a treatment's effect. Research use, not a medical device.";

    @Inject
    WhatIfDesk desk;

    /** For the server: RESTEasy asks for a constructor without parameters, then the fields are injected. */
    public WhatIfResource() {}

    /** Over a given desk. */
    public WhatIfResource(WhatIfDesk desk) {
        this.desk = desk;
    }

    /** Answers one question: {@code patient}, {@code task}, {@code feature}, {@code value} (or null) and {@code unit}. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response ask(String body) {
        WhatIfQuestion question;
        try {
            question = QuestionReader.read(body);
        } catch (IllegalArgumentException e) {
            return Problem.of(400, String.valueOf(e.getMessage())).toResponse();
        }
        try {
            long start = System.nanoTime();
            WhatIfDesk.Answer answer = desk.ask(question);
            String timing = timing(System.nanoTime() - start);
            return Response.ok(answer(question, answer).toString(), MediaType.APPLICATION_JSON)
                    .header("Server-Timing", timing)
                    .build();
        } catch (WhatIfRefusedException e) {
            return Problem.of(status(e.why()), String.valueOf(e.getMessage())).toResponse();
        }
    }

    /** How long scoring and explaining took, in the form of W3C's Server Timing: milliseconds. */
    private static String timing(long nanos) {
        return String.format(Locale.ROOT, "model;dur=%.3f", nanos / 1e6);
    }

    private static int status(WhatIfRefusedException.Why why) {
        return switch (why) {
            case UNKNOWN_PATIENT -> 404;
            case NOT_ELIGIBLE, NO_PACKAGE -> 409;
            case WRONG_QUESTION -> 400;
        };
    }

    private static ObjectNode answer(WhatIfQuestion question, WhatIfDesk.Answer answer) {
        WhatIf whatIf = answer.whatIf();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("kind", "what-if");
        node.put("notice", NOTICE);
        node.put("patient", question.patientId());
        node.put("task", question.task().value());
        node.put("feature", whatIf.feature().value());
        whatIf.value().ifPresentOrElse(value -> node.put("value", value), () -> node.putNull("value"));
        node.put("unit", answer.unit());
        CohortEntryJson.putOutcome(node.putObject("before"), whatIf.before());
        CohortEntryJson.putOutcome(node.putObject("after"), whatIf.after());
        putChange(node.putObject("change"), whatIf);
        PackageRef ref = answer.scoredBy();
        node.putObject("package").put("label", ref.label()).put("demonstration", ref.demonstration());
        return node;
    }

    private static void putChange(ObjectNode node, WhatIf whatIf) {
        whatIf.probabilityChange()
                .ifPresentOrElse(change -> node.put("probability", change), () -> node.putNull("probability"));
        ArrayNode groups = node.putArray("groups");
        whatIf.changeByGroup()
                .forEach(change -> groups.addObject()
                        .put("group", change.group().code())
                        .put("logOdds", change.logOdds())
                        .put("probability", change.probability()));
    }
}
