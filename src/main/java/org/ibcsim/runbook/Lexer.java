package org.ibcsim.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Cuts a script into commands and words as a POSIX shell would, without being one.
 *
 * <p>Words are separated by blanks; {@code '...'}, {@code "..."} and backslash quote; {@code #} at
 * the start of a word begins a comment; a backslash at the end of a line continues it. A quote ends
 * on the line on which it begins. Variables, command substitution, pipes, redirections and lists of
 * commands are refused where they stand, with what to do instead. Each line has at most one problem
 * here, the first; a line with a problem yields no command.
 */
final class Lexer {
  private static final String NOT_A_SHELL =
      "plain words: a runbook is a list of commands, not a shell";
  private static final Map<Integer, String> OPERATORS =
      Map.of(
          (int) '$', "writing the value itself, or single quotes around the word",
          (int) '`', "writing the value itself, or single quotes around the word",
          (int) '|', "a command of its own on the next line",
          (int) '&', "a command of its own on the next line; set -e stops at the first that fails",
          (int) ';', "a command of its own on the next line",
          (int) '>', "vxibc -f filename, which writes a received message to a file",
          (int) '<', "vxibc -f filename, which reads the message from a file",
          (int) '(', "quotes around the word",
          (int) ')', "quotes around the word");

  private final int[] characters;
  private final Origin origin;
  private final List<Problem> problems;
  private final List<CommandLine> lines = new ArrayList<>();
  private int next;
  private int line;
  private int column;

  private final List<Word> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean insideWord;
  private int wordLine;
  private int wordColumn;
  private final StringBuilder text = new StringBuilder();
  private int textLength;
  private boolean broken;

  private Lexer(String source, Origin origin, List<Problem> problems) {
    this.characters = source.codePoints().toArray();
    this.origin = origin;
    this.problems = problems;
    this.line = origin.line();
    this.column = origin.column();
  }

  /**
   * The commands of a script in order; what is wrong is added to {@code problems}. Never throws.
   */
  static List<CommandLine> read(String source, Origin origin, List<Problem> problems) {
    Lexer lexer = new Lexer(source, origin, problems);
    lexer.readLines();
    return lexer.lines;
  }

  private void readLines() {
    while (next < characters.length) {
      int character = characters[next];
      if (isLineEnd()) {
        endLine();
        skipLineEnd();
      } else if (broken) {
        advance();
      } else if (isContinuation()) {
        advance();
        skipLineEnd();
      } else if (character == ' ' || character == '\t') {
        endWord();
        take();
      } else if (character == '#' && !insideWord) {
        skipComment();
      } else if (isInvisible(character)) {
        refuse(describe(character), "a visible character or a blank", "deleting it");
      } else if (OPERATORS.containsKey(character)) {
        refuseOperator();
      } else {
        beginWord();
        readPart(character);
      }
    }
    endLine();
  }

  private void readPart(int character) {
    switch (character) {
      case '\'' -> readQuoted('\'');
      case '"' -> readQuoted('"');
      case '\\' -> readBackslash();
      default -> word.appendCodePoint(take());
    }
  }

  private void readBackslash() {
    int backslashColumn = column;
    take();
    if (next == characters.length) {
      refuseAt(
          backslashColumn,
          "a backslash at the end of the text",
          "a character after it",
          "deleting it");
    } else if (isInvisible(characters[next])) {
      refuse(describe(characters[next]), "a visible character or a blank", "deleting it");
    } else {
      word.appendCodePoint(take());
    }
  }

  private void readQuoted(int quote) {
    int openingColumn = column;
    take();
    while (next < characters.length && !isLineEnd()) {
      int character = characters[next];
      if (character == quote) {
        take();
        return;
      }
      if (isInvisible(character) && character != '\t') {
        refuse(describe(character), "a visible character or a blank", "deleting it");
        return;
      }
      if (quote == '"' && (character == '$' || character == '`')) {
        refuseOperator();
        return;
      }
      boolean escapes =
          quote == '"'
              && character == '\\'
              && next + 1 < characters.length
              && "$`\"\\".indexOf(characters[next + 1]) >= 0;
      if (escapes) {
        take();
      }
      word.appendCodePoint(take());
    }
    String name = quote == '"' ? "double" : "single";
    refuseAt(
        openingColumn,
        "a " + name + " quote that does not end on its line",
        "a closing " + Character.toString(quote),
        "a backslash before it, if the character itself is meant");
  }

  private void beginWord() {
    if (!insideWord) {
      insideWord = true;
      wordLine = line;
      wordColumn = column;
    }
  }

  private void endWord() {
    if (insideWord) {
      words.add(new Word(word.toString(), wordLine, wordColumn));
      word.setLength(0);
      insideWord = false;
      textLength = text.length();
    }
  }

  private void endLine() {
    if (!broken) {
      endWord();
      if (!words.isEmpty()) {
        lines.add(new CommandLine(words, text.substring(0, textLength).strip()));
      }
    }
    words.clear();
    word.setLength(0);
    insideWord = false;
    text.setLength(0);
    textLength = 0;
    broken = false;
  }

  private void skipComment() {
    while (next < characters.length && !isLineEnd()) {
      advance();
    }
  }

  private void refuseOperator() {
    int character = characters[next];
    boolean doubled =
        (character == '&' || character == '|' || character == '>' || character == '<')
            && next + 1 < characters.length
            && characters[next + 1] == character;
    String operator = Character.toString(character);
    refuse(
        "'" + (doubled ? operator + operator : operator) + "'",
        NOT_A_SHELL,
        OPERATORS.getOrDefault(character, ""));
  }

  private void refuse(String found, String expected, String suggestion) {
    refuseAt(column, found, expected, suggestion);
  }

  private void refuseAt(int place, String found, String expected, String suggestion) {
    problems.add(new Problem(line, place, found, expected, suggestion));
    broken = true;
  }

  /** Consumes a character that belongs to the command's text. */
  private int take() {
    int character = characters[next];
    text.appendCodePoint(character);
    advance();
    return character;
  }

  private void advance() {
    next++;
    column++;
  }

  private boolean isContinuation() {
    return characters[next] == '\\' && next + 1 < characters.length && isLineEndAt(next + 1);
  }

  private boolean isLineEnd() {
    return isLineEndAt(next);
  }

  private boolean isLineEndAt(int place) {
    return characters[place] == '\n'
        || (characters[place] == '\r'
            && place + 1 < characters.length
            && characters[place + 1] == '\n');
  }

  private void skipLineEnd() {
    next += characters[next] == '\r' ? 2 : 1;
    line++;
    column = origin.column();
  }

  /** Characters that a reader cannot see, or that change how the others look. */
  private static boolean isInvisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.SPACE_SEPARATOR -> character != ' ';
      default -> false;
    };
  }

  private static String describe(int character) {
    String digits = Integer.toHexString(character).toUpperCase(Locale.ROOT);
    return "the invisible character U+" + "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }
}
