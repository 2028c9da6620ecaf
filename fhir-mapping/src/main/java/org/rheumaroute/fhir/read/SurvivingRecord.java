package org.rheumaroute.fhir.read;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Follows a merged patient to the record that survived, over any number of merges. Pure over the function that pulls a
 * Patient.
 *
 * @param patientId id of the survivor; the last id that was reached when there is none
 * @param end how the way ended
 * @param merged ids of the records that were left behind, in order
 */
public record SurvivingRecord(String patientId, End end, List<String> merged) {
    private static final int MOST_MERGES = 20;

    /** How the way ended. */
    public enum End {
        /** At a record that was not replaced. */
        FOUND,
        /** At an id whose Patient cannot be pulled. */
        UNKNOWN,
        /** At a link that does not name a patient of this server. */
        UNNAMED,
        /** In a circle, or after more merges than anybody makes. */
        ENDLESS
    }

    public SurvivingRecord {
        merged = List.copyOf(merged);
    }

    /**
     * Follows the links.
     *
     * @param patientId where to begin
     * @param pull gives the Patient with an id; empty when there is none
     */
    public static SurvivingRecord of(String patientId, Function<String, Optional<Person>> pull) {
        Set<String> passed = new LinkedHashSet<>();
        String current = patientId;
        while (passed.size() < MOST_MERGES) {
            Optional<Person> person = pull.apply(current);
            if (person.isEmpty()) {
                return new SurvivingRecord(current, End.UNKNOWN, List.copyOf(passed));
            }
            String next = person.get().replacedBy();
            if (next == null) {
                return new SurvivingRecord(current, End.FOUND, List.copyOf(passed));
            }
            passed.add(current);
            if (next.equals(Person.UNNAMED)) {
                return new SurvivingRecord(current, End.UNNAMED, List.copyOf(passed));
            }
            if (passed.contains(next)) {
                break;
            }
            current = next;
        }
        return new SurvivingRecord(current, End.ENDLESS, List.copyOf(passed));
    }
}
