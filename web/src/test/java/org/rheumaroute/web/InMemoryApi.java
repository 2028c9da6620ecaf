package org.rheumaroute.web;

import jakarta.ws.rs.core.SecurityContext;
import java.net.URISyntaxException;
import java.security.Principal;
import java.util.function.Consumer;
import org.jboss.resteasy.mock.MockDispatcherFactory;
import org.jboss.resteasy.mock.MockHttpRequest;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.jboss.resteasy.spi.Dispatcher;
import org.rheumaroute.web.packages.PackageRefusedMapper;

/** The resources behind the REST engine of the real server (RESTEasy), without a socket or a container. */
public final class InMemoryApi {
    private final Dispatcher dispatcher = MockDispatcherFactory.createDispatcher();

    /** An API with the error mappers and filters of the product and these resources. */
    public InMemoryApi(Object... resources) {
        dispatcher.getProviderFactory().registerProvider(InvalidQueryMapper.class);
        dispatcher.getProviderFactory().registerProvider(HttpErrorMapper.class);
        dispatcher.getProviderFactory().registerProvider(PackageRefusedMapper.class);
        dispatcher.getProviderFactory().registerProvider(UnexpectedErrorMapper.class);
        dispatcher.getProviderFactory().registerProvider(SameOriginFilter.class);
        for (Object resource : resources) {
            dispatcher.getRegistry().addSingletonResource(resource);
        }
    }

    /** The same, with this login behind every call. */
    public InMemoryApi as(String user) {
        dispatcher.getDefaultContextObjects().put(SecurityContext.class, new LoggedIn(user));
        return this;
    }

    private record LoggedIn(String user) implements SecurityContext {
        @Override
        public Principal getUserPrincipal() {
            return () -> user;
        }

        @Override
        public boolean isUserInRole(String role) {
            return true;
        }

        @Override
        public boolean isSecure() {
            return false;
        }

        @Override
        public String getAuthenticationScheme() {
            return BASIC_AUTH;
        }
    }

    /** GET of a path with its query. */
    public MockHttpResponse get(String pathAndQuery) {
        return call("GET", pathAndQuery, request -> {});
    }

    /** Any call; {@code more} may set headers. */
    public MockHttpResponse call(String method, String pathAndQuery, Consumer<MockHttpRequest> more) {
        try {
            MockHttpRequest request = MockHttpRequest.create(method, pathAndQuery);
            more.accept(request);
            MockHttpResponse response = new MockHttpResponse();
            dispatcher.invoke(request, response);
            return response;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
