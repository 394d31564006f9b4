package org.ibcsim.scenario;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;
import org.ibcsim.scenario.text.Problem;

/**
 * A scenario file that cannot be run: a mistake of the input, with everything that is wrong in it.
 */
public final class ScenarioException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  public ScenarioException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** In reading order, at least one. The exception's message has one line for each. */
  public List<Problem> problems() {
    return problems;
  }
}
