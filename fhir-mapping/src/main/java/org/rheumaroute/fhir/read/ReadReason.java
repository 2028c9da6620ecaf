package org.rheumaroute.fhir.read;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every reason for which a resource is refused or not used. The list is closed and documented. */
public enum ReadReason {
    // The text
    NOT_JSON(Disposition.REFUSED, "the text is not JSON"),
    ENCODING(Disposition.REFUSED, "the text is not UTF-8"),
    TOO_LARGE(Disposition.REFUSED, "the text is larger than the limit"),
    TOO_DEEP(Disposition.REFUSED, "objects are nested deeper than the limit"),
    DUPLICATE_KEY(Disposition.REFUSED, "a JSON key stands twice in one object"),
    NUMBER_OUT_OF_RANGE(Disposition.REFUSED, "a number is not finite, too small or too long"),
    NOT_A_RESOURCE(Disposition.REFUSED, "the JSON is no FHIR resource"),

    // The resource as a whole
    MALFORMED(Disposition.REFUSED, "an element has the wrong JSON type"),
    MODIFIER_EXTENSION(Disposition.REFUSED, "a modifier extension may change the meaning"),
    IMPLICIT_RULES(Disposition.REFUSED, "implicit rules may change the meaning"),
    FHIR_VERSION(Disposition.REFUSED, "the resource has the shape of another FHIR version"),
    VERSION_CONFLICT(Disposition.REFUSED, "the same version arrived with different contents"),

    // Whose it is
    SUBJECT_MISSING(Disposition.REFUSED, "it does not say whose it is"),
    SUBJECT_UNRESOLVED(Disposition.REFUSED, "the reference to the patient cannot be resolved"),
    SUBJECT_NOT_PATIENT(Disposition.REFUSED, "the subject is not a patient"),
    SUBJECT_CONTRADICTORY(Disposition.REFUSED, "reference and identifier name different patients"),
    OTHER_PATIENT(Disposition.REFUSED, "it belongs to another patient"),
    FOCUS_ELSEWHERE(Disposition.REFUSED, "it is about somebody or something else than the patient"),

    // Status, code, time
    STATUS_INVALID(Disposition.REFUSED, "the status is missing or not in FHIR's list"),
    STATUS_UNKNOWN(Disposition.REFUSED, "the status is 'unknown'"),
    CODE_MISSING(Disposition.REFUSED, "there is no code"),
    CODINGS_DISAGREE(Disposition.REFUSED, "its codings mean different things"),
    JOINT_UNCLEAR(Disposition.REFUSED, "it does not say clearly which joint of which side it is about"),
    SPECIMEN_NOT_BLOOD(Disposition.REFUSED, "the code names another specimen than blood"),
    TIME_MISSING(Disposition.REFUSED, "there is no effective time"),
    TIME_INVALID(Disposition.REFUSED, "the effective time is no usable FHIR time"),
    TIME_WITHOUT_ZONE(Disposition.REFUSED, "the effective time has hours but no zone"),

    // Value and unit
    VALUES_SEVERAL(Disposition.REFUSED, "it has more than one value"),
    VALUE_CONTRADICTS_ABSENCE(Disposition.REFUSED, "it has a value and a reason for having none"),
    VALUE_TYPE(Disposition.REFUSED, "this kind of value does not fit the test"),
    VALUE_TEXT(Disposition.REFUSED, "the coded or written result is not understood"),
    COMPARATOR(Disposition.REFUSED, "the comparator is not understood or does not fit the test"),
    UNIT_MISSING(Disposition.REFUSED, "the number has no unit"),
    UNIT_UNKNOWN(Disposition.REFUSED, "the unit is not understood"),
    UNIT_NOT_COMPARABLE(Disposition.REFUSED, "the unit measures something else"),
    UNIT_DISAGREES(Disposition.REFUSED, "the unit's code and text say different things"),
    OFF_SCALE(Disposition.REFUSED, "the number does not fit the scale of its code"),
    IMPLAUSIBLE(Disposition.REFUSED, "the value lies outside the plausible range"),
    CONFLICTING_RESULTS(Disposition.REFUSED, "the same test at the same time has different results of equal rank"),

    // Gene expression
    ATTACHMENT_ABSENT(Disposition.REFUSED, "the expression file is neither attached nor in the record"),
    MATRIX_REFUSED(Disposition.REFUSED, "the expression file is not as it must be"),
    SAMPLES_SEVERAL(Disposition.REFUSED, "the expression file holds more than this patient's one sample"),
    NO_SIGNATURE(Disposition.REFUSED, "no gene signature can be scored from it"),

    // Sound, but not needed
    CONTAINER(Disposition.NOT_USED, "a Bundle; its entries are listed on their own"),
    ENTRY_WITHOUT_RESOURCE(Disposition.NOT_USED, "a Bundle entry that holds no resource"),
    TYPE_NOT_NEEDED(Disposition.NOT_USED, "resources of this type are not needed"),
    CODE_NOT_MAPPED(Disposition.NOT_USED, "the code is none of ours"),
    JOINT_NOT_MAPPED(Disposition.NOT_USED, "its joint is none of the 28, or the code of its joint is none of ours"),
    JOINTS_INCOMPLETE(Disposition.NOT_USED, "other joints of the same day are missing, so nothing can be counted"),
    OTHER_TEST(Disposition.NOT_USED, "the display names another test under this code"),
    GROUP_ONLY(Disposition.NOT_USED, "it only groups other results"),
    NO_VALUE(Disposition.NOT_USED, "it has no value"),
    NOT_MEASURED(Disposition.NOT_USED, "it says that nothing was measured"),
    NO_RESULT_YET(Disposition.NOT_USED, "the result is registered or preliminary"),
    CANCELLED(Disposition.NOT_USED, "it was cancelled"),
    ENTERED_IN_ERROR(Disposition.NOT_USED, "it was entered in error"),
    SUPERSEDED(Disposition.NOT_USED, "a newer version or correction replaces it"),
    DUPLICATE(Disposition.NOT_USED, "the same content arrived before"),
    REFUTED(Disposition.NOT_USED, "the diagnosis was refuted"),
    NOT_TAKEN(Disposition.NOT_USED, "the drug was not ordered or not taken"),
    NOT_IN_FORCE(Disposition.NOT_USED, "the consent is not in force or not about data");

    private final Disposition disposition;
    private final String english;

    ReadReason(Disposition disposition, String english) {
        this.disposition = disposition;
        this.english = english;
    }

    /** Whether this reason refuses the resource or leaves it unused. */
    public Disposition disposition() {
        return disposition;
    }

    /** Stable code in kebab-case, for example {@code duplicate-key}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One short clause for a person. */
    public String english() {
        return english;
    }

    /** The reason with this code, if there is one. */
    public static Optional<ReadReason> ofCode(String code) {
        return Arrays.stream(values()).filter(r -> r.code().equals(code)).findFirst();
    }
}
