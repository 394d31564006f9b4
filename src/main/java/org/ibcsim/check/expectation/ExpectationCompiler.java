package org.ibcsim.check.expectation;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads an expression, a condition or the value of an outcome; says everything that is wrong with
 * it in our own words.
 */
final class ExpectationCompiler {
  private static final String CONDITION = "a condition such as rpo.max < duration('2m')";
  private static final String VALUE = "a value such as ibc('nightly').fate";

  private static final String NUMBER =
      "a number, a duration or a condition, such as rpo.max or srl.max_percent";
  private static final List<CelType> NUMBERS =
      List.of(
          SimpleType.INT, SimpleType.UINT, SimpleType.DOUBLE, SimpleType.DURATION, SimpleType.BOOL);

  /** One expression with more mistakes than this needs another kind of help. */
  private static final int MAXIMUM_PROBLEMS = 10;

  private ExpectationCompiler() {}

  /** A condition. */
  static CelAbstractSyntaxTree compile(String source, ExpectationNames names)
      throws ExpectationException {
    requireBounded(source, CONDITION);
    return compile(source, names, CelLanguage.CONDITIONS);
  }

  /** A value that is fit for an outcome: small, and free of times. */
  static CelAbstractSyntaxTree compileValue(String source, ExpectationNames names)
      throws ExpectationException {
    requireBounded(source, VALUE);
    CelAbstractSyntaxTree tree = compile(source, names, CelLanguage.VALUES);
    throwIfAny(new TimelessCheck(source, names, tree).problems());
    return tree;
  }

  /** A number, a duration or a condition. */
  static CelAbstractSyntaxTree compileNumber(String source, ExpectationNames names)
      throws ExpectationException {
    requireBounded(source, NUMBER);
    CelAbstractSyntaxTree tree = compile(source, names, CelLanguage.VALUES);
    if (!NUMBERS.contains(tree.getResultType())) {
      throw new ExpectationException(
          List.of(
              ExpectationProblem.at(
                  source, 0, tree.getResultType().name(), NUMBER, "ibcsim help expectations")));
    }
    return tree;
  }

  private static CelAbstractSyntaxTree compile(
      String source, ExpectationNames names, CelCompiler compiler) throws ExpectationException {
    CelValidationResult parsed = compiler.parse(source);
    if (parsed.hasError()) {
      // What the parser says after its first surprise is mostly a consequence of it.
      throw new ExpectationException(
          List.of(new SyntaxIssue(source).problem(parsed.getErrors().get(0))));
    }
    CelAbstractSyntaxTree tree = treeOf(parsed);
    List<ExpectationProblem> problems = new ArrayList<>(new LiteralCheck(source, names).of(tree));
    CelValidationResult checked = compiler.check(tree);
    TypeIssue translation = new TypeIssue(source, tree, names);
    for (CelIssue issue : checked.getErrors()) {
      problems.add(translation.problem(issue));
    }
    throwIfAny(problems);
    return treeOf(checked);
  }

  private static void throwIfAny(List<ExpectationProblem> problems) throws ExpectationException {
    if (!problems.isEmpty()) {
      throw new ExpectationException(
          problems.stream()
              .sorted(Comparator.comparingInt(ExpectationProblem::offset))
              .limit(MAXIMUM_PROBLEMS)
              .toList());
    }
  }

  private static void requireBounded(String source, String wanted) throws ExpectationException {
    if (source.isBlank()) {
      throw new ExpectationException(
          List.of(ExpectationProblem.at(source, 0, "nothing", wanted, "")));
    }
    if (source.length() > CelLanguage.MAXIMUM_LENGTH) {
      throw new ExpectationException(
          List.of(
              ExpectationProblem.at(
                  source,
                  CelLanguage.MAXIMUM_LENGTH,
                  source.length() + " characters",
                  "at most " + CelLanguage.MAXIMUM_LENGTH,
                  "make several expectations of it")));
    }
  }

  static CelAbstractSyntaxTree treeOf(CelValidationResult result) {
    try {
      return result.getAst();
    } catch (CelValidationException e) {
      throw new IllegalStateException("a result without errors has no tree", e);
    }
  }
}
