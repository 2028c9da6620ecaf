package org.rheumaroute.fhir.read;

/**
 * How old a person may be on one day; the two differ when the birth date is only partly known.
 *
 * @param least completed years when born on the last possible day
 * @param greatest completed years when born on the first possible day
 */
public record AgeRange(int least, int greatest) {
    public AgeRange {
        if (least > greatest) {
            throw new IllegalArgumentException("an age range must not fall: " + least + " to " + greatest);
        }
    }
}
