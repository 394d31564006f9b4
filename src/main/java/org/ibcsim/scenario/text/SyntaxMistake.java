package org.ibcsim.scenario.text;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Tells a mistake of YAML's syntax in words of someone who writes a scenario. */
final class SyntaxMistake {
  private record Told(String part, String found, String expected) {}

  private static final String QUOTES = "; put text that has a special meaning in YAML in quotes";

  /** By a part of the parser's own words; the first that fits is told. */
  private static final List<Told> WORDS =
      List.of(
          new Told(
              "mapping values are not allowed here",
              "a second ': ' in one line, or a key that is indented too far",
              "one key: value, with the same indentation as its neighbours" + QUOTES),
          new Told(
              "found character '\\t",
              "a tab where YAML reads a new word",
              "spaces; replace the tab"),
          new Told(
              "found unexpected end of stream",
              "a quote that is not closed",
              "the same quote at the end of the text"),
          new Told("found a tab character", "a tab in the indentation", "spaces; replace the tab"),
          new Told(
              "that cannot start any token",
              "a character that cannot begin a value",
              "a value" + QUOTES),
          new Told(
              "could not find expected ':'",
              "a line without ':' among keys",
              "key: value; the lines of a block (|) are indented further than its key"),
          new Told(
              "expected ',' or '}'", "no ',' or '}'", "',' between two entries, '}' at the end"),
          new Told("expected ',' or ']'", "no ',' or ']'", "',' between two items, ']' at the end"),
          new Told(
              "expected <block end>",
              "text that does not belong here",
              "the end of the line, or a line indented as its neighbours" + QUOTES),
          new Told(
              "expected '<document start>'",
              "more text behind the end of the scenario",
              "the same indentation as the lines above" + QUOTES),
          new Told(
              "found unknown escape", "an unknown escape (\\) in double quotes", "single quotes"),
          new Told(
              "expected a comment or a line break",
              "text behind | or >, which begin a block",
              "a line end; the block's lines stand below" + QUOTES),
          new Told(
              "expected the node content",
              "no value where one must stand",
              "a value, and every bracket closed" + QUOTES),
          new Told("undefined alias", "an alias (*)", "the value itself" + QUOTES));

  /** Where the beginning of what is wrong helps more than where the parser noticed. */
  private static final List<String> START_MATTERS =
      List.of("found unexpected end of stream", "could not find expected ':'");

  private SyntaxMistake() {}

  static BrokenTextException told(YamlEngineException mistake, SourceText source) {
    if (!(mistake instanceof MarkedYamlEngineException marked)) {
      return new BrokenTextException(
          Place.FILE, "text that is no YAML (" + firstLine(mistake) + ")", "a YAML document");
    }
    Place place = place(marked.getProblemMark().or(marked::getContextMark), source);
    String problem = marked.getProblem() == null ? firstLine(mistake) : marked.getProblem();
    if (START_MATTERS.stream().anyMatch(problem::contains)) {
      place = place(marked.getContextMark().or(marked::getProblemMark), source);
    }
    for (Told words : WORDS) {
      if (problem.contains(words.part())) {
        return new BrokenTextException(place, words.found(), words.expected());
      }
    }
    return new BrokenTextException(
        place, "a mistake of YAML syntax (" + Shown.escaped(problem) + ")", "YAML" + QUOTES);
  }

  private static Place place(Optional<Mark> mark, SourceText source) {
    if (mark.isEmpty()) {
      return Place.FILE;
    }
    int line = mark.get().getLine() + 1;
    int column = mark.get().getColumn() + 1;
    return new Place(Math.min(line, source.lines().size()), column);
  }

  private static String firstLine(Exception mistake) {
    String message = String.valueOf(mistake.getMessage());
    return Shown.escaped(message.lines().findFirst().orElse(message));
  }
}
