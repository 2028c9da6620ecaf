package org.rheumaroute.model.clinical;

/** The eight categories of the Health Assessment Questionnaire. */
public enum HaqCategory {
    DRESSING,
    ARISING,
    EATING,
    WALKING,
    HYGIENE,
    REACH,
    GRIP,
    ACTIVITIES
}
