package org.ibcsim.cli;

import java.io.PrintWriter;

/** Text broken into lines of a terminal. */
final class Paragraphs {
  private Paragraphs() {}

  /**
   * Prints a text, broken between words at a width, each line indented; a word that is longer than
   * a line is broken too.
   */
  static void print(PrintWriter screen, int indent, int width, String text) {
    int room = width - indent;
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > room) {
        screen.println(" ".repeat(indent) + line);
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
      while (line.length() > room) {
        screen.println(" ".repeat(indent) + line.substring(0, room));
        line.delete(0, room);
      }
    }
    screen.println(" ".repeat(indent) + line);
  }
}
