package org.ibcsim.check.expectation;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.runtime.CelEvaluationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds literal names that the scenario has not, durations that are none, and structures. */
final class LiteralCheck {
  private final String source;
  private final ExpectationNames names;
  private final List<ExpectationProblem> problems = new ArrayList<>();

  LiteralCheck(String source, ExpectationNames names) {
    this.source = source;
    this.names = names;
  }

  List<ExpectationProblem> of(CelAbstractSyntaxTree tree) {
    CelNavigableAst.fromAst(tree)
        .getRoot()
        .allNodes()
        .map(CelNavigableExpr::expr)
        .forEach(part -> check(part, tree));
    return problems;
  }

  private void check(CelExpr part, CelAbstractSyntaxTree tree) {
    switch (part.exprKind().getKind()) {
      case CALL -> {
        checkNames(part.call(), tree);
        if (part.call().function().equals("duration")) {
          checkDuration(part, tree);
        }
      }
      case STRUCT -> {
        String name = part.struct().messageName();
        int start = Math.max(0, source.lastIndexOf(name, offset(part, tree)));
        problems.add(
            ExpectationProblem.at(
                source,
                start,
                name + "{...}",
                "a value of the vocabulary",
                "structures cannot be made"));
      }
      default -> {}
    }
  }

  private void checkNames(CelCall call, CelAbstractSyntaxTree tree) {
    for (Word word : Word.values()) {
      if (word.text().equals(call.function())
          && word.parameters().size() == call.args().size()
          && (word.receiver() != null) == call.target().isPresent()) {
        for (int i = 0; i < word.parameters().size(); i++) {
          checkName(word.parameters().get(i), call.args().get(i), tree);
        }
        if (word == Word.COMMAND || word == Word.COMMAND_NUMBER) {
          checkCommand(call, tree);
        }
        return;
      }
    }
  }

  private void checkCommand(CelCall call, CelAbstractSyntaxTree tree) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < call.args().size(); i++) {
      Parameter parameter = Word.COMMAND_NUMBER.parameters().get(i);
      Optional<Object> value =
          constant(call.args().get(i), parameter)
              .filter(given -> NameCheck.fault(parameter, given, names).isEmpty());
      if (value.isEmpty()) {
        return;
      }
      values.add(value.get());
    }
    long number = values.size() > 2 ? (Long) values.get(2) : 1;
    NameCheck.commandFault((String) values.get(0), (String) values.get(1), number, names)
        .ifPresent(
            fault ->
                add(call.args().get(1), tree, fault.found(), fault.expected(), fault.advice()));
  }

  private void checkName(Parameter parameter, CelExpr argument, CelAbstractSyntaxTree tree) {
    constant(argument, parameter)
        .flatMap(value -> NameCheck.fault(parameter, value, names))
        .ifPresent(fault -> add(argument, tree, fault.found(), fault.expected(), fault.advice()));
  }

  private static Optional<Object> constant(CelExpr argument, Parameter parameter) {
    if (argument.exprKind().getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
      return Optional.empty();
    }
    CelConstant constant = argument.constant();
    boolean number = parameter == Parameter.NUMBER;
    return switch (constant.getKind()) {
      case STRING_VALUE -> number ? Optional.empty() : Optional.of(constant.stringValue());
      case INT64_VALUE -> number ? Optional.of(constant.int64Value()) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** CEL would find out at the end of the run; its author wants to know before. */
  private void checkDuration(CelExpr call, CelAbstractSyntaxTree tree) {
    List<CelExpr> arguments = call.call().args();
    if (arguments.size() != 1
        || arguments.get(0).exprKind().getKind() != CelExpr.ExprKind.Kind.CONSTANT
        || arguments.get(0).constant().getKind() != CelConstant.Kind.STRING_VALUE) {
      return;
    }
    CelValidationResult checked =
        CelLanguage.VALUES.check(CelAbstractSyntaxTree.newParsedAst(call, tree.getSource()));
    try {
      CelLanguage.RUNTIME.createProgram(ExpectationCompiler.treeOf(checked)).eval();
    } catch (CelEvaluationException e) {
      add(
          arguments.get(0),
          tree,
          "'" + arguments.get(0).constant().stringValue() + "'",
          "a duration such as 2m, 90s, 1h30m or 250ms",
          "units are h, m, s, ms, us and ns");
    }
  }

  private void add(
      CelExpr part, CelAbstractSyntaxTree tree, String found, String expected, String advice) {
    problems.add(ExpectationProblem.at(source, offset(part, tree), found, expected, advice));
  }

  private int offset(CelExpr part, CelAbstractSyntaxTree tree) {
    int codePoints = tree.getSource().getPositionsMap().getOrDefault(part.id(), 0);
    return source.offsetByCodePoints(0, codePoints);
  }
}
