package org.rheumaroute.web.cohort;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.core.Variant;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cohort.AttritionStep;
import org.rheumaroute.cohort.CohortAnswer;
import org.rheumaroute.cohort.CohortCsv;
import org.rheumaroute.cohort.CohortEntry;
import org.rheumaroute.cohort.CohortEntryJson;
import org.rheumaroute.cohort.CohortStore;

/** Cohort queries: how many, who, and what each criterion took away. */
@Path("/cohort")
@Dependent
public class CohortResource {
    private static final String CSV = "text/csv";
    private static final List<Variant> FORMS = Variant.mediaTypes(
                    MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(CSV))
            .add()
            .build();

    @Inject
    CohortStore store;

    private Clock clock = Clock.systemDefaultZone();

    /** For the server: RESTEasy asks for a constructor without parameters, then the fields are injected. */
    public CohortResource() {}

    /** Over a given store; {@code clock} says which day it is. */
    public CohortResource(CohortStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Answers a query. The form is what {@code Accept} asks for; {@code format=json} or {@code format=csv} overrides
     * it, because a link cannot set a header. JSON holds count, attrition and ids, and with {@code detail=entries} the
     * entries too; CSV holds one line for each patient.
     */
    @GET
    @Produces({MediaType.APPLICATION_JSON, CSV})
    public Response ask(@Context UriInfo uri, @Context Request request) {
        LocalDate today = LocalDate.now(clock);
        QueryParameters parameters = new QueryParameters(uri.getQueryParameters(), Set.of("format", "detail"));
        String format = parameters.word("format", "json", "csv");
        boolean detailed = parameters.word("detail", "entries") != null;
        CohortAnswer answer = store.answer(parameters.query(today));
        String name = "cohort-" + answer.query().task() + "-" + today;
        if (wantsCsv(format, request)) {
            return download(name + ".csv", CSV + ";charset=UTF-8;header=present", out -> writeCsv(answer, out));
        }
        String json = json(answer, detailed).toString();
        return format == null
                ? Response.ok(json, MediaType.APPLICATION_JSON).build()
                : download(name + ".json", MediaType.APPLICATION_JSON, out -> out.write(json));
    }

    private static boolean wantsCsv(@Nullable String format, Request request) {
        if (format != null) {
            return format.equals("csv");
        }
        Variant chosen = request.selectVariant(FORMS);
        if (chosen == null) {
            throw new NotAcceptableException();
        }
        return chosen.getMediaType().isCompatible(MediaType.valueOf(CSV));
    }

    private interface Text {
        void writeTo(Writer out) throws IOException;
    }

    private static Response download(String name, String type, Text text) {
        StreamingOutput body = (OutputStream out) -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            text.writeTo(writer);
            writer.flush();
        };
        return Response.ok(body, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }

    private void writeCsv(CohortAnswer answer, Writer out) throws IOException {
        CohortCsv.write(store.entries(answer.query().task(), answer.patientIds()), out);
    }

    private ObjectNode json(CohortAnswer answer, boolean detailed) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("task", answer.query().task().value());
        node.put("total", answer.total());
        node.put("count", answer.count());
        ArrayNode attrition = node.putArray("attrition");
        for (AttritionStep step : answer.attrition()) {
            attrition
                    .addObject()
                    .put("criterion", step.criterion().code())
                    .put("removed", step.removed())
                    .put("unknown", step.unknown())
                    .put("remaining", step.remaining());
        }
        ArrayNode ids = node.putArray("ids");
        answer.patientIds().forEach(ids::add);
        if (detailed) {
            ArrayNode entries = node.putArray("entries");
            for (CohortEntry entry : store.entries(answer.query().task(), answer.patientIds())) {
                entries.add(CohortEntryJson.toNode(entry));
            }
        }
        return node;
    }
}
