package org.ibcsim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ibcsim.check.expectation.Expectation;
import org.ibcsim.check.expectation.ExpectationException;
import org.ibcsim.check.expectation.ExpectationNames;
import org.ibcsim.scenario.text.LocatedText;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Node.Scalar;
import org.ibcsim.scenario.text.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code expect}: expressions in CEL, each one item of a list.
 *
 * <p>They are compiled only where the names that they may use are known, that is where the data set
 * is right.
 */
final class ExpectationReader {
  private static final String EXPECTED =
      "an expression in CEL, such as writes.count > 0, in quotes if YAML takes it for something"
          + " else";

  private final Values values;
  private final Problems problems;
  private final Optional<ExpectationNames> names;

  ExpectationReader(Values values, Problems problems, Optional<ExpectationNames> names) {
    this.values = values;
    this.problems = problems;
    this.names = names;
  }

  /** Those that are right, in the order of the file. */
  List<LocatedExpectation> read(@Nullable Node node) {
    List<LocatedExpectation> expectations = new ArrayList<>();
    for (Node item : values.items(node, "expectation", Limits.MOST_EXPECTATIONS)) {
      int before = problems.count();
      values.text(item, EXPECTED);
      if (problems.count() == before && item instanceof Scalar scalar && names.isPresent()) {
        compiled(scalar.inside(), names.get()).ifPresent(expectations::add);
      }
    }
    return expectations;
  }

  private Optional<LocatedExpectation> compiled(LocatedText source, ExpectationNames known) {
    try {
      return Optional.of(new LocatedExpectation(source, Expectation.compile(source.text(), known)));
    } catch (ExpectationException wrong) {
      new ExpressionProblems(problems).tell(source, wrong);
      return Optional.empty();
    }
  }
}
