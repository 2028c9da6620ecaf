package org.rheumaroute.sandbox;

import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.net.URI;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The running server: HAPI's Spring context behind one Jetty connector on loopback. Confined to its owner's thread. */
final class SandboxServer implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String BASE = "/fhir";
    private static final int THREADS = 32;

    private final AnnotationConfigApplicationContext context;
    private final Server jetty;
    private final ServerConnector connector;

    private SandboxServer(AnnotationConfigApplicationContext context, Server jetty, ServerConnector connector) {
        this.context = context;
        this.jetty = jetty;
        this.connector = connector;
    }

    /**
     * Starts everything; the server answers when this returns. The port is taken first: a request that comes earlier
     * waits.
     *
     * @throws Exception the port is taken, the database cannot be opened, or HAPI does not start
     */
    static SandboxServer start(SandboxOptions options) throws Exception {
        Server jetty = new Server(new QueuedThreadPool(THREADS));
        ServerConnector connector = connector(jetty, options.port());
        takePort(connector);

        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(SandboxOptions.class, () -> options);
        context.register(ServerConfig.class);
        context.refresh();

        jetty.setHandler(handler(context.getBean(RestfulServer.class), options));
        jetty.start();
        return new SandboxServer(context, jetty, connector);
    }

    private static ServerConnector connector(Server jetty, int port) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(jetty, new HttpConnectionFactory(http));
        connector.setHost(LOOPBACK);
        connector.setPort(port);
        jetty.addConnector(connector);
        return connector;
    }

    /** Before anything slow, so that a port in use is told at once. */
    private static void takePort(ServerConnector connector) throws IOException {
        try {
            connector.open();
        } catch (IOException e) {
            throw new IOException("port " + connector.getPort() + " on " + LOOPBACK + " cannot be taken", e);
        }
    }

    private static ServletContextHandler handler(RestfulServer fhir, SandboxOptions options) {
        ServletContextHandler handler = new ServletContextHandler("/");
        options.token()
                .ifPresent(token -> handler.addFilter(
                        new FilterHolder(new BearerTokenFilter(token)), "/*", EnumSet.of(DispatcherType.REQUEST)));
        ServletHolder holder = new ServletHolder(fhir);
        holder.setInitOrder(1);
        handler.addServlet(holder, BASE + "/*");
        return handler;
    }

    /** FHIR base with the port really bound, no trailing slash. */
    URI url() {
        return URI.create("http://" + LOOPBACK + ":" + connector.getLocalPort() + BASE);
    }

    /** Takes no more requests, then stops HAPI's threads and closes the database. */
    @Override
    public void close() throws Exception {
        try {
            jetty.stop();
        } finally {
            context.close();
        }
    }
}
