package org.rheumaroute.fhir.audit;

import java.net.URI;
import java.util.Objects;

/**
 * Who talks to whom: the same for every call of one running program.
 *
 * @param clientAddress IP address of this program's machine, as the EHR sees it
 * @param server FHIR base of the EHR, without user, password and query, without a slash at the end
 * @param site the department or installation that runs this program, in words; names no person
 */
public record AuditParties(String clientAddress, URI server, String site) {
    public AuditParties {
        Objects.requireNonNull(clientAddress, "clientAddress");
        Objects.requireNonNull(site, "site");
        if (clientAddress.isBlank() || site.isBlank()) {
            throw new IllegalArgumentException("an audit needs the client's address and its site");
        }
        if (server.getUserInfo() != null || server.getRawQuery() != null || server.getHost() == null) {
            throw new IllegalArgumentException("the server must be an address without user, password and query");
        }
        String text = server.toString();
        server = text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : server;
    }
}
