package org.rheumaroute.model;

/** What comes back when a patient was to be scored: a score, or a refusal with its reason. */
public sealed interface ScoreOutcome permits Scored, Declined {}
