package org.rheumaroute.demo.chart;

import org.hl7.fhir.r4.model.Bundle;
import org.rheumaroute.demo.invent.InventedPatient;

/**
 * One patient's record.
 *
 * @param patient the invented patient
 * @param chartCase what happens in it
 * @param bundle one transaction of updates with client-chosen ids
 * @param expectation what a careful reader makes of it
 */
public record DemoRecord(InventedPatient patient, ChartCase chartCase, Bundle bundle, Expectation expectation) {}
