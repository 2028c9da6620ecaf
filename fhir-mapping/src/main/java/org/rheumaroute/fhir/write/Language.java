package org.rheumaroute.fhir.write;

import org.rheumaroute.model.feature.FeatureSpec;

/** The languages in which a written score speaks. */
enum Language {
    ENGLISH,
    JAPANESE;

    /** Picks the words of this language. */
    String of(String english, String japanese) {
        return this == ENGLISH ? english : japanese;
    }

    /** The feature's label in this language. */
    String label(FeatureSpec spec) {
        return of(spec.english(), spec.japanese());
    }
}
