package org.rheumaroute.routes.bootstrap;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.rheumaroute.routes.ScorePatientRoute;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the routes with the server and stops them before it goes. Thread-safe after start. */
@Startup
@Singleton
@Lock(LockType.READ)
@TransactionManagement(TransactionManagementType.BEAN)
public class RouteBootstrap {
    private static final Logger LOG = LoggerFactory.getLogger(RouteBootstrap.class);

    private final CamelContext context = new DefaultCamelContext();

    @Resource
    @SuppressWarnings("NullAway.Init") // the server sets it
    ManagedThreadFactory threads;

    /** Builds and starts the Camel context. */
    @PostConstruct
    void start() {
        try {
            context.getExecutorServiceManager().setThreadPoolFactory(new ManagedThreads(threads));
            context.setApplicationContextClassLoader(RouteBootstrap.class.getClassLoader());
            context.addRoutes(new ScorePatientRoute());
            context.start();
            LOG.info("routes started");
        } catch (Exception e) {
            throw new IllegalStateException("routes do not start", e);
        }
    }

    /** Lets running work end, then stops. */
    @PreDestroy
    void stop() {
        context.stop();
    }
}
