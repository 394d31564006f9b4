package org.ibcsim.cli;

import java.io.PrintWriter;

/** Text broken into lines of a terminal. */
final class Paragraphs {
  private Paragraphs() {}

  /** Prints a text, broken between words at a width, each line indented. */
  static void print(PrintWriter screen, int indent, int width, String text) {
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      if (line.length() > 0 && indent + line.length() + 1 + word.length() > width) {
        screen.println(" ".repeat(indent) + line);
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    screen.println(" ".repeat(indent) + line);
  }
}
