package org.rheumaroute.demo.chart;

import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.MedicationRequest;

/** Writes prescriptions of methotrexate, prednisolone or both. */
final class MedicationWriter {
    private static final HospitalTable DRUGS = HospitalTable.read("hospital-drugs.csv");

    private final Chart chart;

    MedicationWriter(Chart chart) {
        this.chart = chart;
    }

    void write() {
        List<HospitalTable.Row> drugs = DRUGS.rows(chart.site());
        int which = chart.dice().between(0, drugs.size()); // the last choice is all of them
        List<HospitalTable.Row> given = which == drugs.size() ? drugs : drugs.subList(which, which + 1);
        given.forEach(this::prescribe);
    }

    private void prescribe(HospitalTable.Row drug) {
        MedicationRequest request = chart.add("med", new MedicationRequest());
        request.setStatus(MedicationRequest.MedicationRequestStatus.ACTIVE)
                .setIntent(MedicationRequest.MedicationRequestIntent.ORDER)
                .setSubject(chart.subject())
                .setAuthoredOnElement(new DateTimeType(chart.visit().toString()));
        CodeableConcept medication = new CodeableConcept().setText(drug.get("text"));
        medication.addCoding().setSystem(drug.get("system")).setCode(drug.get("code"));
        request.setMedication(medication);
    }
}
