package org.rheumaroute.model.feature;

/** What a model does when an input is unknown. Unknown never becomes zero, negative or the mean in silence. */
public enum MissingPolicy {
    /** Without it there is no score: the patient is declined. */
    REQUIRED,
    /** The model was trained and checked with this input missing in part of the patients. */
    TOLERATED
}
