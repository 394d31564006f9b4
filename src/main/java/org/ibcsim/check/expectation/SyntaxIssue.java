package org.ibcsim.check.expectation;

import dev.cel.common.CelIssue;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Translates what the parser of CEL complains about. */
final class SyntaxIssue {
  private static final Pattern TOKEN =
      Pattern.compile("token recognition error at: '(.*)'", Pattern.DOTALL);
  private static final Pattern INPUT =
      Pattern.compile("(?:mismatched|extraneous) input '(.*)' expecting (.*)", Pattern.DOTALL);
  private static final Pattern NOT_VIABLE =
      Pattern.compile("no viable alternative at input '(.*)'", Pattern.DOTALL);
  private static final Pattern MISSING = Pattern.compile("missing (.*) at '(.*)'", Pattern.DOTALL);
  private static final Pattern RESERVED = Pattern.compile("reserved identifier: (.*)");
  private static final Pattern NUMBER_BEFORE = Pattern.compile("([0-9.]+)$");

  private static final Map<String, String> OPERATORS =
      Map.of("and", "&&", "or", "||", "not", "!", "is", "==", "=", "==", "&", "&&", "|", "||");

  private final String source;

  SyntaxIssue(String source) {
    this.source = source;
  }

  ExpectationProblem problem(CelIssue issue) {
    int offset = IssuePlace.offset(source, issue);
    String message = issue.getMessage();
    Matcher token = TOKEN.matcher(message);
    if (token.matches()) {
      return badToken(offset, token.group(1));
    }
    Matcher input = INPUT.matcher(message);
    if (input.matches()) {
      return unexpected(offset, input.group(1), expected(input.group(2)));
    }
    Matcher notViable = NOT_VIABLE.matcher(message);
    if (notViable.matches()) {
      return unexpected(offset, tokenAt(offset), "an operator or the end");
    }
    Matcher missing = MISSING.matcher(message);
    if (missing.matches()) {
      return unexpected(offset, missing.group(2), missing.group(1));
    }
    return special(offset, message);
  }

  private ExpectationProblem special(int offset, String message) {
    Matcher reserved = RESERVED.matcher(message);
    if (reserved.matches()) {
      return at(offset, "'" + reserved.group(1) + "', a reserved word", "another name", "");
    }
    if (message.contains("recursion limit")) {
      return at(
          offset,
          "an expression nested more than " + CelLanguage.MAXIMUM_DEPTH + " deep",
          "at most " + CelLanguage.MAXIMUM_DEPTH + " levels of brackets and operators",
          "make several expectations of it");
    }
    if (message.contains("has() macro")) {
      int argument = Math.min(source.length(), offset + 1);
      return at(
          argument,
          "'" + tokenAt(argument) + "'",
          "a field, as in has(ibc('nightly').arrived_at)",
          "");
    }
    if (message.contains("must be a simple name")) {
      return at(
          offset,
          "'" + tokenAt(offset) + "'",
          "a name for the element, as in freezes('london').all(f, f.length < duration('10m'))",
          "");
    }
    return at(offset, "'" + tokenAt(offset) + "'", "an expression of CEL: " + message, "");
  }

  private ExpectationProblem badToken(int offset, String token) {
    if (token.startsWith("'") || token.startsWith("\"")) {
      return at(offset, "a string without its end", "a closing " + token.charAt(0), "");
    }
    String stripped = token.strip();
    return unexpected(
        offset,
        OPERATORS.containsKey(stripped) ? stripped : token,
        "a value, an operator or a parenthesis");
  }

  private ExpectationProblem unexpected(int offset, String token, String expected) {
    if (token.equals("<EOF>")) {
      return at(offset, "the end of the expression", expected, "");
    }
    String operator = OPERATORS.get(token);
    if (operator != null) {
      return at(offset, "'" + token + "'", expected, "write " + operator);
    }
    if (source.substring(0, offset).stripTrailing().endsWith("not")) {
      return at(offset, "'" + token + "'", expected, "write ! instead of not");
    }
    Matcher number = NUMBER_BEFORE.matcher(source.substring(0, offset));
    if (number.find() && Character.isLetter(token.codePointAt(0))) {
      String written = number.group(1) + token;
      return at(
          number.start(),
          "'" + written + "'",
          "a number or a duration",
          "write duration('" + written + "')");
    }
    return at(offset, "'" + token + "'", expected, "");
  }

  private static String expected(String tokens) {
    if (tokens.contains("IDENTIFIER")) {
      return "a value";
    }
    if (tokens.contains("<EOF>")) {
      return "an operator or the end";
    }
    return tokens.startsWith("{") ? "an operator or a closing bracket" : tokens;
  }

  /** The word or the character at a place. */
  private String tokenAt(int offset) {
    if (offset >= source.length()) {
      return "<EOF>";
    }
    int end = offset;
    while (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) {
      end++;
    }
    return source.substring(offset, end == offset ? source.offsetByCodePoints(offset, 1) : end);
  }

  private ExpectationProblem at(int offset, String found, String expected, String advice) {
    return ExpectationProblem.at(source, offset, found, expected, advice);
  }
}
