package org.ibcsim.cli;

import java.io.PrintWriter;
import java.util.List;
import org.ibcsim.check.expectation.ExpectationVocabulary;

/** {@code ibcsim help expectations}: everything that an expectation may read. */
record ExpectationsTopic(List<ExpectationVocabulary.Term> terms) {
  private static final int INDENT = 4;

  static ExpectationsTopic ofTheVocabulary() {
    return new ExpectationsTopic(ExpectationVocabulary.terms());
  }

  void print(PrintWriter screen, int width) {
    Paragraphs.print(
        screen,
        0,
        width,
        "What an expectation of a scenario may read, in CEL. Durations are written duration('90s').");
    for (ExpectationVocabulary.Term term : terms) {
      String unit = term.unit().isEmpty() ? "" : " (" + term.unit() + ")";
      screen.println();
      Paragraphs.print(screen, 0, width, term.name() + ": " + term.type() + unit);
      Paragraphs.print(screen, INDENT, width, term.meaning());
    }
  }
}
