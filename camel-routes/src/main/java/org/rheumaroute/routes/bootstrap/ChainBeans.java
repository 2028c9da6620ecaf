package org.rheumaroute.routes.bootstrap;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.rheumaroute.cohort.CohortStore;
import org.rheumaroute.cohort.chain.ChainStatus;
import org.rheumaroute.cohort.chain.PackageDesk;
import org.rheumaroute.cohort.chain.RescoreRequested;
import org.rheumaroute.cohort.chain.TaskDescription;
import org.rheumaroute.cohort.chain.WhatIfDesk;
import org.rheumaroute.cohort.d2t.D2tStore;
import org.rheumaroute.cohort.ledger.Ledger;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.routes.inbox.DeliveryRules;
import org.rheumaroute.routes.inbox.DiskRoom;
import org.rheumaroute.routes.inbox.PatientRoute;
import org.rheumaroute.routes.inbox.Trigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers the parts of the running chain by CDI: to the inbox, and to the pages, which know nothing of routes. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init") // the server sets the field
public class ChainBeans {
    private static final Logger LOG = LoggerFactory.getLogger(ChainBeans.class);

    @EJB
    RouteBootstrap bootstrap;

    /** The one cohort. */
    @Produces
    @Singleton
    public CohortStore cohort() {
        return bootstrap.chain().cohort();
    }

    /** What the rule on difficult-to-treat arthritis said of each patient. */
    @Produces
    @Singleton
    public D2tStore flags() {
        return bootstrap.chain().flags();
    }

    /** The one ledger. */
    @Produces
    @Singleton
    public Ledger ledger() {
        return bootstrap.chain().ledger();
    }

    /** How the chain stands. */
    @Produces
    @Singleton
    public ChainStatus.Source status() {
        return () -> bootstrap.chain().status();
    }

    /** Where the packages stand, and an operator's steps. */
    @Produces
    @Singleton
    public PackageDesk desk() {
        return bootstrap.chain().desk();
    }

    /** The questions this server knows. */
    @Produces
    @Singleton
    public TaskDescription.Source tasks() {
        return () -> bootstrap.chain().tasks();
    }

    /** What-if questions. */
    @Produces
    @Singleton
    public WhatIfDesk whatIf() {
        return question -> bootstrap.chain().whatIf().ask(question);
    }

    /** The way into the routes. */
    @Produces
    @Singleton
    public PatientRoute route() {
        return new PatientRoute() {
            @Override
            public CompletableFuture<?> score(Trigger trigger) {
                return bootstrap.chain().score(trigger);
            }

            @Override
            public Set<TaskId> asked() {
                return bootstrap.chain().asked();
            }
        };
    }

    /** Room for more work. */
    @Produces
    @Singleton
    public DiskRoom disk() {
        return bootstrap.chain().disk();
    }

    /** The rules for messages. */
    @Produces
    @Singleton
    public DeliveryRules rules() {
        return bootstrap.chain().rules();
    }

    /** An operator wants everybody to be scored again. */
    void rescore(@Observes RescoreRequested wish) {
        try {
            bootstrap.chain().rescoreEverybody();
        } catch (IOException e) {
            LOG.error(
                    "the wish to score everybody cannot be stored: {}",
                    e.getClass().getSimpleName());
            throw new IllegalStateException("the wish to score everybody cannot be stored", e);
        }
    }
}
