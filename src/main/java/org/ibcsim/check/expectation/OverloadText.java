package org.ibcsim.check.expectation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says which types do not go together, from CEL's name of a function and its list of types. */
final class OverloadText {
  private static final Map<String, String> OPERATORS =
      Map.ofEntries(
          Map.entry("_<_", "<"),
          Map.entry("_<=_", "<="),
          Map.entry("_>_", ">"),
          Map.entry("_>=_", ">="),
          Map.entry("_==_", "=="),
          Map.entry("_!=_", "!="),
          Map.entry("_+_", "+"),
          Map.entry("_-_", "-"),
          Map.entry("_*_", "*"),
          Map.entry("_/_", "/"),
          Map.entry("_%_", "%"),
          Map.entry("_&&_", "&&"),
          Map.entry("_||_", "||"),
          Map.entry("@in", "in"),
          Map.entry("!_", "!"),
          Map.entry("-_", "-"),
          Map.entry("_[_]", "[...]"),
          Map.entry("_?_:_", "? :"));

  private final String function;
  private final List<String> types;

  /**
   * @param arguments for instance {@code (google.protobuf.Duration, int)} or {@code
   *     Message.(string)}
   */
  OverloadText(String function, String arguments) {
    this.function = function;
    this.types = split(arguments.replace(".(", ", "));
  }

  /** Splits at the commas that stand in no inner bracket. */
  private static List<String> split(String arguments) {
    List<String> types = new ArrayList<>();
    int depth = 0;
    StringBuilder current = new StringBuilder();
    String inner = arguments.startsWith("(") ? arguments.substring(1) : arguments;
    for (char c : inner.toCharArray()) {
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth < 0 || (depth == 0 && c == ',')) {
        types.add(type(current.toString().strip()));
        current.setLength(0);
        if (depth < 0) {
          return types;
        }
      } else {
        current.append(c);
      }
    }
    return types;
  }

  /** A type as an author knows it. */
  static String type(String celType) {
    return celType
        .replace("google.protobuf.Duration", "duration")
        .replace("google.protobuf.Timestamp", "timestamp");
  }

  /**
   * The ways to write a word of the vocabulary, as a call or as a variable; empty for anything
   * else.
   */
  static List<String> forms(String name, boolean call) {
    return Arrays.stream(Word.values())
        .filter(word -> word.text().equals(name) && word.isVariable() != call)
        .map(word -> word.receiver() == null ? word.form() : "." + word.form())
        .toList();
  }

  boolean isFunction() {
    return !OPERATORS.containsKey(function);
  }

  String found() {
    String operator = OPERATORS.get(function);
    if (operator == null) {
      return function + types.stream().collect(Collectors.joining(", ", "(", ")"));
    }
    return switch (types.size()) {
      case 1 -> operator + " " + types.get(0);
      case 2 -> types.get(0) + " " + operator + " " + types.get(1);
      default -> operator + " of " + String.join(", ", types);
    };
  }

  String expected() {
    if (isFunction()) {
      List<String> forms = forms(function, true);
      if (!forms.isEmpty()) {
        return String.join(" or ", forms);
      }
      return function.equals("duration") ? "duration('2m')" : "other arguments";
    }
    return switch (function) {
      case "_&&_", "_||_", "!_", "_?_:_" -> "a condition (bool) there";
      case "@in" -> "a list of such values after in";
      default -> "two values of one type that this operator knows";
    };
  }

  String advice() {
    Optional<Shape> shape = types.stream().flatMap(type -> Shape.named(type).stream()).findFirst();
    if (shape.isPresent() && !isFunction()) {
      return "name one of its fields: "
          + shape.get().fields().stream().map(Shape.Field::name).collect(Collectors.joining(", "));
    }
    boolean other = types.stream().anyMatch(List.of("int", "double", "string")::contains);
    return other && types.contains("duration") ? "write a duration as duration('2m')" : "";
  }
}
