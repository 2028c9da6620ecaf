package org.rheumaroute.fhir.episode;

import java.util.Locale;

/** Why an episode is uncertain. Nothing is guessed instead: what a doubt touches is not used as a label. */
public enum Doubt {
    /** The record gives no day on which the drug began. */
    START_UNKNOWN(true, "the record gives no start", "開始日の記録なし"),
    /** Only a year, a month or a day by which it had begun is known. */
    START_NOT_DATED(true, "the day of the start is not known", "開始日が不明"),
    /** It was ordered, but nothing shows that it was taken. */
    ORDER_ONLY(true, "it was ordered, nothing shows that it was taken", "処方のみで使用の記録なし"),
    /** Nothing on record is older than the start, so the drug may have been taken before. */
    NO_RECORD_BEFORE(true, "nothing on record is older than the start", "開始前の記録なし"),
    /** Another targeted drug was given at the same time for longer than a switch takes. */
    TWO_TARGETED(true, "another targeted drug was given at the same time", "他のb/tsDMARDと同時期"),
    /** The record says that it was stopped, not when. */
    STOP_NOT_DATED(false, "it was stopped on a day that is not known", "中止日が不明"),
    /** Parts of the record contradict each other about the end, or the supply is not known. */
    STOP_UNCLEAR(false, "whether and when it ended is not clear", "終了の有無・時期が不明");

    private final boolean touchesStart;
    private final String english;
    private final String japanese;

    Doubt(boolean touchesStart, String english, String japanese) {
        this.touchesStart = touchesStart;
        this.english = english;
        this.japanese = japanese;
    }

    /** Whether the start is in doubt, so that the episode is no label at all; else only its end is. */
    public boolean touchesStart() {
        return touchesStart;
    }

    /** Stable code in kebab-case, for example {@code order-only}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One short clause in English. */
    public String english() {
        return english;
    }

    /** The same in Japanese. */
    public String japanese() {
        return japanese;
    }
}
