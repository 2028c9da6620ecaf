package org.rheumaroute.routes.ehr;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.rest.client.impl.BaseHttpResponse;
import ca.uhn.fhir.util.StopWatch;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.List;
import java.util.Map;
import org.rheumaroute.routes.ehr.http.EhrAnswer;
import org.rheumaroute.routes.ehr.http.EhrUnavailableException;
import org.rheumaroute.routes.ehr.http.StrictJson;

/** A whole answer of our transport as HAPI wants to see it: always 200 to 299, always strict JSON. */
final class TransportResponse extends BaseHttpResponse {
    private final EhrAnswer answer;

    /** @throws EhrUnavailableException if the answer has a body that is not strict JSON */
    TransportResponse(StopWatch watch, EhrAnswer answer, String request) {
        super(watch);
        if (answer.body().length > 0 && !StrictJson.isObject(answer.body())) {
            throw EhrUnavailableException.unreadable(request, answer.body());
        }
        this.answer = answer;
    }

    @Override
    public int getStatus() {
        return answer.status();
    }

    @Override
    public String getStatusInfo() {
        return "";
    }

    /** JSON was checked, so whatever the EHR calls it, HAPI may read it as such. */
    @Override
    public String getMimeType() {
        return "application/fhir+json";
    }

    @Override
    public Map<String, List<String>> getAllHeaders() {
        return answer.headers().map();
    }

    @Override
    public List<String> getHeaders(String name) {
        return answer.headers().allValues(name);
    }

    @Override
    public Object getResponse() {
        return answer;
    }

    @Override
    public Reader createReader() {
        return new InputStreamReader(readEntity(), UTF_8);
    }

    @Override
    public InputStream readEntity() {
        return new ByteArrayInputStream(answer.body());
    }

    @Override
    public void bufferEntity() {
        // It is in memory already.
    }

    @Override
    public void close() {
        // The connection was given back before this object was made.
    }
}
