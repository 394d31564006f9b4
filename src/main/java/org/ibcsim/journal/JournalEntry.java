package org.ibcsim.journal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a journal tells besides the model's own facts: what was done to the run, and what it proved.
 */
public sealed interface JournalEntry {
  /** How an expectation or a whole run came out; unknown is not held. */
  enum Verdict {
    /** Everything that was expected is so. */
    HELD,
    /** Something that was expected is not so, or an invariant is broken. */
    BROKEN,
    /** It cannot be told: a bound was reached first, or a value does not exist. */
    INCONCLUSIVE
  }

  /**
   * A command of a runbook ran; its line stands at the time when it ended.
   *
   * @param host name of the host whose script it is in
   * @param scriptLine line in the scenario file, from 1
   * @param text the command as typed
   * @param status exit status; 0 is success
   * @param output lines that it printed
   */
  record Command(
      String host,
      int scriptLine,
      String text,
      long startedNanos,
      long endedNanos,
      int status,
      List<String> output)
      implements JournalEntry {
    public Command {
      output = List.copyOf(output);
    }
  }

  /**
   * The scenario injected a fault.
   *
   * @param action for instance {@code cut}
   * @param target name of the RLINK or host
   * @param endNanos when it is undone, or null for never
   */
  record Fault(String action, String target, @Nullable Long endNanos) implements JournalEntry {}

  /**
   * A time that the scenario leaves open within limits was drawn.
   *
   * @param stream the random stream that it was drawn from
   * @param line in the scenario file, from 1
   * @param leastNanos the smallest time that it may be
   * @param mostNanos the largest time that it may be
   */
  record Drawn(String stream, int line, long leastNanos, long mostNanos, long drawnNanos)
      implements JournalEntry {}

  /**
   * The last byte of an in-band control message left for a Secondary; once more for each time that
   * it is sent again.
   *
   * @param message position of its record in the update log
   */
  record MessageTransmitted(String rlink, long message) implements JournalEntry {}

  /**
   * An expectation of the scenario was judged.
   *
   * @param expression as written in the scenario
   * @param line in the scenario file, from 1
   * @param found the values that the expression saw, in words; empty if there is nothing to add
   */
  record Expectation(String expression, int line, Verdict verdict, String found)
      implements JournalEntry {}

  /** How an outcome stands to what a litmus test says. */
  enum Standing {
    /** It may be. */
    PERMITTED("permitted"),
    /** The test says that it must not be. */
    FORBIDDEN("forbidden"),
    /** The test lists what may be, and it is not there; as bad as forbidden. */
    NOT_LISTED("not listed");

    private final String words;

    Standing(String words) {
      this.words = words;
    }

    /** In words, for people. */
    public String words() {
      return words;
    }
  }

  /**
   * The scenario's litmus test was answered by this run.
   *
   * @param line in the scenario file, from 1
   * @param outcome the observed names with their values, in the order of the scenario
   */
  record Litmus(String question, int line, Map<String, String> outcome, Standing standing)
      implements JournalEntry {
    public Litmus {
      outcome = Collections.unmodifiableMap(new LinkedHashMap<>(outcome));
    }
  }

  /** The whole run was judged; {@code reason} says by what. */
  record Judgement(Verdict verdict, String reason) implements JournalEntry {}

  /**
   * A reader should know this.
   *
   * @param hazard its name, as {@code ibcsim help hazards} lists them
   * @param atNanos when it began or showed
   * @param remedy what would cure it, or empty
   */
  record Warning(String hazard, long atNanos, String text, String remedy) implements JournalEntry {}
}
