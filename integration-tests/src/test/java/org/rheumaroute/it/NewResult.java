package org.rheumaroute.it;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;

/** A laboratory result as it arrives in the EHR while the chain runs. */
final class NewResult {
    private NewResult() {}

    /** A final CRP of this moment, in mg/L. */
    static Observation crp(String patientId, double mgPerL) {
        Observation crp = new Observation();
        crp.setStatus(Observation.ObservationStatus.FINAL);
        crp.getCode()
                .addCoding()
                .setSystem("http://loinc.org")
                .setCode("1988-5")
                .setDisplay("C reactive protein [Mass/volume] in Serum or Plasma");
        crp.setSubject(new Reference("Patient/" + patientId));
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.ofHours(9)).truncatedTo(ChronoUnit.SECONDS);
        crp.setEffective(new DateTimeType(now.toString().replaceFirst("T(\\d\\d:\\d\\d)\\+", "T$1:00+")));
        crp.setValue(new Quantity()
                .setValue(BigDecimal.valueOf(mgPerL))
                .setUnit("mg/L")
                .setSystem("http://unitsofmeasure.org")
                .setCode("mg/L"));
        return crp;
    }
}
