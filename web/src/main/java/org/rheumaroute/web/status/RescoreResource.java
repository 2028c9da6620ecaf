package org.rheumaroute.web.status;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Consumer;
import org.rheumaroute.cohort.chain.RescoreRequested;

/** Asks the chain to read and score every patient again. What has not changed is not written again. */
@Path("/rescore")
@Dependent
public class RescoreResource {
    @Inject
    Event<RescoreRequested> event;

    private Consumer<RescoreRequested> chain = wish -> event.fire(wish);

    /** For the server: RESTEasy asks for a constructor without parameters, then the fields are injected. */
    public RescoreResource() {}

    /** Tells the chain by a call instead of an event. */
    public RescoreResource(Consumer<RescoreRequested> chain) {
        this.chain = chain;
    }

    /** Takes the wish on and returns at once; the ledger in {@code /api/status} shows the progress. */
    @POST
    public Response rescore() {
        chain.accept(new RescoreRequested());
        String body =
                JsonNodeFactory.instance.objectNode().put("accepted", true).toString();
        return Response.accepted(body).type(MediaType.APPLICATION_JSON).build();
    }
}
