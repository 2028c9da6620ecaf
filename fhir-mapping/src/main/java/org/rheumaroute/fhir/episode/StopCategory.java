package org.rheumaroute.fhir.episode;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of reason a stop had; the words that tell are in {@code episodes/rules.yaml}. */
public enum StopCategory {
    /** It did not work, or no longer. */
    LACK_OF_EFFECT("効果不十分"),
    /** It was not tolerated, or an infection or another event forbade it. */
    ADVERSE_EVENT("有害事象"),
    /** The disease was in remission. */
    REMISSION("寛解"),
    /** Pregnancy, or the wish for it. */
    PREGNANCY("妊娠・挙児希望"),
    /** An operation. */
    OPERATION("手術"),
    /** Cost, the patient's wish, a move to another place: nothing about effect or harm. */
    NOT_MEDICAL("非医学的理由"),
    /** A reason is given that is none of these. */
    OTHER("その他"),
    /** No reason is given. */
    NOT_GIVEN("記載なし");

    private final String japanese;

    StopCategory(String japanese) {
        this.japanese = japanese;
    }

    /** One word in Japanese. */
    public String japanese() {
        return japanese;
    }

    /** Stable code in kebab-case, for example {@code lack-of-effect}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the drug failed: EULAR counts what did not work and what was not tolerated. */
    public boolean isFailure() {
        return this == LACK_OF_EFFECT || this == ADVERSE_EVENT;
    }

    /** The category with this code, if there is one. */
    public static Optional<StopCategory> ofCode(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
