package org.ibcsim.report;

/**
 * One entry of a table.
 *
 * @param text as it is, not escaped
 */
record Cell(String text, Tone tone) {
  /** What it means to a reader; never told by colour alone. */
  enum Tone {
    PLAIN,
    GOOD,
    BAD,
    UNSURE,
    /** As typed or printed: one width for all characters, line ends kept. */
    CODE
  }

  static Cell of(String text) {
    return new Cell(text, Tone.PLAIN);
  }

  static Cell code(String text) {
    return new Cell(text, Tone.CODE);
  }
}
