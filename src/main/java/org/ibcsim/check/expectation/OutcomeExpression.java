package org.ibcsim.check.expectation;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.List;

/**
 * One value of the outcome of a run, in CEL over the {@linkplain ExpectationVocabulary vocabulary}:
 * {@code ibc('nightly').fate}.
 *
 * <p>It is a yes or no, a whole number or a text, and reads no times or rates, so that it means the
 * same in a run in virtual time and in a search over orders of steps. Bounds are those of {@link
 * Expectation}. Immutable.
 */
public final class OutcomeExpression {
  /** What stands for a value that does not exist, such as the fate of a message never sent. */
  public static final String ABSENT = "absent";

  /** What the values are. */
  public enum Type {
    /** {@code true} or {@code false}. */
    BOOL,
    /** A whole number in decimal digits. */
    INT,
    /** Any text. */
    STRING
  }

  private final String source;
  private final CelAbstractSyntaxTree tree;
  private final ExpectationNames names;

  private OutcomeExpression(String source, CelAbstractSyntaxTree tree, ExpectationNames names) {
    this.source = source;
    this.tree = tree;
    this.names = names;
  }

  /**
   * Reads the expression of a value.
   *
   * @param names what its scenario has; a literal name that is not among them is a mistake
   * @throws ExpectationException with every mistake, in the order of the text
   */
  public static OutcomeExpression compile(String source, ExpectationNames names)
      throws ExpectationException {
    return new OutcomeExpression(source, ExpectationCompiler.compileValue(source, names), names);
  }

  /** What of a run its value depends on. */
  public Reads reads() {
    return Reads.of(tree);
  }

  /** As written. */
  public String source() {
    return source;
  }

  /** What its values are. */
  public Type type() {
    CelType type = tree.getResultType();
    if (type.equals(SimpleType.BOOL)) {
      return Type.BOOL;
    }
    return type.equals(SimpleType.INT) ? Type.INT : Type.STRING;
  }

  /** The texts that it may be, beside {@value #ABSENT}; empty if it may be any. */
  public List<String> words() {
    CelExpr part = tree.getExpr();
    if (part.exprKind().getKind() != Kind.SELECT) {
      return List.of();
    }
    CelType owner = tree.getTypeMap().get(part.select().operand().id());
    if (owner == null) {
      return List.of();
    }
    return Shape.named(owner.name()).stream()
        .flatMap(shape -> shape.fields().stream())
        .filter(field -> field.name().equals(part.select().field()))
        .flatMap(field -> field.words().stream())
        .toList();
  }

  /** The value in a run as text: {@code true}, {@code 3}, {@code received}, {@value #ABSENT}. */
  public String valueIn(Observations observed) {
    Evaluation evaluation = new Evaluation(tree, new ObservedValues(observed, names));
    Object value = evaluation.of(tree.getExpr()).value();
    return value == null ? ABSENT : value.toString();
  }

  @Override
  public String toString() {
    return source;
  }
}
