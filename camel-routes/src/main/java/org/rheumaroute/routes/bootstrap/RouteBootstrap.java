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
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Queue;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.routes.config.HospitalSite;
import org.rheumaroute.routes.config.RouteSettings;
import org.rheumaroute.routes.config.SettingsException;
import org.rheumaroute.routes.config.SettingsReader;
import org.rheumaroute.routes.inbox.DiskRoom;
import org.rheumaroute.routes.inbox.JmsTriggerQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the chain with the server and stops it before the server goes. */
@Startup
@Singleton
@Lock(LockType.READ)
@TransactionManagement(TransactionManagementType.BEAN)
@SuppressWarnings("NullAway.Init") // the server sets the resources
public class RouteBootstrap {
    private static final Logger LOG = LoggerFactory.getLogger(RouteBootstrap.class);

    @Resource
    ManagedThreadFactory threads;

    @Resource(lookup = "java:/ConnectionFactory")
    ConnectionFactory connections;

    @Resource(lookup = "java:/jms/queue/ra.inbox")
    Queue inbox;

    @Resource(lookup = "java:jboss/infinispan/cache/rheumaroute/cohort")
    ConcurrentMap<String, String> cohort;

    @Resource(lookup = "java:jboss/infinispan/cache/rheumaroute/d2t")
    ConcurrentMap<String, String> d2t;

    @Resource(lookup = "java:jboss/infinispan/cache/rheumaroute/ledger")
    ConcurrentMap<String, String> ledger;

    @Resource(lookup = "java:jboss/infinispan/cache/rheumaroute/shadow")
    ConcurrentMap<String, String> shadow;

    private volatile @Nullable Chain chain;

    /** Reads the settings and starts the chain; a wrong setting stops the deployment and names every fault. */
    @PostConstruct
    void start() {
        try {
            RouteSettings settings = settings();
            LOG.info("settings: {}", settings);
            HospitalSite hospital = HospitalSite.of(settings, ZoneId.systemDefault());
            LOG.info("hospital: {}, zone {}", hospital.site(), hospital.zone());
            Surroundings around = new Surroundings(
                    cohort,
                    d2t,
                    ledger,
                    shadow,
                    new JmsTriggerQueue(connections, inbox),
                    threads,
                    Clock.system(hospital.zone()),
                    new DiskRoom(List.of(serverData(), settings.dataFolder())),
                    hospital);
            chain = Chain.start(settings, around);
            LOG.info("routes started");
        } catch (SettingsException e) {
            e.faults().forEach(fault -> LOG.error("setting {}", fault));
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the routes do not start: " + e.getMessage(), e);
        }
    }

    /** The running chain. */
    public Chain chain() {
        Chain running = chain;
        if (running == null) {
            throw new IllegalStateException("the routes do not run");
        }
        return running;
    }

    /** Lets work under way end, then stops. */
    @PreDestroy
    void stop() {
        Chain running = chain;
        if (running != null) {
            running.close();
        }
    }

    private static RouteSettings settings() {
        Config config = ConfigProvider.getConfig();
        return SettingsReader.read(
                key -> config.getOptionalValue(key, String.class), serverData().resolve("rheumaroute"));
    }

    /** Where the server keeps queue and caches. */
    private static Path serverData() {
        return Path.of(
                Optional.ofNullable(System.getProperty("jboss.server.data.dir")).orElse("data"));
    }
}
