package org.rheumaroute.routes.poll;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.TreeSet;
import org.rheumaroute.routes.Sha256;

/** Names a trigger by what caused it, so that the same cause seen twice is the same trigger. */
final class TriggerIds {
    private TriggerIds() {}

    /**
     * SHA-256 over the patient and the causes, whatever their order.
     *
     * @param causes changed versions as {@code Type/id/version}, or the name of a wish to score everybody
     */
    static String of(String patientId, Collection<String> causes) {
        StringBuilder canonical = new StringBuilder(patientId).append('\n');
        for (String cause : new TreeSet<>(causes)) {
            canonical.append(cause).append('\n');
        }
        return Sha256.of(canonical.toString().getBytes(StandardCharsets.UTF_8));
    }
}
