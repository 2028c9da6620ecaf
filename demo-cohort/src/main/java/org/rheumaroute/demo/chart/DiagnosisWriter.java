package org.rheumaroute.demo.chart;

import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.jspecify.annotations.Nullable;

/** Writes diagnoses: in Japan by claims and ICD-10 codes with modifiers, elsewhere by SNOMED CT. */
final class DiagnosisWriter {
    private static final HospitalTable DISEASES = HospitalTable.read("hospital-diseases.csv");
    private static final String CLAIMS = "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/masterB-disease";
    private static final String CLAIMS_MODIFIER = "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/masterZ-disease-modifier";
    private static final String ICD10 = "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/ICD10-2013-full";
    private static final String SNOMED = "http://snomed.info/sct";
    private static final String POSTFIX =
            "http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Condition_DiseasePostfixModifier";
    private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical";
    private static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status";

    private final Chart chart;

    DiagnosisWriter(Chart chart) {
        this.chart = chart;
    }

    /** An established diagnosis of a group of {@code hospital-diseases.csv}. */
    void established(String group) {
        Condition condition = condition(choose(group), "active");
        if (chart.isInternational() || chart.dice().happens(0.3)) {
            verify(condition, "confirmed"); // Japanese records often carry no verification status
        }
    }

    /** An established diagnosis since a day; null when nobody wrote the day down. */
    void since(String group, @Nullable LocalDate onset) {
        Condition condition = condition(choose(group), "active");
        condition.setOnset(onset == null ? null : new DateTimeType(onset.toString()));
        condition.setRecordedDateElement(onset == null ? null : new DateTimeType(onset.toString()));
        verify(condition, "confirmed");
    }

    /** A suspicion: in Japan by the claims modifier 8002 alone, elsewhere by the verification status. */
    void suspected(String group) {
        HospitalTable.Row row = choose(group);
        Condition condition = condition(row, "active");
        if (chart.isInternational()) {
            verify(condition, "provisional");
            return;
        }
        condition.getCode().setText(row.get("text") + "の疑い");
        CodeableConcept modifier = new CodeableConcept().setText("の疑い");
        modifier.addCoding().setSystem(CLAIMS_MODIFIER).setCode("8002").setDisplay("の疑い");
        condition.getCode().addExtension(new Extension(POSTFIX, modifier));
    }

    /** A diagnosis that was ruled out. */
    void ruledOut(String group) {
        verify(condition(choose(group), "inactive"), "refuted");
    }

    /** A disease of the past: ended, or where a code says history, that code. */
    void ended(String group) {
        HospitalTable.Row row = choose(group);
        boolean codeSaysHistory = row.get("snomed").equals("161567008");
        Condition condition = condition(row, codeSaysHistory ? "active" : "resolved");
        if (!codeSaysHistory) {
            LocalDate onset = chart.visit().minusYears(6);
            condition.setOnset(new DateTimeType(onset.toString()));
            condition.setAbatement(new DateTimeType(onset.plusYears(3).toString()));
        }
    }

    private HospitalTable.Row choose(String group) {
        List<HospitalTable.Row> rows = DISEASES.rows(chart.site(), "group", group);
        return chart.dice().oneOf(rows);
    }

    private Condition condition(HospitalTable.Row row, String clinicalStatus) {
        Condition condition = chart.add("dia", new Condition());
        condition.setSubject(chart.subject());
        condition.getClinicalStatus().addCoding().setSystem(CLINICAL).setCode(clinicalStatus);
        condition
                .addCategory()
                .addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/condition-category")
                .setCode("problem-list-item");
        LocalDate began = chart.visit().minusDays(chart.dice().between(0, 90));
        condition.setOnset(new DateTimeType(began.toString()));
        condition.setRecordedDateElement(new DateTimeType(began.toString()));
        code(condition, CLAIMS, row.get("claims"));
        code(condition, ICD10, row.get("icd10"));
        code(condition, SNOMED, row.get("snomed"));
        condition.getCode().setText(row.get("text"));
        return condition;
    }

    private static void code(Condition condition, String system, String code) {
        if (!code.isEmpty()) {
            condition.getCode().addCoding().setSystem(system).setCode(code);
        }
    }

    private static void verify(Condition condition, String status) {
        condition.getVerificationStatus().addCoding().setSystem(VERIFICATION).setCode(status);
    }
}
