package org.ibcsim.cli;

import java.io.PrintWriter;
import java.util.List;
import org.ibcsim.check.litmus.Reference;

/**
 * {@code ibcsim help litmus}: how a scenario asks a question, with an example.
 *
 * @param matrixRows what may stand behind {@code matrix} under {@code shows}
 */
record LitmusTopic(
    String purpose, String example, List<Key> keys, String openTimes, List<String> matrixRows) {
  private static final int INDENT = 4;

  /** A key of {@code litmus}. */
  record Key(String name, String meaning) {}

  static LitmusTopic ofTheScenario() {
    return new LitmusTopic(
        "A litmus test is a scenario that asks one question and lists the answers. A run shows one"
            + " outcome; many runs, each with a seed of its own, show a table of them: ibcsim run"
            + " SCENARIO --seeds 200.",
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
        """,
        List.of(
            new Key("question", "One sentence."),
            new Key(
                "shows",
                "What of the reference it is about: property N (1 to "
                    + Reference.LAST_PROPERTY
                    + "), matrix ROW (below), switch NAME (ibcsim help semantics). Must be there."),
            new Key(
                "observe",
                "Names with expressions, as under expect (ibcsim help expectations). A value is a"
                    + " yes or no, a whole number or a text, and reads no times, so that an outcome"
                    + " means the same in every timing."),
            new Key(
                "permitted",
                "Outcomes that may be. What is not listed breaks the test. Left out: all that is"
                    + " not forbidden. A name that is left out of an outcome may have any value;"
                    + " absent stands for no value. It or forbidden must be there."),
            new Key(
                "required",
                "Outcomes that some run must show; where none does, the result is inconclusive"
                    + " (exit status 3), as the seeds may not reach what is asked about."),
            new Key("forbidden", "Outcomes that break the test, whatever permits them."),
            new Key(
                "with_faults",
                "Outcomes that may be as well where ibcsim explore adds the faults of its budget"
                    + " (crashes, cuts and others under explore). A run does not add any, so there"
                    + " they are not permitted.")),
        "Seeds reach different orders of events where times are left open: in a runbook sleep 1 s"
            + " .. 5 s and at 2 s .. 9 s, for a fault at: 2 s .. 9 s and for: 5 s .. 1 min. Each"
            + " script and each fault draws from a random stream of its own, and the journal tells"
            + " what was drawn. A second process of a host has a script of its own: london/second.",
        Reference.MATRIX_ROWS);
  }

  void print(PrintWriter screen, int width) {
    Paragraphs.print(screen, 0, width, purpose);
    screen.println();
    example.lines().forEach(line -> screen.println("  " + line));
    for (Key key : keys) {
      screen.println();
      screen.println(key.name());
      Paragraphs.print(screen, INDENT, width, key.meaning());
    }
    screen.println();
    Paragraphs.print(screen, 0, width, openTimes);
    screen.println();
    matrixRows.forEach(row -> screen.println("matrix " + row));
  }
}
