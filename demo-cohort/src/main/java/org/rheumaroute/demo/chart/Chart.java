package org.rheumaroute.demo.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.rheumaroute.demo.draw.Dice;
import org.rheumaroute.demo.invent.InventedPatient;

/** One patient's record while it is being written. Confined to one thread. */
final class Chart {
    private final InventedPatient patient;
    private final LocalDate visit;
    private final Dice dice;
    private final List<Resource> resources = new ArrayList<>();

    Chart(InventedPatient patient, LocalDate visit, Dice dice) {
        this.patient = patient;
        this.visit = visit;
        this.dice = dice;
    }

    InventedPatient patient() {
        return patient;
    }

    /** Site name in this package's tables. */
    String site() {
        return isInternational() ? "international" : "japan";
    }

    boolean isInternational() {
        return patient.site().international();
    }

    /** Day of the newest visit. */
    LocalDate visit() {
        return visit;
    }

    Dice dice() {
        return dice;
    }

    Reference subject() {
        return new Reference("Patient/" + patient.id());
    }

    /** Adds a resource under a new id of the patient. */
    <T extends Resource> T add(String kind, T resource) {
        return addAs(String.format(Locale.ROOT, "%s-%s%02d", patient.id(), kind, resources.size()), resource);
    }

    /** Adds a resource under a given id. */
    <T extends Resource> T addAs(String id, T resource) {
        resource.setId(id);
        Invented.mark(resource);
        resources.add(resource);
        return resource;
    }

    /** A time of day at the hospital, as the hospital writes it: with its offset, or the day alone. */
    String time(LocalDate day, boolean dayOnly) {
        if (dayOnly) {
            return day.toString();
        }
        String clock = String.format(Locale.ROOT, "T%02d:%02d:00", dice.between(9, 14), dice.between(0, 59));
        return day + clock + offset();
    }

    /** The hospital's offset from UTC. */
    String offset() {
        return isInternational() ? "Z" : "+09:00";
    }

    /** Everything so far as one transaction of updates with client-chosen ids. */
    Bundle transaction() {
        Bundle bundle = new Bundle();
        bundle.setType(Bundle.BundleType.TRANSACTION);
        bundle.setId(patient.id() + "-record");
        Invented.mark(bundle);
        for (Resource resource : resources) {
            bundle.addEntry()
                    .setResource(resource)
                    .getRequest()
                    .setMethod(Bundle.HTTPVerb.PUT)
                    .setUrl(resource.fhirType() + "/" + resource.getIdElement().getIdPart());
        }
        return bundle;
    }
}
