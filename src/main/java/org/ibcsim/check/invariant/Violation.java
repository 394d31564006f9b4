package org.ibcsim.check.invariant;

/**
 * An invariant was broken.
 *
 * @param timeNanos virtual time of the step that broke it
 * @param explanation the positions that contradict each other
 */
public record Violation(Invariant invariant, long timeNanos, String explanation) {}
