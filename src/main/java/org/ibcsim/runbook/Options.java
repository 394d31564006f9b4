package org.ibcsim.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The options at the front of a command, read as getopt(3) does: {@code -n}, {@code -D 600}, {@code
 * -D600}, {@code -Tg hrdg}, ended by the first word that is none, or by {@code --}.
 */
final class Options {
  /** One option as given; the value of a flag is empty and stands at the option. */
  record Given(char letter, Word word, Word value) {}

  private final List<Given> given = new ArrayList<>();
  private int end;
  private boolean broken;

  private Options() {}

  /**
   * Reads options from the second word on.
   *
   * @param flags letters of options without a value
   * @param valued letters of options with a value
   * @param keywords what may follow the options; tells the value of an unknown option from the
   *     keyword
   */
  static Options read(
      List<Word> words, String flags, String valued, Set<String> keywords, List<Problem> problems) {
    Options options = new Options();
    int next = 1;
    while (next < words.size()) {
      Word word = words.get(next);
      if (word.text().equals("--")) {
        next++;
        break;
      }
      if (!isOption(word)) {
        break;
      }
      next++;
      next += options.readCluster(words, next, flags, valued, keywords, problems);
    }
    options.end = next;
    return options;
  }

  /** Whether a word looks like an option. */
  static boolean isOption(Word word) {
    return word.text().length() > 1 && word.text().charAt(0) == '-';
  }

  /** How many words after the cluster belong to it. */
  private int readCluster(
      List<Word> words,
      int after,
      String flags,
      String valued,
      Set<String> keywords,
      List<Problem> problems) {
    Word word = words.get(after - 1);
    String text = word.text();
    for (int place = 1; place < text.length(); place++) {
      char letter = text.charAt(place);
      if (flags.indexOf(letter) >= 0) {
        add(new Given(letter, word, new Word("", word.line(), word.column())), problems);
      } else if (valued.indexOf(letter) >= 0) {
        return readValue(letter, words, after, text.substring(place + 1), problems);
      } else {
        problems.add(unknown(word, letter, flags, valued));
        broken = true;
        boolean valueFollows =
            after < words.size()
                && !isOption(words.get(after))
                && !keywords.contains(words.get(after).text());
        return valueFollows ? 1 : 0;
      }
    }
    return 0;
  }

  private int readValue(
      char letter, List<Word> words, int after, String attached, List<Problem> problems) {
    Word word = words.get(after - 1);
    if (!attached.isEmpty()) {
      int column = word.column() + word.text().length() - attached.length();
      add(new Given(letter, word, new Word(attached, word.line(), column)), problems);
      return 0;
    }
    if (after == words.size()) {
      problems.add(Problem.at(word, "option -" + letter + " at the end", "a value after it", ""));
      broken = true;
      add(new Given(letter, word, new Word("", word.line(), word.column())), problems);
      return 0;
    }
    add(new Given(letter, word, words.get(after)), problems);
    return 1;
  }

  private void add(Given option, List<Problem> problems) {
    if (find(option.letter()).isPresent()) {
      problems.add(
          Problem.at(
              option.word(),
              "option -" + option.letter() + " a second time",
              "each option once",
              "deleting one of the two"));
    } else {
      given.add(option);
    }
  }

  private static Problem unknown(Word word, char letter, String flags, String valued) {
    char otherCase =
        Character.isUpperCase(letter)
            ? Character.toLowerCase(letter)
            : Character.toUpperCase(letter);
    boolean otherExists = (flags + valued).indexOf(otherCase) >= 0;
    return Problem.at(
        word,
        "the unknown option " + (letter == '-' ? word.text() : "-" + letter),
        "one of " + listed(flags + valued),
        otherExists ? "-" + otherCase : "");
  }

  /** Letters as a list of options: {@code -g, -D}. */
  static String listed(String letters) {
    List<String> options = new ArrayList<>();
    for (char letter : letters.toCharArray()) {
      options.add("-" + letter);
    }
    return String.join(", ", options);
  }

  /** Index of the first word that is no option. */
  int end() {
    return end;
  }

  /** Whether words may have been misread, because an option is unknown or lacks its value. */
  boolean broken() {
    return broken;
  }

  List<Given> all() {
    return List.copyOf(given);
  }

  boolean has(char letter) {
    return find(letter).isPresent();
  }

  Optional<Word> value(char letter) {
    return find(letter).map(Given::value);
  }

  Optional<Given> find(char letter) {
    return given.stream().filter(option -> option.letter() == letter).findFirst();
  }
}
