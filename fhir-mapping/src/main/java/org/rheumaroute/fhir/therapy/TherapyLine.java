package org.rheumaroute.fhir.therapy;

import java.time.LocalDate;
import java.util.List;
import org.rheumaroute.fhir.code.DrugGroup;

/**
 * One line of therapy.
 *
 * @param number 1 for the first
 * @param group group of the drug that began it
 * @param drugClass class of the drug that began it, which is its mode of action
 * @param start first day
 * @param drugs the drugs of the line, sorted
 */
public record TherapyLine(int number, DrugGroup group, String drugClass, LocalDate start, List<String> drugs) {
    public TherapyLine {
        drugs = List.copyOf(drugs);
    }
}
