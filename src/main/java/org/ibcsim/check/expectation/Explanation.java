package org.ibcsim.check.expectation;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelErrorCode;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.CelSelect;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ibcsim.check.expectation.Evaluation.Result;

/**
 * Says why an expression came out as it did, by the values of those parts that decided it.
 *
 * <p>It goes down through and, or, not, if and loops to comparisons and yes-or-no values, and shows
 * what these read.
 */
final class Explanation {
  private static final Map<String, String> COMPARISONS =
      Map.of(
          "_<_", "<", "_<=_", "<=", "_>_", ">", "_>=_", ">=", "_==_", "==", "_!=_", "!=", "@in",
          "in");
  private static final Map<String, String> TURNED =
      Map.of("<", ">", "<=", ">=", ">", "<", ">=", "<=", "==", "==", "!=", "!=");

  private static final int MAXIMUM_LINES = 8;

  /** Of a loop that all elements decided, so many are shown. */
  private static final int SHOWN_ELEMENTS = 3;

  private final CelAbstractSyntaxTree tree;
  private final Evaluation evaluation;

  Explanation(CelAbstractSyntaxTree tree, Evaluation evaluation) {
    this.tree = tree;
    this.evaluation = evaluation;
  }

  /** Why the whole expression is true, or why it is not. */
  List<String> lines(boolean held) {
    List<String> all = lines(tree.getExpr(), held, !held);
    if (all.size() <= MAXIMUM_LINES) {
      return all;
    }
    List<String> first = new ArrayList<>(all.subList(0, MAXIMUM_LINES));
    first.add("and " + (all.size() - MAXIMUM_LINES) + " more");
    return first;
  }

  /**
   * @param actual what the part is; for a part that has no value, false
   * @param broken whether to say what was expected
   */
  private List<String> lines(CelExpr part, boolean actual, boolean broken) {
    Result result = evaluation.of(part);
    if (result.failure() != null
        && result.failure().getErrorCode() == CelErrorCode.ITERATION_BUDGET_EXCEEDED) {
      return List.of(
          text(part) + " takes more than " + CelLanguage.MAXIMUM_LOOP_STEPS + " loop steps");
    }
    return switch (part.exprKind().getKind()) {
      case CALL -> callLines(part, actual, broken);
      case COMPREHENSION -> loopLines(part, actual, broken);
      case SELECT -> selectLines(part, actual, broken);
      default -> List.of(plain(part, actual, broken));
    };
  }

  private List<String> callLines(CelExpr part, boolean actual, boolean broken) {
    CelCall call = part.call();
    String function = call.function();
    if (function.equals("_&&_") || function.equals("_||_")) {
      return junctionLines(call, actual, broken);
    }
    if (function.equals("!_")) {
      CelExpr inner = call.args().get(0);
      return lines(inner, !actual, broken);
    }
    if (function.equals("_?_:_")) {
      CelExpr condition = call.args().get(0);
      boolean chosen = evaluation.of(condition).isTrue();
      List<String> all = new ArrayList<>(lines(condition, chosen, false));
      all.addAll(lines(call.args().get(chosen ? 1 : 2), actual, broken));
      return all;
    }
    String operator = COMPARISONS.get(function);
    if (operator != null) {
      return comparisonLines(call, operator, actual, broken);
    }
    return List.of(plain(part, actual, broken));
  }

  /** Of "and" and "or", only the sides that came out as the whole did decided it. */
  private List<String> junctionLines(CelCall call, boolean actual, boolean broken) {
    List<String> all = new ArrayList<>();
    for (CelExpr side : call.args()) {
      Result result = evaluation.of(side);
      if (result.is(actual) || result.failure() != null) {
        all.addAll(lines(side, actual, broken));
      }
    }
    return all;
  }

  private List<String> comparisonLines(
      CelCall call, String operator, boolean actual, boolean broken) {
    CelExpr left = call.args().get(0);
    CelExpr right = call.args().get(1);
    if (isLiteral(left) && !isLiteral(right) && TURNED.containsKey(operator)) {
      CelExpr swapped = left;
      left = right;
      right = swapped;
      operator = TURNED.get(operator);
    }
    Optional<String> missing =
        firstMissing(call.args().get(0)).or(() -> firstMissing(call.args().get(1)));
    if (missing.isPresent()) {
      return List.of(missing.get());
    }
    String line = text(left) + " is " + shown(left);
    if (broken) {
      // A comparison that is true and breaks the whole stands below a "not".
      line += ", expected " + (actual ? "not " : "") + operator + " " + shownOrNamed(right);
    } else if (!isLiteral(right)) {
      line += " and " + text(right) + " is " + shown(right);
    }
    return List.of(line);
  }

  private String shownOrNamed(CelExpr part) {
    return isLiteral(part) ? shown(part) : text(part) + ", which is " + shown(part);
  }

