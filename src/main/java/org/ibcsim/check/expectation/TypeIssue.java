package org.ibcsim.check.expectation;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ibcsim.model.Fact;

/** Translates what the type checker of CEL complains about: names, fields and types. */
final class TypeIssue {
  private static final Pattern UNDECLARED =
      Pattern.compile("undeclared reference to '([^']*)' \\(in container.*");
  private static final Pattern NO_FIELD = Pattern.compile("undefined field '([^']*)'");
  private static final Pattern NO_SELECTION =
      Pattern.compile("type '(.*)' does not support field selection");
  private static final Pattern WRONG_RESULT =
      Pattern.compile("expected type 'bool' but found '(.*)'");
  private static final Pattern NO_OVERLOAD =
      Pattern.compile(
          "found no matching overload for '([^']*)' applied to '(.*?)'(?: \\(candidates:"
              + " (.*)\\))?");

  private static final Pattern FIELD_AFTER_DOT = Pattern.compile("\\.\\s*(\\w+)");

  private final String source;
  private final CelAbstractSyntaxTree tree;
  private final ExpectationNames names;

  TypeIssue(String source, CelAbstractSyntaxTree tree, ExpectationNames names) {
    this.source = source;
    this.tree = tree;
    this.names = names;
  }

  ExpectationProblem problem(CelIssue issue) {
    int offset = IssuePlace.offset(source, issue);
    String message = issue.getMessage();
    Matcher undeclared = UNDECLARED.matcher(message);
    if (undeclared.matches()) {
      return undeclared(offset, undeclared.group(1));
    }
    Matcher noField = NO_FIELD.matcher(message);
    if (noField.matches()) {
      return noField(offset, noField.group(1), issue.getExprId());
    }
    Matcher noSelection = NO_SELECTION.matcher(message);
    if (noSelection.matches()) {
      return noSelection(offset, noSelection.group(1));
    }
    Matcher wrongResult = WRONG_RESULT.matcher(message);
    if (wrongResult.matches()) {
      return wrongResult(wrongResult.group(1));
    }
    Matcher noOverload = NO_OVERLOAD.matcher(message);
    if (noOverload.matches()) {
      return noOverload(offset, noOverload.group(1), noOverload.group(2));
    }
    return at(offset, "'" + source.substring(offset).strip() + "'", "CEL: " + message, "");
  }

  private ExpectationProblem undeclared(int offset, String name) {
    boolean call = source.startsWith("(", offset);
    int start = call ? Math.max(0, source.lastIndexOf(name, offset)) : offset;
    if (name.equals("matches")) {
      return at(
          start,
          "'matches'",
          "a function of the vocabulary",
          "regular expressions are left out; use ==, in, startsWith, endsWith or contains");
    }
    List<String> forms = OverloadText.forms(name, true);
    if (!call && !forms.isEmpty()) {
      return at(start, "'" + name + "' without its argument", String.join(" or ", forms), "");
    }
    if (call && !OverloadText.forms(name, false).isEmpty()) {
      return at(start, "'" + name + "(...)'", name + ", which takes no argument", "");
    }
    if (!call && isText(name)) {
      return at(start, name, "a value of the vocabulary", "put it in quotes: '" + name + "'");
    }
    List<String> candidates = new ArrayList<>(CelLanguage.standardNames());
    Arrays.stream(Word.values()).map(Word::text).forEach(candidates::add);
    return at(
        start,
        "'" + name + "'",
        call ? "a function of the vocabulary" : "a value of the vocabulary",
        ShownText.didYouMean(name, candidates));
  }

  /**
   * Whether a word is one that belongs between quotes: a name of the scenario, a fate, a release.
   */
  private boolean isText(String word) {
    return Arrays.stream(Parameter.values())
            .anyMatch(parameter -> names.allowed(parameter).contains(word))
        || Stream.concat(Arrays.stream(Fact.Fate.values()), Arrays.stream(Fact.Release.values()))
            .anyMatch(value -> value.name().toLowerCase(Locale.ROOT).equals(word));
  }

  private ExpectationProblem noSelection(int dot, String type) {
    Matcher field = FIELD_AFTER_DOT.matcher(source);
    boolean found = field.find(dot);
    return at(
        found ? field.start(1) : dot,
        (found ? "field '" + field.group(1) + "'" : "a field") + " of a " + OverloadText.type(type),
        "a value that has fields",
        type.startsWith("list")
            ? "ask for one element, as in [0].length, or for all, as in .all(f, f.length <"
                + " duration('10m'))"
            : "");
  }

  private ExpectationProblem noField(int dot, String name, long selection) {
    Optional<Shape> shape = shapeBefore(selection);
    List<String> fields =
        shape
            .map(Stream::of)
            .orElseGet(() -> Arrays.stream(Shape.values()))
            .flatMap(each -> each.fields().stream())
            .map(Shape.Field::name)
            .distinct()
            .toList();
    return at(
        Math.max(dot, source.indexOf(name, dot)),
        "field '" + name + "'",
        shape.isPresent() ? "one of " + String.join(", ", fields) : "a field that it has",
        ShownText.didYouMean(name, fields));
  }

  /** What the part before the dot is, where that can be told without knowing the loop around it. */
  private Optional<Shape> shapeBefore(long selection) {
    return CelNavigableAst.fromAst(tree)
        .getRoot()
        .allNodes()
        .map(node -> node.expr())
        .filter(
            expr ->
                expr.id() == selection && expr.exprKind().getKind() == CelExpr.ExprKind.Kind.SELECT)
        .findAny()
        .flatMap(expr -> shapeOf(expr.select().operand()));
  }

  private Optional<Shape> shapeOf(CelExpr operand) {
    CelValidationResult result =
        CelLanguage.VALUES.check(CelAbstractSyntaxTree.newParsedAst(operand, tree.getSource()));
    return result.hasError()
        ? Optional.empty()
        : Shape.named(ExpectationCompiler.treeOf(result).getResultType().name());
  }

  private ExpectationProblem wrongResult(String type) {
    int start = source.length() - source.stripLeading().length();
    Optional<Shape> shape = Shape.named(type);
    String advice = "compare it with something";
    if (shape.isPresent()) {
      advice =
          "ask for one of its fields: "
              + shape.get().fields().stream()
                  .map(Shape.Field::name)
                  .collect(Collectors.joining(", "));
    } else if (OverloadText.type(type).equals("duration")) {
      advice = "compare it, as in rpo.max < duration('2m')";
    }
    return at(start, "a " + OverloadText.type(type), "a condition (bool)", advice);
  }

  private ExpectationProblem noOverload(int offset, String function, String arguments) {
    OverloadText text = new OverloadText(function, arguments);
    int start = offset;
    if (source.startsWith("(", offset) && text.isFunction()) {
      start = Math.max(0, source.lastIndexOf(function, offset));
    }
    return at(start, text.found(), text.expected(), text.advice());
  }

  private ExpectationProblem at(int offset, String found, String expected, String advice) {
    return ExpectationProblem.at(source, offset, found, expected, advice);
  }
}
