package org.rheumaroute.fhir.write;

/** Every system and extension address of our own that a written resource carries. Changing one orphans what is written. */
public final class RheumaRouteUris {
    private static final String BASE = "https://rheumaroute.org/fhir/";

    /** Identifier of a RiskAssessment: one for each patient and task; the value is the deterministic id. */
    public static final String ASSESSMENT_KEY = BASE + "NamingSystem/risk-assessment-key";

    /** Identifier of a RiskAssessment: SHA-256 of all that the score rests on; see {@link InputDigest}. */
    public static final String INPUT_DIGEST = BASE + "NamingSystem/input-digest";

    /** Identifier of a model package: SHA-256 of its manifest. */
    public static final String PACKAGE_SHA256 = BASE + "NamingSystem/model-package-sha256";

    /** Code system of the questions; codes are {@link org.rheumaroute.model.TaskId} values. */
    public static final String TASK = BASE + "CodeSystem/prediction-task";

    /** Code system of the models; codes are package names, the version is the package's. */
    public static final String MODEL = BASE + "CodeSystem/model-package";

    /** Code system of the bands low, moderate and high; their cut-offs belong to the package. */
    public static final String RISK_BAND = BASE + "CodeSystem/risk-band";

    /** Code system of what a score or a model was made from. */
    public static final String DATA_ORIGIN = BASE + "CodeSystem/data-origin";

    /** Code in {@link #DATA_ORIGIN}: the model was trained on invented data. */
    public static final String INVENTED_TRAINING_DATA = "invented-training-data";

    /** Code system of kinds of Devices and documents. */
    public static final String ARTEFACT = BASE + "CodeSystem/artefact";

    /** Code system of the reasons for a refusal; codes are {@link org.rheumaroute.model.DeclineReason#code()}. */
    public static final String DECLINE_REASON = BASE + "CodeSystem/decline-reason";

    /** Extension of a prediction: the interval around the probability and its coverage. */
    public static final String PROBABILITY_INTERVAL = BASE + "StructureDefinition/probability-interval";

    /** Extension of a RiskAssessment: the Provenance of this version. */
    public static final String SCORE_PROVENANCE = BASE + "StructureDefinition/score-provenance";

    /** Extension of a withdrawn RiskAssessment: the reason, as a coding in {@link #DECLINE_REASON}. */
    public static final String WITHDRAWAL_REASON = BASE + "StructureDefinition/withdrawal-reason";

    /** Extension of a RiskAssessment that notes a refusal: the reason, as a coding in {@link #DECLINE_REASON}. */
    public static final String REFUSAL_REASON = BASE + "StructureDefinition/refusal-reason";

    /** Identifiers of software that acts on its own; this product is {@link #SELF}. */
    public static final String SOFTWARE = BASE + "NamingSystem/software";

    /** Value in {@link #SOFTWARE}: this product. */
    public static final String SELF = "rheumaroute";

    /** Code system of the items of the definition of difficult-to-treat arthritis, and of the question itself. */
    public static final String D2T = BASE + "CodeSystem/difficult-to-treat-ra";

    /** Code system of the answers as a whole; codes are {@link org.rheumaroute.fhir.d2t.D2tFlag#code()}. */
    public static final String D2T_FLAG = BASE + "CodeSystem/difficult-to-treat-ra-flag";

    /** Code system of the verdicts; codes are {@link org.rheumaroute.fhir.d2t.Verdict#code()}. */
    public static final String D2T_VERDICT = BASE + "CodeSystem/difficult-to-treat-ra-verdict";

    /** Extension of a component: one resource that shows its verdict, with its version. */
    public static final String D2T_EVIDENCE = BASE + "StructureDefinition/difficult-to-treat-ra-evidence";

    private RheumaRouteUris() {}
}
