package org.ibcsim.check.expectation;

import dev.cel.common.CelAbstractSyntaxTree;
import java.util.ArrayList;
import java.util.List;

/**
 * A condition on a run, in CEL over the {@linkplain ExpectationVocabulary vocabulary}: {@code
 * rpo.max < duration('2m')}.
 *
 * <p>Immutable. Nothing of CEL is loaded before the first one is compiled. An expression is at most
 * 4096 characters long, and its loops take at most 20 000 steps together; a longer evaluation
 * counts as broken.
 */
public final class Expectation {
  private final String source;
  private final CelAbstractSyntaxTree tree;
  private final ExpectationNames names;

  private Expectation(String source, CelAbstractSyntaxTree tree, ExpectationNames names) {
    this.source = source;
    this.tree = tree;
    this.names = names;
  }

  /**
   * Reads an expectation.
   *
   * @param names what its scenario has; a literal name that is not among them is a mistake
   * @throws ExpectationException with every mistake, in the order of the text
   */
  public static Expectation compile(String source, ExpectationNames names)
      throws ExpectationException {
    return new Expectation(source, ExpectationCompiler.compile(source, names), names);
  }

  /** What of a run its value depends on. */
  public Reads reads() {
    return Reads.of(tree);
  }

  /** As written. */
  public String source() {
    return source;
  }

  /**
   * Whether it held in a run. A value that does not exist (the message was never sent) breaks it,
   * unless the expression asks whether it exists.
   *
   * @throws IllegalArgumentException if the observations lack one of the scenario's Secondaries
   */
  public Verdict evaluate(Observations observed) {
    requireEverySecondary(observed);
    ObservedValues values = new ObservedValues(observed, names);
    Evaluation evaluation = new Evaluation(tree, values);
    Evaluation.Result result = evaluation.of(tree.getExpr());
    boolean held = result.isTrue() && values.unknownName().isEmpty();
    List<String> lines = new ArrayList<>();
    values.unknownName().ifPresent(lines::add);
    if (lines.isEmpty()) {
      lines.addAll(new Explanation(tree, evaluation).lines(held));
    }
    return new Verdict(held, source, String.join("; ", lines));
  }

  private void requireEverySecondary(Observations observed) {
    List<String> hosts = observed.secondaries().stream().map(Observations.Secondary::host).toList();
    if (!hosts.containsAll(names.secondaries())) {
      throw new IllegalArgumentException(
          "figures of " + hosts + ", expected those of " + names.secondaries());
    }
  }

  @Override
  public String toString() {
    return source;
  }
}
