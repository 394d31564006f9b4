package org.ibcsim.runbook;

import java.util.List;

/**
 * One command as words, at least one.
 *
 * @param words the words in order
 * @param text as written, without a comment; a continued line is joined
 */
record CommandLine(List<Word> words, String text) {
  CommandLine {
    words = List.copyOf(words);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("a command line without a word: expected one or more");
    }
  }

  Word first() {
    return words.get(0);
  }
}
