package org.ibcsim.check.expectation;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.types.SimpleType;
import java.time.Duration;

/**
 * One number of a run, in CEL over the {@linkplain ExpectationVocabulary vocabulary}: {@code
 * rpo.max}.
 *
 * <p>It is a number, a duration, or a condition, which counts 1 where it holds and 0 where not, so
 * that its mean is a share of the runs. Bounds are those of {@link Expectation}. Immutable.
 */
public final class MeasureExpression {
  private static final double NANOS_IN_SECOND = 1e9;

  private final String source;
  private final CelAbstractSyntaxTree tree;
  private final ExpectationNames names;

  private MeasureExpression(String source, CelAbstractSyntaxTree tree, ExpectationNames names) {
    this.source = source;
    this.tree = tree;
    this.names = names;
  }

  /**
   * Reads the expression of a number.
   *
   * @param names what its scenario has; a literal name that is not among them is a mistake
   * @throws ExpectationException with every mistake, in the order of the text
   */
  public static MeasureExpression compile(String source, ExpectationNames names)
      throws ExpectationException {
    return new MeasureExpression(source, ExpectationCompiler.compileNumber(source, names), names);
  }

  /** Whether it is a condition. */
  public boolean isCondition() {
    return tree.getResultType().equals(SimpleType.BOOL);
  }

  /** Whether it is a duration, whose numbers are seconds. */
  public boolean isDuration() {
    return tree.getResultType().equals(SimpleType.DURATION);
  }

  /** As written. */
  public String source() {
    return source;
  }

  /** The number in a run, durations in seconds; NaN for a value that does not exist. */
  public double valueIn(Observations observed) {
    Evaluation evaluation = new Evaluation(tree, new ObservedValues(observed, names));
    Object value = evaluation.of(tree.getExpr()).value();
    if (value instanceof Duration duration) {
      return duration.getSeconds() + duration.getNano() / NANOS_IN_SECOND;
    }
    if (value instanceof Boolean holds) {
      return holds ? 1 : 0;
    }
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  @Override
  public String toString() {
    return source;
  }
}
