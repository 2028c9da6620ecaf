package org.rheumaroute.demo.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.demo.draw.Dice;
import org.rheumaroute.demo.invent.CohortFeature;
import org.rheumaroute.demo.invent.InventedPatient;
import org.rheumaroute.demo.invent.InventedValue;
import org.rheumaroute.model.DeclineReason;

/** Writes one patient's whole record by its case, and keeps what was meant. Confined to one thread. */
final class RecordAuthor {
    private static final String SNOMED = "http://snomed.info/sct";
    private static final List<CohortFeature> MEASURED = List.of(
            CohortFeature.ESR,
            CohortFeature.MMP3,
            CohortFeature.RF,
            CohortFeature.ANTI_CCP,
            CohortFeature.TJC28,
            CohortFeature.SJC28,
            CohortFeature.PTGA,
            CohortFeature.PHGA,
            CohortFeature.HAQ_DI);

    private final InventedPatient patient;
    private final ChartCase chartCase;
    private final Dice dice;
    private final Chart chart;
    private final ResultWriter results;
    private final DiagnosisWriter diagnoses;
    private final Map<CohortFeature, InventedValue> values;
    private final Map<CohortFeature, InventedValue> meant = new EnumMap<>(CohortFeature.class);

    RecordAuthor(InventedPatient patient, ChartCase chartCase, LocalDate asOf, Dice dice) {
        this.patient = patient;
        this.chartCase = chartCase;
        this.dice = dice;
        this.chart = new Chart(patient, asOf.minusDays(dice.between(1, 20)), dice);
        this.results = new ResultWriter(chart);
        this.diagnoses = new DiagnosisWriter(chart);
        this.values = ChartedValues.of(patient, chartCase, dice);
    }

    /**
     * Writes the record.
     *
     * @param survivor id of the record that replaces a merged one
     */
    DemoRecord write(String survivor) {
        InventedValue age = known(CohortFeature.AGE);
        InventedValue female = known(CohortFeature.FEMALE);
        new PersonWriter(chart, chartCase).write((int) age.used(), female.used() == 1, survivor);
        meant.put(CohortFeature.AGE, age);
        meant.put(CohortFeature.FEMALE, female);
        attend();
        diagnose();
        history();
        body();
        measure();
        if (chartCase == ChartCase.TREATED) {
            new MedicationWriter(chart).write();
        }
        return new DemoRecord(patient, chartCase, chart.transaction(), expectation());
    }

    private Expectation expectation() {
        DeclineReason reason =
                chartCase.reason().orElseGet(() -> requiredIsMissing() ? DeclineReason.MISSING_INPUT : null);
        return new Expectation(reason, reason == null ? meant : Map.of());
    }

    private boolean requiredIsMissing() {
        return List.of(CohortFeature.values()).stream().anyMatch(f -> f.isRequired() && !meant.containsKey(f));
    }

