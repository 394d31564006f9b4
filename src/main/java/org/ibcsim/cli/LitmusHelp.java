package org.ibcsim.cli;

import java.io.PrintWriter;
import org.ibcsim.check.litmus.Reference;

/** {@code ibcsim help litmus}: how a scenario asks a question, with an example. */
final class LitmusHelp {
  static final String EXAMPLE =
      """
      litmus:
        question: Can a Secondary unregister a name while its message is pending?
        shows: [property 36, switch discard_after_unregister]
        observe:
          unregister: command('london', 'unregister').error
          fate: ibc('nightly').fate
        permitted:
          - {unregister: none, fate: discarded}
          - {unregister: EIBC_IBC_PENDING}
        required:
          - {fate: received}
        forbidden:
          - {fate: pending}
      """;

  private static final int WIDTH = Screen.WIDTH;

  private LitmusHelp() {}

  static void print(PrintWriter screen) {
    paragraph(
        screen,
        "A litmus test is a scenario that asks one question and lists the answers. A run shows one"
            + " outcome; many runs, each with a seed of its own, show a table of them:");
    screen.println("  ibcsim run SCENARIO --seeds 200");
    screen.println();
    EXAMPLE.lines().forEach(line -> screen.println("  " + line));
    screen.println();
    key(screen, "question", "One sentence.");
    key(
        screen,
        "shows",
        "What of the reference it is about: property N (1 to "
            + Reference.LAST_PROPERTY
            + "), matrix ROW, switch NAME.");
    key(
        screen,
        "observe",
        "Names with expressions, as under expect (ibcsim help expectations). A value is a yes or no,"
            + " a whole number or a text, and reads no times, so that an outcome means the same in"
            + " every timing.");
    key(
        screen,
        "permitted",
        "Outcomes that may be. What is not listed breaks the test. Left out: all that is not"
            + " forbidden. A name that is left out of an outcome may have any value; absent stands"
            + " for no value.");
    key(
        screen,
        "required",
        "Outcomes that some run must show; where none does, the result is inconclusive (exit status"
            + " 3), as the seeds may not reach what is asked about.");
    key(screen, "forbidden", "Outcomes that break the test, whatever permits them.");
    screen.println();
    paragraph(
        screen,
        "Seeds reach different orders of events where times are left open: in a runbook sleep 1 s"
            + " .. 5 s and at 2 s .. 9 s, for a fault at: 2 s .. 9 s and for: 5 s .. 1 min. Each"
            + " script and each fault draws from a random stream of its own, and the journal tells"
            + " what was drawn. A second process of a host has a script of its own: london/second.");
    paragraph(screen, "Rows of the matrix of failures and role changes:");
    for (String row : Reference.MATRIX_ROWS) {
      screen.println("  matrix " + row);
    }
  }

  private static void paragraph(PrintWriter screen, String text) {
    Paragraphs.print(screen, 0, WIDTH, text);
    screen.println();
  }

  private static void key(PrintWriter screen, String key, String meaning) {
    screen.println(key);
    Paragraphs.print(screen, 4, WIDTH, meaning);
  }
}
