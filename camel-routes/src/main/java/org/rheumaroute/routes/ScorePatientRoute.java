package org.rheumaroute.routes;

import org.apache.camel.builder.RouteBuilder;

/** The story in one screen: pull, read, prepare, score, plan, write back, remember. */
public final class ScorePatientRoute extends RouteBuilder {
    /** Takes one patient's trigger; answers when the patient is settled. */
    public static final String SCORE_PATIENT = "direct:score-patient";

    @Override
    public void configure() {
        from(SCORE_PATIENT).routeId("score-patient").stop();
    }
}