    private void attend() {
        Encounter encounter = chart.add("enc", new Encounter());
        encounter.setStatus(Encounter.EncounterStatus.FINISHED).setSubject(chart.subject());
        encounter.setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "AMB", "ambulatory"));
        encounter.getPeriod().setStartElement(new DateTimeType(chart.visit().toString()));
    }

    private void diagnose() {
        boolean hasArthritis = chartCase != ChartCase.NO_ARTHRITIS && chartCase != ChartCase.SWOLLEN_WITHOUT_DIAGNOSIS;
        if (hasArthritis) {
            diagnoses.established("arthritis");
        }
        if (dice.happens(0.5)) {
            diagnoses.established("other");
        }
        switch (chartCase) {
            case ALREADY_RA -> diagnoses.established("ra");
            case RA_IN_HISTORY -> diagnoses.ended("ra-history");
            case SUSPECTED_RA, NO_ARTHRITIS -> diagnoses.suspected("ra");
            case RULED_OUT_RA -> diagnoses.ruledOut("ra");
            case EXCLUDED -> diagnoses.established("exclusion");
            case SUSPECTED_EXCLUSION -> diagnoses.suspected("exclusion");
            default -> {}
        }
    }

    private void history() {
        InventedValue smoker = values.get(CohortFeature.EVER_SMOKER);
        if (smoker != null) {
            results.write("ever-smoker", smoking(smoker.used() == 1), chart.visit());
            meant.put(CohortFeature.EVER_SMOKER, smoker);
        }
        InventedValue family = values.get(CohortFeature.FAMILY_HISTORY);
        if (family != null) {
            boolean yes = family.used() == 1;
            String text = chart.isInternational() ? (yes ? "present" : "absent") : (yes ? "あり" : "なし");
            results.write("family-history-ra", new CodeableConcept().setText(text), chart.visit());
            meant.put(CohortFeature.FAMILY_HISTORY, family);
        }
    }

    private CodeableConcept smoking(boolean ever) {
        CodeableConcept finding = new CodeableConcept();
        if (!chart.isInternational()) {
            return finding.setText(ever ? "喫煙歴あり" : "喫煙歴なし");
        }
        finding.addCoding().setSystem(SNOMED).setCode(ever ? "8517006" : "266919005");
        return finding.setText(ever ? "Ex-smoker" : "Never smoked tobacco");
    }

    /** Body mass index as such, or at some Japanese clinics as weight and height. */
    private void body() {
        results.write(ResultDraft.of("body-temperature", InventedValue.of(new BigDecimal("36.5")), chart.visit()));
        InventedValue bmi = values.get(CohortFeature.BMI);
        if (bmi == null) {
            return;
        }
        if (chart.isInternational() || dice.happens(0.6)) {
            meant.put(CohortFeature.BMI, results.write(ResultDraft.of("bmi", bmi, chart.visit())));
            return;
        }
        BigDecimal height = BigDecimal.valueOf(dice.between(148, 178));
        BigDecimal squareMetres = height.multiply(height).movePointLeft(4);
        BigDecimal weight = bmi.number().multiply(squareMetres).setScale(1, RoundingMode.HALF_UP);
        results.write(ResultDraft.of("body-height", InventedValue.of(height), chart.visit()));
        results.write(ResultDraft.of("body-weight", InventedValue.of(weight), chart.visit()));
        meant.put(CohortFeature.BMI, InventedValue.of(weight.divide(squareMetres, MathContext.DECIMAL64)));
    }

    private void measure() {
        boolean serologyEarlier = dice.happens(0.25);
        LocalDate earlier = chart.visit().minusDays(dice.between(20, 60));
        new CrpAuthor(chartCase, chart, results).write(values.get(CohortFeature.CRP), meant);
        for (CohortFeature feature : MEASURED) {
            boolean serology = feature == CohortFeature.RF || feature == CohortFeature.ANTI_CCP;
            measure(feature, serology && serologyEarlier ? earlier : chart.visit());
        }
        if (!chart.isInternational()) {
            results.write("ana", "４０倍未満", chart.visit());
        }
        if (chartCase == ChartCase.EARLIER_VISITS) {
            earlierVisit(chart.visit().minusDays(dice.between(80, 100)));
            earlierVisit(chart.visit().minusDays(dice.between(170, 200)));
        }
    }

    private void measure(CohortFeature feature, LocalDate day) {
        InventedValue value = values.get(feature);
        if (value == null) {
            boolean laboratory = feature.compareTo(CohortFeature.TJC28) < 0;
            if (laboratory && dice.happens(0.4)) {
                results.notMeasured(feature.feature(), day);
            }
            return;
        }
        ResultDraft draft = ResultDraft.of(feature.feature(), value, day);
        String oddUnit = oddUnit(feature);
        if (oddUnit != null) {
            results.write(draft.withUnit(oddUnit));
            return;
        }
        meant.put(feature, results.write(draft));
        if (chartCase == ChartCase.DUPLICATED && feature.compareTo(CohortFeature.TJC28) < 0) {
            results.writeAgain(ObservationStatus.FINAL, 0);
        }
    }

    private @Nullable String oddUnit(CohortFeature feature) {
        if (feature != CohortFeature.MMP3) {
            return null;
        }
        return switch (chartCase) {
            case TOLERATED_WITHOUT_UNIT -> "";
            case TOLERATED_UNKNOWN_UNIT -> "index";
            default -> null;
        };
    }

    /** Older results with other values, of features that are known today: a careful reader takes today's. */
    private void earlierVisit(LocalDate day) {
        older(CohortFeature.CRP, 12, 400, day);
        older(CohortFeature.ESR, 20, 150, day);
        older(CohortFeature.TJC28, 3, 28, day);
        older(CohortFeature.SJC28, 2, 28, day);
        older(CohortFeature.PTGA, 25, 100, day);
    }

    private void older(CohortFeature feature, int more, int atMost, LocalDate day) {
        InventedValue value = values.get(feature);
        if (value != null) {
            BigDecimal number = value.number().add(BigDecimal.valueOf(more)).min(BigDecimal.valueOf(atMost));
            results.write(ResultDraft.of(feature.feature(), InventedValue.of(number), day));
        }
    }

    private InventedValue known(CohortFeature feature) {
        InventedValue value = values.get(feature);
        if (value == null) {
            throw new IllegalStateException("every invented patient has " + feature.feature());
        }
        return value;
    }
}
