package org.ibcsim.check.litmus;

import org.ibcsim.check.expectation.OutcomeExpression;

/** A value that a litmus test looks at, and the name that its outcomes call it by. */
public record Observed(String name, OutcomeExpression expression) {}
