package org.rheumaroute.routes.ehr.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What must never come out of an exception: the token, ids, an answer's text. */
public final class Leaks {
    private Leaks() {}

    /** Looks at message, causes, suppressed ones and the whole stack trace. */
    public static void assertNone(Throwable failure, String... secrets) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        assertThat(text.toString()).doesNotContain(secrets);
    }
}
