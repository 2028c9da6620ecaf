package org.rheumaroute.demo.chart;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;

/** Writes the patient and, for one who opted out, the Consent. Names and numbers are plainly invented. */
final class PersonWriter {
    private static final String REPRESENTATION = "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation";
    private static final List<String> FAMILIES = List.of("架空 カクウ", "見本 ミホン", "仮想 カソウ", "例示 レイジ", "試作 シサク");
    private static final List<String> WOMEN = List.of("花子 ハナコ", "一子 イチコ", "百子 モモコ", "千子 チコ", "例子 レイコ");
    private static final List<String> MEN = List.of("太郎 タロウ", "次郎 ジロウ", "三郎 サブロウ", "五郎 ゴロウ", "例夫 レイオ");

    private final Chart chart;
    private final ChartCase chartCase;

    PersonWriter(Chart chart, ChartCase chartCase) {
        this.chart = chart;
        this.chartCase = chartCase;
    }

    /**
     * Writes the Patient.
     *
     * @param age whole years on the day of the visit and on every day up to 100 days before
     * @param survivor id of the record that replaces a merged one
     */
    void write(int age, boolean female, String survivor) {
        Patient patient = chart.addAs(chart.patient().id(), new Patient());
        patient.addIdentifier()
                .setSystem("urn:rheumaroute:demo:patient-number")
                .setValue(
                        String.format(Locale.ROOT, "DEMO-%07d", chart.patient().index() + 1));
        patient.setActive(chartCase != ChartCase.MERGED);
        patient.setGender(female ? AdministrativeGender.FEMALE : AdministrativeGender.MALE);
        name(patient, female);
        bear(patient, age);
        switch (chartCase) {
            case MERGED ->
                patient.addLink().setType(LinkType.REPLACEDBY).getOther().setReference("Patient/" + survivor);
            case DECEASED -> die(patient);
            case OPTED_OUT -> optOut();
            default -> {}
        }
    }

    private void bear(Patient patient, int age) {
        // The birthday lies 130 to 300 days before the visit, so that no choice of reference day changes the age.
        LocalDate born = chart.visit().minusYears(age).minusDays(chart.dice().between(130, 300));
        if (chartCase == ChartCase.DEMOGRAPHICS_UNKNOWN) {
            boolean withoutSex = chart.dice().happens(0.5);
            if (withoutSex) {
                patient.setGender(AdministrativeGender.UNKNOWN);
            } else {
                return;
            }
        }
        String text =
                chartCase == ChartCase.PARTIAL_BIRTH_DATE ? born.toString().substring(0, 7) : born.toString();
        patient.setBirthDateElement(new DateType(text));
    }

    private void name(Patient patient, boolean female) {
        String number = String.format(Locale.ROOT, "%05d", chart.patient().index() + 1);
        if (chart.isInternational()) {
            patient.addName().setFamily("Invented-" + number).addGiven(female ? "Jane" : "John");
            return;
        }
        String[] family = chart.dice().oneOf(FAMILIES).split(" ", -1);
        String[] given = chart.dice().oneOf(female ? WOMEN : MEN).split(" ", -1);
        name(patient, "IDE", family[0], given[0]);
        name(patient, "SYL", family[1], given[1]);
    }

    private static void name(Patient patient, String representation, String family, String given) {
        HumanName name = patient.addName()
                .setUse(HumanName.NameUse.OFFICIAL)
                .setFamily(family)
                .addGiven(given);
        name.setText(family + "　" + given).addExtension(REPRESENTATION, new CodeType(representation));
    }

    private void die(Patient patient) {
        if (chart.dice().happens(0.5)) {
            patient.setDeceased(new BooleanType(true));
        } else {
            patient.setDeceased(new DateTimeType(chart.visit().toString()));
        }
    }

    private void optOut() {
        Consent consent = chart.add("con", new Consent());
        consent.setStatus(Consent.ConsentState.ACTIVE).setPatient(chart.subject());
        consent.getScope()
                .addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/consentscope")
                .setCode("patient-privacy");
        consent.addCategory().addCoding().setSystem("http://loinc.org").setCode("59284-0");
        consent.getPolicyRule()
                .addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/v3-ActCode")
                .setCode("OPTOUT");
        consent.getProvision().setType(Consent.ConsentProvisionType.DENY);
        consent.setDateTimeElement(new DateTimeType(chart.visit().minusDays(30).toString()));
    }
}
