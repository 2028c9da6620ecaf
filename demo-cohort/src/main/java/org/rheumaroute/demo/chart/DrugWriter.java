package org.rheumaroute.demo.chart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Timing;

/** Writes the drugs of a starter: what is begun, what was taken before, and what is taken beside it. */
final class DrugWriter {
    private static final HospitalTable DRUGS = HospitalTable.read("targeted-drugs.csv");
    private static final String ATC = "http://www.whocc.no/atc";

    private final Chart chart;

    DrugWriter(Chart chart) {
        this.chart = chart;
    }

    /** An order in force. */
    void order(String drug, LocalDate day) {
        MedicationRequest request = chart.add("med", new MedicationRequest());
        request.setStatus(MedicationRequest.MedicationRequestStatus.ACTIVE)
                .setIntent(MedicationRequest.MedicationRequestIntent.ORDER)
                .setSubject(chart.subject())
                .setAuthoredOnElement(new DateTimeType(day.toString()));
        request.setMedication(medication(drug));
    }

    /** The drug was handed over for four weeks. */
    void handOver(String drug, LocalDate day) {
        MedicationDispense dispense = chart.add("med", new MedicationDispense());
        dispense.setStatus(MedicationDispense.MedicationDispenseStatus.COMPLETED)
                .setSubject(chart.subject())
                .setWhenHandedOverElement(new DateTimeType(day.toString()));
        dispense.setDaysSupply(new Quantity(28)
                .setUnit("d")
                .setSystem("http://unitsofmeasure.org")
                .setCode("d"));
        dispense.setMedication(medication(drug));
    }

    /**
     * The drug was taken from one day to another and stopped.
     *
     * @param reason why, in the hospital's words; null when nobody wrote it down
     */
    void tookBefore(String drug, LocalDate from, LocalDate to, @org.jspecify.annotations.Nullable String reason) {
        MedicationStatement statement = statement(drug, from, MedicationStatementStatus.COMPLETED);
        if (reason != null) {
            statement.addStatusReason().setText(reason);
        }
        statement.getEffectivePeriod().setEndElement(new DateTimeType(to.toString()));
    }

    /**
     * The drug is still being taken.
     *
     * @param milligrams of one dose; null when nobody wrote it down
     * @param unit how often a dose is taken: once a day or once a week
     */
    void takes(
            String drug,
            LocalDate from,
            @org.jspecify.annotations.Nullable BigDecimal milligrams,
            Timing.UnitsOfTime unit) {
        MedicationStatement statement = statement(drug, from, MedicationStatementStatus.ACTIVE);
        if (milligrams != null) {
            Dosage dosage = statement.addDosage();
            dosage.getTiming().getRepeat().setFrequency(1).setPeriod(1).setPeriodUnit(unit);
            dosage.getRoute()
                    .addCoding()
                    .setSystem("http://snomed.info/sct")
                    .setCode("26643006")
                    .setDisplay("Oral route");
            dosage.addDoseAndRate()
                    .setDose(new Quantity()
                            .setValue(milligrams)
                            .setUnit("mg")
                            .setSystem("http://unitsofmeasure.org")
                            .setCode("mg"));
        }
    }

    private MedicationStatement statement(String drug, LocalDate from, MedicationStatementStatus status) {
        MedicationStatement statement = chart.add("med", new MedicationStatement());
        statement.setStatus(status).setSubject(chart.subject()).setMedication(medication(drug));
        org.hl7.fhir.r4.model.Period period = new org.hl7.fhir.r4.model.Period();
        period.setStartElement(new DateTimeType(from.toString()));
        statement.setEffective(period);
        return statement;
    }

    private static CodeableConcept medication(String drug) {
        List<HospitalTable.Row> rows = DRUGS.rows("japan", "drug", drug);
        HospitalTable.Row row = rows.get(0);
        CodeableConcept medication = new CodeableConcept().setText(row.get("text"));
        medication.addCoding().setSystem(ATC).setCode(row.get("code"));
        return medication;
    }
}
