package org.ibcsim.scenario;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Node.Scalar;
import org.ibcsim.scenario.text.Problems;
import org.jspecify.annotations.Nullable;

/** Reads {@code expect}: expressions in CEL, each one item of a list. */
final class ExpectationReader {
  private static final String EXPECTED = "an expression in CEL, such as writes.count > 0";

  private final Values values;
  private final Problems problems;

  ExpectationReader(Values values, Problems problems) {
    this.values = values;
    this.problems = problems;
  }

  List<Expectation> read(@Nullable Node node) {
    List<Expectation> expectations = new ArrayList<>();
    for (Node item : values.items(node, "expectation", Limits.MOST_EXPECTATIONS)) {
      int before = problems.count();
      values.text(item, EXPECTED);
      if (problems.count() == before && item instanceof Scalar scalar) {
        expectations.add(new Expectation(scalar.inside()));
      }
    }
    return expectations;
  }
}
