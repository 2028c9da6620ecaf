package org.rheumaroute.fhir.map;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.rheumaroute.fhir.read.FactValue;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.model.clinical.Crp;
import org.rheumaroute.model.clinical.Esr;
import org.rheumaroute.model.clinical.Millimetres;
import org.rheumaroute.model.clinical.Visit;

/**
 * From facts to the visit that the clinical indices are computed of. The facts' canonical units are those of the
 * indices' types: mg/L, mm/h, mm. A censored result is taken at its limit, as for the models.
 */
public final class ClinicalVisits {
    private ClinicalVisits() {}

    /**
     * The newest of each part within a window; what is missing stays missing, so that its indices are not given.
     *
     * @param day the day of the question; later facts are not seen
     * @param windowDays greatest age of a part in days; 0 for that day alone
     */
    public static Visit on(PatientFacts facts, LocalDate day, int windowDays) {
        FactPicker picker = new FactPicker(facts.facts(), day);
        Visit.Builder visit = Visit.builder();
        newest(picker, "tjc28", windowDays).ifPresent(count -> visit.tender((int) count));
        newest(picker, "sjc28", windowDays).ifPresent(count -> visit.swollen((int) count));
        newest(picker, "esr", windowDays).ifPresent(value -> visit.esr(new Esr(value)));
        newest(picker, "crp", windowDays).ifPresent(value -> visit.crp(Crp.ofMgPerL(value)));
        newest(picker, "ptga", windowDays).ifPresent(value -> visit.ptga(new Millimetres(value)));
        newest(picker, "phga", windowDays).ifPresent(value -> visit.phga(new Millimetres(value)));
        return visit.build();
    }

    private static OptionalDouble newest(FactPicker picker, String concept, int windowDays) {
        return picker
                .newest(List.of(concept), windowDays, fact -> fact.value() instanceof FactValue.Numeric)
                .fact()
                .stream()
                .mapToDouble(fact -> ((FactValue.Numeric) fact.value()).value())
                .findFirst();
    }
}
