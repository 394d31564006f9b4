package org.ibcsim.check.expectation;

/**
 * Whether an expectation held in a run.
 *
 * @param source the expectation as written
 * @param explanation the values that it read; where it is broken, why
 */
public record Verdict(boolean held, String source, String explanation) {}
