package org.ibcsim.scenario;

import org.ibcsim.check.expectation.ExpectationException;
import org.ibcsim.check.expectation.ExpectationProblem;
import org.ibcsim.scenario.text.LocatedText;
import org.ibcsim.scenario.text.Problems;
import org.ibcsim.scenario.text.Shown;

/** Tells the mistakes of an expression as mistakes of the file that it stands in. */
public record ExpressionProblems(Problems problems) {
  public void tell(LocatedText source, ExpectationException wrong) {
    for (ExpectationProblem problem : wrong.problems()) {
      String advice = problem.advice().isEmpty() ? "" : "; " + problem.advice();
      boolean lost = source.style() == LocatedText.Style.FOLDED;
      problems.add(
          lost ? source.start() : source.place(problem.line(), problem.column()),
          Shown.escaped(problem.found()),
          Shown.escaped(problem.expected() + advice));
    }
  }
}
