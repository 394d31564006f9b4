package org.ibcsim.explore.witness;

/**
 * A field that a step changed.
 *
 * @param field its name, for instance {@code london frozen}
 * @param before its value before the step; empty if the field was not there
 * @param after its value after the step; empty if the field is gone
 */
public record Change(String field, String before, String after) {}
