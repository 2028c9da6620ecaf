package org.rheumaroute.web.packages;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.rheumaroute.cohort.chain.PackageRefusedException;
import org.rheumaroute.web.Problem;

/** A step that was not taken is answered with the reason why. */
@Provider
public final class PackageRefusedMapper implements ExceptionMapper<PackageRefusedException> {
    @Override
    public Response toResponse(PackageRefusedException e) {
        int status = switch (e.why()) {
            case UNKNOWN -> 404;
            case NOT_NOW -> 409;
            case UNSOUND -> 422;
            case NOT_STORED -> 503;
        };
        return new Problem(status, "The step was not taken; nothing has changed.", List.of(e.getMessage()))
                .toResponse();
    }
}
