package org.rheumaroute.it;

import java.util.regex.Pattern;

/** Which texts belong to which language, judged by their letters. */
final class Languages {
    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");

    /** A key of the dictionary instead of its word, a placeholder that was not filled, or a value that is not there. */
    private static final Pattern UNFINISHED =
            Pattern.compile("^[a-z]+(\\.[a-zA-Z-]+)+$|\\{\\w+}|undefined|\\bnull\\b|NaN|Invalid Date|\\[object");

    /** Numbers with signs and units, references, arrows, the product's name, and codes that a package gave itself. */
    private static final Pattern OF_BOTH = Pattern.compile("RheumaRoute|[^\\p{L}]*"
            + "|[^\\p{L}]*(mg/L|mm/h|mm|ng/mL|IU/mL|U/mL|kg/m²)\\)?"
            + "|[A-Z][A-Za-z]+/[A-Za-z0-9.-]+/_history/\\d+" // a versioned reference
            + "|RF|MMP-3|BMI|HAQ-DI|CRP|ESR");

    private Languages() {}

    static boolean isJapanese(String text) {
        return JAPANESE.matcher(text).find();
    }

    static boolean isUnfinished(String text) {
        return UNFINISHED.matcher(text).find();
    }

    /** Whether a text may stand in both languages as it is. */
    static boolean isOfBoth(String text) {
        return OF_BOTH.matcher(text).matches();
    }
}
