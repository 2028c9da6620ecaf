package org.rheumaroute.demo.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.StringType;
import org.rheumaroute.demo.invent.InventedValue;

/** Writes results as the patient's hospital does: its codes, its units, its times. */
final class ResultWriter {
    private static final HospitalTable ITEMS = HospitalTable.read("hospital-items.csv");
    private static final HospitalTable UNITS = HospitalTable.read("hospital-units.csv");
    private static final String UCUM = "http://unitsofmeasure.org";
    private static final String JP_CATEGORY = "http://jpfhir.jp/fhir/core/CodeSystem/JP_SimpleObservationCategory_CS";
    private static final String HL7_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";

    private final Chart chart;
    private final boolean daysOnly;
    private final Map<LocalDate, Reference> specimens = new HashMap<>();
    private final Map<LocalDate, String> times = new HashMap<>();
    private Observation last = new Observation();

    ResultWriter(Chart chart) {
        this.chart = chart;
        this.daysOnly = !chart.isInternational() && chart.dice().happens(0.6);
    }

    /**
     * Writes one number.
     *
     * @return what was written, back in canonical units
     */
    InventedValue write(ResultDraft draft) {
        HospitalTable.Row unit = UNITS.choose(chart.site(), draft.item(), chart.dice());
        BigDecimal factor = new BigDecimal(unit.get("per-canonical"));
        BigDecimal written = draft.value().number().multiply(factor);
        if (!draft.value().censored()) {
            written = stepped(written, new BigDecimal(unit.get("step")));
        }
        Quantity quantity = quantity(written, draft.unit() == null ? unit.get("text") : draft.unit());
        if (draft.unit() == null && !unit.get("ucum").isEmpty()) {
            quantity.setSystem(UCUM).setCode(unit.get("ucum"));
        }
        if (draft.value().censored()) {
            quantity.setComparator(Quantity.QuantityComparator.LESS_THAN);
        }
        observation(draft).setValue(quantity);
        BigDecimal canonical = written.divide(factor, MathContext.DECIMAL64);
        return new InventedValue(canonical, draft.value().censored());
    }

    /** Sends the result that was written last once more, under a new id; nothing but status and issue changes. */
    void writeAgain(ObservationStatus status, int issuedAfter) {
        Observation copy = last.copy();
        copy.setMeta(new Meta());
        String day = last.getEffectiveDateTimeType().getValueAsString().substring(0, 10);
        LocalDate issued = LocalDate.parse(day).plusDays(issuedAfter);
        chart.add("obs", copy.setStatus(status)).setIssuedElement(issuedOn(issued));
    }

    private InstantType issuedOn(LocalDate day) {
        return new InstantType(day + "T16:00:00" + chart.offset());
    }

    /** Writes a finding in words, coded or not. */
    void write(String item, CodeableConcept finding, LocalDate day) {
        observation(empty(item, day)).setValue(finding);
    }

    /** Writes plain text. */
    void write(String item, String text, LocalDate day) {
        observation(empty(item, day)).setValue(new StringType(text));
    }

    /** Writes that a test that was ordered gave no value. */
    void notMeasured(String item, LocalDate day) {
        if (chart.isInternational() || chart.dice().happens(0.5)) {
            observation(empty(item, day).withStatus(ObservationStatus.CANCELLED))
                    .getDataAbsentReason()
                    .addCoding()
                    .setSystem("http://terminology.hl7.org/CodeSystem/data-absent-reason")
                    .setCode("not-performed");
        } else {
            write(item, "検体不足", day);
        }
    }

    private static ResultDraft empty(String item, LocalDate day) {
        return ResultDraft.of(item, InventedValue.of(BigDecimal.ZERO), day);
    }

    private static Quantity quantity(BigDecimal number, String unit) {
        Quantity quantity = new Quantity().setValue(number);
        return unit.isEmpty() ? quantity : quantity.setUnit(unit);
    }

    private static BigDecimal stepped(BigDecimal number, BigDecimal step) {
        return number.divide(step, 0, RoundingMode.HALF_UP)
                .multiply(step)
                .setScale(step.scale(), RoundingMode.UNNECESSARY);
    }

    private Observation observation(ResultDraft draft) {
        HospitalTable.Row item = ITEMS.choose(chart.site(), draft.item(), chart.dice());
        Observation observation = chart.add("obs", new Observation());
        observation
                .addIdentifier()
                .setSystem("urn:rheumaroute:demo:order")
                .setValue(chart.patient().id() + "/" + draft.day() + "/" + draft.item() + "/" + draft.order());
        observation.setStatus(draft.status()).setSubject(chart.subject());
        observation
                .getCode()
                .setText(item.get("display"))
                .addCoding()
                .setSystem(item.get("system"))
                .setCode(item.get("code"))
                .setDisplay(item.get("display"));
        observation.setEffective(new DateTimeType(times.computeIfAbsent(draft.day(), this::time)));
        LocalDate issued = draft.day().plusDays(draft.issuedAfter());
        observation.setIssuedElement(issuedOn(issued));
        categorise(observation, item.get("category"));
        if (item.get("category").equals("laboratory")) {
            observation.setSpecimen(specimens.computeIfAbsent(draft.day(), this::specimen));
        }
        last = observation;
        return observation;
    }

    /** One time for everything of one visit. */
    private String time(LocalDate day) {
        return chart.time(day, daysOnly);
    }

    private void categorise(Observation observation, String category) {
        observation
                .addCategory()
                .addCoding()
                .setSystem(chart.isInternational() ? HL7_CATEGORY : JP_CATEGORY)
                .setCode(category);
    }

    private Reference specimen(LocalDate day) {
        Specimen specimen = chart.add("spc", new Specimen());
        specimen.setSubject(chart.subject());
        specimen.getType().setText(chart.isInternational() ? "Blood" : "血液");
        specimen.getCollection().setCollected(new DateTimeType(day.toString()));
        return new Reference("Specimen/" + specimen.getIdElement().getIdPart());
    }
}
