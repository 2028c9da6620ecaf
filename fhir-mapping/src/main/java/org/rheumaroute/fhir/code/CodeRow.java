package org.rheumaroute.fhir.code;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One code of one concept, as the tables hold it.
 *
 * @param concept name of the concept
 * @param system our short name of the code system, for example {@code jlac10}
 * @param code the code or the prefix, normalised
 * @param isPrefix whether every code that begins like this is meant
 * @param display what the code's owner calls it
 * @param unit unit in which laboratories usually send it; documentation only, empty when none
 * @param scaleMax end of the line that a {@code SCALE} is marked on, 10 or 100; 0 when there is none
 * @param specimens JLAC10 specimen codes that are blood; empty when all are accepted
 * @param unlessDisplay a display that shows another test under the same code; null when there is none
 * @param source who says so
 * @param checked day of checking, ISO
 */
public record CodeRow(
        String concept,
        String system,
        String code,
        boolean isPrefix,
        String display,
        String unit,
        int scaleMax,
        List<String> specimens,
        @Nullable Pattern unlessDisplay,
        String source,
        String checked) {
    public CodeRow {
        specimens = List.copyOf(specimens);
    }

    /** Whether {@code normalisedCode} is this code or begins with this prefix. */
    boolean covers(String normalisedCode) {
        return isPrefix ? normalisedCode.startsWith(code) : normalisedCode.equals(code);
    }
}
