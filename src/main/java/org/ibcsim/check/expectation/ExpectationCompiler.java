package org.ibcsim.check.expectation;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads an expression; says everything that is wrong with it in our own words. */
final class ExpectationCompiler {
  /** One expression with more mistakes than this needs another kind of help. */
  private static final int MAXIMUM_PROBLEMS = 10;

  private ExpectationCompiler() {}

  static CelAbstractSyntaxTree compile(String source, ExpectationNames names)
      throws ExpectationException {
    requireBounded(source);
    CelValidationResult parsed = CelLanguage.CONDITIONS.parse(source);
    if (parsed.hasError()) {
      // What the parser says after its first surprise is mostly a consequence of it.
      throw new ExpectationException(
          List.of(new SyntaxIssue(source).problem(parsed.getErrors().get(0))));
    }
    CelAbstractSyntaxTree tree = treeOf(parsed);
    List<ExpectationProblem> problems = new ArrayList<>(new LiteralCheck(source, names).of(tree));
    CelValidationResult checked = CelLanguage.CONDITIONS.check(tree);
    TypeIssue translation = new TypeIssue(source, tree, names);
    for (CelIssue issue : checked.getErrors()) {
      problems.add(translation.problem(issue));
    }
    if (!problems.isEmpty()) {
      problems.sort(Comparator.comparingInt(ExpectationProblem::offset));
      throw new ExpectationException(
          problems.subList(0, Math.min(MAXIMUM_PROBLEMS, problems.size())));
    }
    return treeOf(checked);
  }

  private static void requireBounded(String source) throws ExpectationException {
    String condition = "a condition such as rpo.max < duration('2m')";
    if (source.isBlank()) {
      throw new ExpectationException(
          List.of(ExpectationProblem.at(source, 0, "nothing", condition, "")));
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
