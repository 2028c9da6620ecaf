package org.rheumaroute.routes;

import static org.rheumaroute.routes.Lift.join;
import static org.rheumaroute.routes.Lift.lift;
import static org.rheumaroute.routes.Lift.liftLater;

import java.util.concurrent.Executor;
import org.apache.camel.builder.RouteBuilder;
import org.rheumaroute.routes.ehr.PatientRecord;
import org.rheumaroute.routes.ehr.http.RecordTooLargeException;
import org.rheumaroute.routes.ehr.http.StaleVersionException;
import org.rheumaroute.routes.inbox.Trigger;
import org.rheumaroute.routes.score.AskedPatient;
import org.rheumaroute.routes.score.PatientSteps;
import org.rheumaroute.routes.score.PlannedPatient;
import org.rheumaroute.routes.score.PreparedPatient;
import org.rheumaroute.routes.score.PulledRecord;
import org.rheumaroute.routes.score.ReadRecord;
import org.rheumaroute.routes.score.ScoredPatient;
import org.rheumaroute.routes.score.SettledPatient;

/** The story in one screen: ask, pull, read, prepare, score, plan, write back, remember; every question at once. */
public final class ScorePatientRoute extends RouteBuilder {
    /** Takes a {@link Trigger}; gives the {@link SettledPatient} once the EHR and the ledger agree. */
    public static final String SCORE_PATIENT = "direct:score-patient";

    private static final String ASSESS = "direct:assess-patient";
    private static final String PULL = "direct:pull-record";
    private static final String ASKED = "asked"; // a property stays inside the route; a header could leave it
    private static final int TRIES_WHILE_THE_EHR_CHANGES = 4;

    private final PatientSteps steps;
    private final Executor threads;

    /**
     * @param steps the plain functions that do the work
     * @param threads carry a patient on after a batch
     */
    public ScorePatientRoute(PatientSteps steps, Executor threads) {
        this.steps = steps;
        this.threads = threads;
    }

    @Override
    public void configure() {
        // Somebody changed the risk between our look and our write: look again and decide again. Nothing was written.
        from(SCORE_PATIENT)
                .routeId("score-patient")
                // The inbox decides what becomes of a failure and tells it; Camel would log messages that may hold
                // values.
                .errorHandler(defaultErrorHandler().logExhausted(false))
                .onException(StaleVersionException.class)
                .maximumRedeliveries(TRIES_WHILE_THE_EHR_CHANGES - 1)
                .redeliveryDelay(100)
                .logExhausted(false)
                .end()
                .to(ASSESS);

        // spotless:off
        from(ASSESS).routeId("assess-patient").errorHandler(noErrorHandler())
                .process(lift(Trigger.class, steps::ask)).id("ask")
                .setProperty(ASKED, body())
                .doTry()
                    .enrich(PULL, join(AskedPatient.class, PatientRecord.class, PulledRecord::new)).id("pull")
                    .process(lift(PulledRecord.class, steps::read)).id("read")
                    .process(lift(ReadRecord.class, steps::prepare)).id("prepare")
                    .process(liftLater(PreparedPatient.class, steps::score, threads)).id("score")
                .doCatch(RecordTooLargeException.class)
                    .setBody(exchangeProperty(ASKED))
                    .process(lift(AskedPatient.class, steps::declineAsTooLarge)).id("decline-too-large")
                .end()
                .process(lift(ScoredPatient.class, steps::plan)).id("plan")
                .process(liftLater(PlannedPatient.class, steps::writeBack, threads)).id("write-back")
                .process(lift(SettledPatient.class, steps::followMerge)).id("follow-merge")
                .process(lift(SettledPatient.class, steps::remember)).id("remember");
        // spotless:on

        from(PULL)
                .routeId("pull-record")
                .errorHandler(noErrorHandler())
                .process(lift(AskedPatient.class, steps::pullRequest))
                .to("ehr:pull");
    }
}
