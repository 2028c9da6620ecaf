package org.rheumaroute.demo.chart;

import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;

/** The mark that every resource of the demo carries. */
public final class Invented {
    /** System of the mark. */
    public static final String SYSTEM = "urn:rheumaroute:demo";

    /** Code of the mark. */
    public static final String CODE = "invented";

    private Invented() {}

    /** Puts the mark into {@code meta.tag}. */
    static void mark(Resource resource) {
        resource.getMeta().addTag(new Coding(SYSTEM, CODE, "Invented data, no real patient（架空データ）"));
    }

    /** Whether a resource carries the mark. */
    public static boolean isMarked(Resource resource) {
        return resource.getMeta().getTag(SYSTEM, CODE) != null;
    }
}
