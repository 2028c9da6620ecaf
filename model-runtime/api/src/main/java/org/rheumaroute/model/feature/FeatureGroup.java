package org.rheumaroute.model.feature;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a clinician groups the inputs when reading what drives a risk. */
public enum FeatureGroup {
    INFLAMMATION("inflammation", "炎症"),
    SEROLOGY("serology", "血清反応"),
    JOINTS("joints", "関節所見"),
    FUNCTION("function", "機能・自覚症状"),
    PERSON("person", "背景因子"),
    TREATMENT("treatment", "治療"),
    EXPRESSION("gene expression", "遺伝子発現");

    private final String english;
    private final String japanese;

    FeatureGroup(String english, String japanese) {
        this.english = english;
        this.japanese = japanese;
    }

    /** Lower-case code, for example {@code inflammation}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One word in English. */
    public String english() {
        return english;
    }

    /** One word in Japanese. */
    public String japanese() {
        return japanese;
    }

    /** The group with this code, if there is one. */
    public static Optional<FeatureGroup> ofCode(String code) {
        return Arrays.stream(values()).filter(g -> g.code().equals(code)).findFirst();
    }
}
