package org.rheumaroute.web;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A fault of ours: the log gets it under a number, the caller gets the number and nothing else. */
@Provider
public final class UnexpectedErrorMapper implements ExceptionMapper<RuntimeException> {
    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedErrorMapper.class);

    @Override
    public Response toResponse(RuntimeException e) {
        UUID number = UUID.randomUUID();
        LOG.error("Unexpected error {}", number, e);
        return Problem.of(500, "Unexpected error; the server's log has it under " + number + ".")
                .toResponse();
    }
}
