package org.rheumaroute.web.packages;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.cohort.chain.PackageDesk;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.web.Problem;

/**
 * Where the model packages stand, and an operator's steps. A step answers when it is taken as a whole and on disk; one
 * that is not taken changes nothing and says why.
 */
@Path("/packages")
@Dependent
public class PackagesResource {
    private static final String DIGEST = "{sha256: [0-9a-f]{64}}";

    @Inject
    PackageDesk desk;

    /** For the server: RESTEasy asks for a constructor without parameters, then the fields are injected. */
    public PackagesResource() {}

    /** Over a given desk. */
    public PackagesResource(PackageDesk desk) {
        this.desk = desk;
    }

    /** All packages, the steps taken, and what shadows said. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public String packages() {
        return PackagesJson.of(desk).toString();
    }

    /** Verifies, opens and warms up; takes seconds. */
    @POST
    @Path(DIGEST + "/stage")
    public Response stage(@PathParam("sha256") String sha256, @Context SecurityContext login) {
        return after(() -> desk.stage(sha256, who(login)));
    }

    /** Lets a staged package score beside the active one, unseen. */
    @POST
    @Path(DIGEST + "/shadow")
    public Response shadow(@PathParam("sha256") String sha256, @Context SecurityContext login) {
        return after(() -> desk.shadow(sha256, who(login)));
    }

    /** Lets a staged or shadow package answer from now on. */
    @POST
    @Path(DIGEST + "/activate")
    public Response activate(@PathParam("sha256") String sha256, @Context SecurityContext login) {
        return after(() -> desk.activate(sha256, who(login)));
    }

    /** Takes a package out of use. */
    @POST
    @Path(DIGEST + "/retire")
    public Response retire(@PathParam("sha256") String sha256, @Context SecurityContext login) {
        return after(() -> desk.retire(sha256, who(login)));
    }

    /** Lets the package answer again that was active before. */
    @POST
    @Path("tasks/{task}/roll-back")
    public Response rollBack(@PathParam("task") String task, @Context SecurityContext login) {
        TaskId known;
        try {
            known = new TaskId(task);
        } catch (IllegalArgumentException e) { // its message repeats what the caller sent
            return new Problem(404, "No question is called so.", List.of()).toResponse();
        }
        return after(() -> desk.rollBack(known, who(login)));
    }

    private Response after(Runnable step) {
        step.run();
        return Response.ok(packages(), MediaType.APPLICATION_JSON).build();
    }

    /** The login as it goes into the record and the log: nothing that could forge a line there. */
    private static String who(@Nullable SecurityContext login) {
        Principal principal = login == null ? null : login.getUserPrincipal();
        String name = principal == null ? "unknown" : principal.getName();
        String plain = name.replaceAll("[^\\p{L}\\p{N}._@-]", "_");
        return plain.length() <= 64 ? plain : plain.substring(0, 64);
    }
}