  private List<String> selectLines(CelExpr part, boolean actual, boolean broken) {
    CelSelect select = part.select();
    if (!select.testOnly()) {
      return List.of(plain(part, actual, broken));
    }
    String named = text(select.operand()) + "." + select.field();
    Optional<String> missing = firstMissing(select.operand());
    if (missing.isPresent()) {
      return List.of(missing.get());
    }
    if (evaluation.of(select.operand()).value() instanceof ObservedStruct struct) {
      Object value = struct.get(select.field());
      return List.of(
          value == null
              ? named + " has no value: " + struct.reason(select.field())
              : named + " is " + ValueText.of(value) + (broken ? ", expected no value" : ""));
    }
    return List.of(plain(part, actual, broken));
  }

  /** For all and exists, the elements that decided; for other loops, the value. */
  private List<String> loopLines(CelExpr part, boolean actual, boolean broken) {
    CelComprehension loop = part.comprehension();
    Optional<String> missing = firstMissing(loop.iterRange());
    if (missing.isPresent()) {
      return List.of(missing.get());
    }
    Object range = evaluation.of(loop.iterRange()).value();
    boolean junction =
        loop.loopStep().exprKind().getKind() == Kind.CALL
            && (loop.loopStep().call().function().equals("_&&_")
                || loop.loopStep().call().function().equals("_||_"));
    if (!junction || !(range instanceof List<?> elements)) {
      return List.of(plain(part, actual, broken));
    }
    String rangeText = text(loop.iterRange());
    if (elements.isEmpty()) {
      return List.of(rangeText + " is empty");
    }
    return elementLines(loop, elements, rangeText, actual, broken);
  }

  private List<String> elementLines(
      CelComprehension loop, List<?> elements, String range, boolean actual, boolean broken) {
    CelExpr condition = loop.loopStep().call().args().get(1);
    boolean oneDecides = actual == loop.loopStep().call().function().equals("_||_");
    int limit = oneDecides ? 1 : SHOWN_ELEMENTS;
    List<String> all = new ArrayList<>();
    for (int i = 0; i < elements.size() && limit > 0; i++) {
      Evaluation inside = evaluation.with(loop.iterVar(), elements.get(i));
      Result result = inside.of(condition);
      if (result.is(actual) || result.failure() != null) {
        limit--;
        String prefix = "in " + range + "[" + i + "] ";
        new Explanation(tree, inside)
            .lines(condition, actual, broken)
            .forEach(line -> all.add(prefix + line));
      }
    }
    return all;
  }

  private String plain(CelExpr part, boolean actual, boolean broken) {
    return firstMissing(part)
        .orElseGet(
            () -> text(part) + " is " + shown(part) + (broken ? ", expected " + !actual : ""));
  }

  /** The innermost part without a value, and why it has none. */
  private Optional<String> firstMissing(CelExpr part) {
    Result result = evaluation.of(part);
    if (result.failure() == null) {
      return Optional.empty();
    }
    for (CelExpr inner : inner(part)) {
      Optional<String> missing = firstMissing(inner);
      if (missing.isPresent()) {
        return missing;
      }
    }
    return Optional.of(text(part) + " has no value: " + reason(part, result));
  }

  private static List<CelExpr> inner(CelExpr part) {
    return switch (part.exprKind().getKind()) {
      case SELECT -> List.of(part.select().operand());
      case CALL -> {
        List<CelExpr> parts = new ArrayList<>();
        part.call().target().ifPresent(parts::add);
        parts.addAll(part.call().args());
        yield parts;
      }
      case LIST -> part.list().elements();
      case COMPREHENSION -> List.of(part.comprehension().iterRange());
      default -> List.of();
    };
  }

  private String reason(CelExpr part, Result result) {
    if (part.exprKind().getKind() == Kind.SELECT
        && evaluation.of(part.select().operand()).value() instanceof ObservedStruct struct) {
      return struct.reason(part.select().field());
    }
    String reason = "";
    for (Throwable cause = result.failure(); cause != null; cause = cause.getCause()) {
      reason = String.valueOf(cause.getMessage());
    }
    return reason;
  }

  /** Constants, and durations and lists of them. */
  private static boolean isLiteral(CelExpr part) {
    return switch (part.exprKind().getKind()) {
      case CONSTANT -> true;
      case LIST -> part.list().elements().stream().allMatch(Explanation::isLiteral);
      case CALL ->
          part.call().target().isEmpty()
              && part.call().args().stream().allMatch(Explanation::isLiteral)
              && !part.call().args().isEmpty()
              && OverloadText.forms(part.call().function(), true).isEmpty();
      default -> false;
    };
  }

  private String shown(CelExpr part) {
    Object value = evaluation.of(part).value();
    return value == null ? "null" : ShownText.of(ValueText.of(value));
  }

  private String text(CelExpr part) {
    return ShownText.of(ExpressionText.of(part, tree.getSource()));
  }
}
