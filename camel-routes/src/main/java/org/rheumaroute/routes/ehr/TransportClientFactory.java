package org.rheumaroute.routes.ehr;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.client.api.Header;
import ca.uhn.fhir.rest.client.api.IHttpClient;
import ca.uhn.fhir.rest.client.api.IHttpRequest;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.impl.RestfulClientFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.instance.model.api.IBaseBinary;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.routes.ehr.http.EhrTransport;

/** Sends whatever a HAPI client asks for through our transport. Must be set on the FhirContext itself. */
final class TransportClientFactory extends RestfulClientFactory {
    private final EhrTransport transport;

    TransportClientFactory(FhirContext context, EhrTransport transport) {
        super(context);
        this.transport = transport;
        setServerValidationMode(ServerValidationModeEnum.NEVER);
    }

    @Override
    public IHttpClient getHttpClient(
            StringBuilder url,
            @Nullable Map<String, List<String>> ifNoneExistParams,
            @Nullable String ifNoneExistString,
            RequestTypeEnum method,
            @Nullable List<Header> headers) {
        return new TransportHttpClient(url.toString(), method.name());
    }

    @Override
    protected IHttpClient getHttpClient(String serverBase) {
        return new TransportHttpClient(serverBase, "GET");
    }

    @Override
    public void setHttpClient(Object client) {
        throw new UnsupportedOperationException("requests go through the transport given at construction");
    }

    @Override
    public void setProxy(String host, Integer port) {
        throw new UnsupportedOperationException("a proxy would be another origin that sees the token");
    }

    @Override
    protected void resetHttpClient() {
        // Nothing is kept here: time-outs and limits are the transport's.
    }

    private final class TransportHttpClient implements IHttpClient {
        private final String url;
        private final String method;

        TransportHttpClient(String url, String method) {
            this.url = url;
            this.method = method;
        }

        @Override
        public IHttpRequest createByteRequest(
                FhirContext context, String contents, String contentType, @Nullable EncodingEnum encoding) {
            return new TransportRequest(transport, method, url, contents.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public IHttpRequest createGetRequest(FhirContext context, @Nullable EncodingEnum encoding) {
            return new TransportRequest(transport, method, url, null);
        }

        @Override
        public IHttpRequest createParamRequest(
                FhirContext context, Map<String, List<String>> parameters, @Nullable EncodingEnum encoding) {
            throw new UnsupportedOperationException("form requests are not used");
        }

        @Override
        public IHttpRequest createBinaryRequest(FhirContext context, IBaseBinary binary) {
            throw new UnsupportedOperationException("binary requests are not used");
        }
    }
}
