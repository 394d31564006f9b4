package org.ibcsim.check.expectation;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionResolver;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The value of any part of an expression in one run. */
final class Evaluation {
  private final CelAbstractSyntaxTree tree;
  private final Map<String, Object> variables;
  private final CelFunctionResolver functions;

  /** An explanation comes back to a part several times, and a part may be a long loop. */
  private final Map<Long, Result> known = new HashMap<>();

  Evaluation(CelAbstractSyntaxTree tree, ObservedValues values) {
    this(tree, values.variables(), CelLanguage.functionsOver(values));
  }

  private Evaluation(
      CelAbstractSyntaxTree tree, Map<String, Object> variables, CelFunctionResolver functions) {
    this.tree = tree;
    this.variables = variables;
    this.functions = functions;
  }

  /**
   * What came out.
   *
   * @param value null if there is none
   * @param failure why there is none
   */
  record Result(@Nullable Object value, @Nullable CelEvaluationException failure) {
    boolean isTrue() {
      return Boolean.TRUE.equals(value);
    }

    boolean is(boolean wanted) {
      return Boolean.valueOf(wanted).equals(value);
    }
  }

  /** The same run inside a loop, where a name stands for an element. */
  Evaluation with(String name, Object element) {
    Map<String, Object> inner = new HashMap<>(variables);
    inner.put(name, element);
    return new Evaluation(tree, inner, functions);
  }

  Result of(CelExpr part) {
    Result result = known.get(part.id());
    if (result == null) {
      result = evaluate(part);
      known.put(part.id(), result);
    }
    return result;
  }

  private Result evaluate(CelExpr part) {
    CelAbstractSyntaxTree partTree =
        CelAbstractSyntaxTree.newCheckedAst(
            part, tree.getSource(), tree.getReferenceMap(), tree.getTypeMap());
    try {
      return new Result(
          CelLanguage.RUNTIME.createProgram(partTree).eval(variables, functions), null);
    } catch (CelEvaluationException e) {
      return new Result(null, e);
    }
  }
}
