package org.rheumaroute.cohort.chain;

/**
 * An operator asked that every patient is read and scored again. Fired by the web part, observed by the chain; the
 * observer only notes the wish and returns at once.
 */
public record RescoreRequested() {}
