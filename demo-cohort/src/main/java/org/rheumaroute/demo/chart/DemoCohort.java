package org.rheumaroute.demo.chart;

import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.rheumaroute.demo.draw.Dice;
import org.rheumaroute.demo.invent.InventedPatient;

/**
 * Writes invented patients as hospital records. The record of a patient is the same for the same patient, seed and day,
 * however many others are written. Load the records in order: a merged record points at one 40 places before it.
 */
public final class DemoCohort {
    private DemoCohort() {}

    /**
     * One transaction Bundle a patient.
     *
     * @param seed seed of the records, usually that of the cohort
     * @param asOf the day on which the newest results are 1 to 20 days old
     */
    public static List<Bundle> bundles(List<InventedPatient> patients, long seed, LocalDate asOf) {
        return records(patients, seed, asOf).stream().map(DemoRecord::bundle).toList();
    }

    /** The records with what was meant by them. */
    public static List<DemoRecord> records(List<InventedPatient> patients, long seed, LocalDate asOf) {
        return patients.stream().map(patient -> record(patient, seed, asOf)).toList();
    }

    /** One record. */
    public static DemoRecord record(InventedPatient patient, long seed, LocalDate asOf) {
        ChartCase chartCase = new CaseDeck(seed).of(patient.index());
        Dice dice = Dice.of(seed, patient.index(), "chart");
        return new RecordAuthor(patient, chartCase, asOf, dice).write(survivorOf(patient));
    }

    /** Id of the patient 40 places before; only a merged record names it. */
    private static String survivorOf(InventedPatient patient) {
        return patient.idOf(Math.max(0, patient.index() - CaseDeck.distanceToSurvivor()));
    }
}
