package org.ibcsim.check.expectation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An expectation that cannot be understood; every mistake found in it, in the order of the text.
 */
public final class ExpectationException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<ExpectationProblem> problems;

  ExpectationException(List<ExpectationProblem> problems) {
    super(
        problems.stream()
            .map(problem -> problem.line() + ":" + problem.column() + ": " + problem.message())
            .collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** The mistakes, one at least. */
  public List<ExpectationProblem> problems() {
    return problems;
  }
}
