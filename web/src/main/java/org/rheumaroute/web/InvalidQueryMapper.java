package org.rheumaroute.web;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.rheumaroute.cohort.InvalidQueryException;

/** A query that cannot be asked is answered with every reason why. */
@Provider
public final class InvalidQueryMapper implements ExceptionMapper<InvalidQueryException> {
    @Override
    public Response toResponse(InvalidQueryException e) {
        return new Problem(400, "The query cannot be asked.", e.problems()).toResponse();
    }
}
