package org.ibcsim.check.expectation;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds in a well-typed expression what does not fit an outcome: times, amounts over time, names
 * that are computed, and a result that is no yes or no, whole number or text.
 *
 * <p>So an outcome means the same where steps take time and where only their order is known.
 */
final class TimelessCheck {
  private static final String TIMELESS =
      "a value without times: a fate, a status, a count, a yes or no";
  private static final List<CelType> VALUES =
      List.of(SimpleType.BOOL, SimpleType.INT, SimpleType.STRING);

  private final String source;
  private final ExpectationNames names;
  private final CelAbstractSyntaxTree tree;
  private final List<ExpectationProblem> problems = new ArrayList<>();

  TimelessCheck(String source, ExpectationNames names, CelAbstractSyntaxTree tree) {
    this.source = source;
    this.names = names;
    this.tree = tree;
  }

  List<ExpectationProblem> problems() {
    List<CelExpr> parts =
        CelNavigableAst.fromAst(tree).getRoot().allNodes().map(CelNavigableExpr::expr).toList();
    for (CelExpr part : parts) {
      check(part);
    }
    CelType result = tree.getResultType();
    if (problems.isEmpty() && !VALUES.contains(result)) {
      add(
          tree.getExpr(),
          "a " + OverloadText.type(ExpectationVocabulary.typeText(result)),
          "a yes or no (bool), a whole number (int) or a text (string)",
          Shape.named(result.name())
              .map(shape -> "ask for one of its fields, such as ." + shape.fields().get(0).name())
              .orElse(""));
    }
    return problems;
  }

  private void check(CelExpr part) {
    if (part.exprKind().getKind() == Kind.SELECT) {
      shapeOf(part.select().operand())
          .flatMap(shape -> field(shape, part.select().field()))
          .filter(field -> isTime(field.type()))
          .ifPresent(field -> addTime(part, "'" + field.name() + "', a " + type(field.type())));
      checkOutput(part);
      return;
    }
    Optional<Word> word = word(part);
    if (word.isPresent()) {
      CelType type = word.get().type();
      if (isTime(type) || isOverTime(type)) {
        addTime(part, "'" + word.get().text() + "', which depends on times");
      }
      if (part.exprKind().getKind() == Kind.CALL) {
        part.call().args().forEach(this::requireLiteral);
      }
    } else if (part.exprKind().getKind() == Kind.CALL
        && part.call().function().equals("duration")) {
      addTime(part, "a duration");
    }
  }

  static boolean isTime(CelType type) {
    return type.equals(SimpleType.DURATION) || type.equals(SimpleType.DOUBLE);
  }

  /** What a log held at most, and how long something took. */
  static boolean isOverTime(CelType type) {
    return type.name().equals(Shape.OCCUPANCY.typeName())
        || type.name().equals(Shape.DISTRIBUTION.typeName());
  }

  private static String type(CelType type) {
    return ExpectationVocabulary.typeText(type);
  }

  private static Optional<Shape.Field> field(Shape shape, String name) {
    return shape.fields().stream().filter(field -> field.name().equals(name)).findAny();
  }

  private Optional<Shape> shapeOf(CelExpr part) {
    CelType type = tree.getTypeMap().get(part.id());
    return type == null ? Optional.empty() : Shape.named(type.name());
  }

  static Optional<Word> word(CelExpr part) {
    return switch (part.exprKind().getKind()) {
      case IDENT ->
          Arrays.stream(Word.values())
              .filter(word -> word.isVariable() && word.text().equals(part.ident().name()))
              .findAny();
      case CALL -> calledWord(part.call());
      default -> Optional.empty();
    };
  }

  private static Optional<Word> calledWord(CelCall call) {
    return Arrays.stream(Word.values())
        .filter(
            word ->
                word.text().equals(call.function())
                    && word.parameters().size() == call.args().size()
                    && (word.receiver() != null) == call.target().isPresent())
        .findAny();
  }

  private void requireLiteral(CelExpr argument) {
    if (argument.exprKind().getKind() != Kind.CONSTANT) {
      add(argument, "a name or number that is computed", "the name or number itself", "");
    }
  }

  /** Only what {@code vxibc} prints tells nothing of times and of amounts that depend on them. */
  private void checkOutput(CelExpr part) {
    CelExpr operand = part.select().operand();
    boolean ofCommand =
        part.select().field().equals("output")
            && operand.exprKind().getKind() == Kind.CALL
            && operand.call().function().equals("command")
            && operand.call().args().size() >= 2;
    if (!ofCommand) {
      return;
    }
    Optional<String> script = text(operand.call().args().get(0));
    Optional<String> keyword = text(operand.call().args().get(1));
    if (script.isPresent() && keyword.isPresent()) {
      names.commands().stream()
          .filter(
              command -> command.script().equals(script.get()) && command.isCalled(keyword.get()))
          .map(ExpectationNames.TypedCommand::name)
          .filter(name -> !name.startsWith("vxibc "))
          .findFirst()
          .ifPresent(name -> addTime(part, "the output of " + name + ", which may tell times"));
    }
  }

  static Optional<String> text(CelExpr part) {
    return part.exprKind().getKind() == Kind.CONSTANT
            && part.constant().getKind() == CelConstant.Kind.STRING_VALUE
        ? Optional.of(part.constant().stringValue())
        : Optional.empty();
  }

  private void addTime(CelExpr part, String found) {
    add(
        part,
        found,
        TIMELESS,
        "an outcome must mean the same in every timing; put conditions on times under expect");
  }

  private void add(CelExpr part, String found, String expected, String advice) {
    int codePoints = tree.getSource().getPositionsMap().getOrDefault(part.id(), 0);
    problems.add(
        ExpectationProblem.at(
            source, source.offsetByCodePoints(0, codePoints), found, expected, advice));
  }
}
