package org.rheumaroute.fhir.outcome;

/** What became of a patient within the horizon, or why that is unknown. Unknown is never "did not progress". */
public enum TrainingLabel implements OutcomeLabel {
    /** Rheumatoid arthritis began within the horizon. */
    PROGRESSED("progressed", Kind.YES),
    /** It did not, and the patient was followed until the horizon's end. */
    NOT_PROGRESSED("not-progressed", Kind.NO),
    /** It began on the index date or before: the patient was not at risk. */
    RA_BEFORE_INDEX("ra-before-index", Kind.UNKNOWN),
    /** It is on record, but when it began may lie on either side of the index date or of the horizon's end. */
    ONSET_NOT_DATED("onset-not-dated", Kind.UNKNOWN),
    /** It is not on record, but the record ends before the horizon does. */
    FOLLOWED_TOO_SHORT("followed-too-short", Kind.UNKNOWN);

    private enum Kind {
        YES,
        NO,
        UNKNOWN
    }

    private final String code;
    private final Kind kind;

    TrainingLabel(String code, Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public boolean isKnown() {
        return kind != Kind.UNKNOWN;
    }

    @Override
    public boolean isEvent() {
        return kind == Kind.YES;
    }
}
