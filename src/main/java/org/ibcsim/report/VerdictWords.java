package org.ibcsim.report;

import org.ibcsim.journal.JournalEntry;
import org.ibcsim.journal.RunRecord;

/** The verdict on a run in words, with the tone that goes with it. */
record VerdictWords(String headline, String reason, Cell.Tone tone) {
  static VerdictWords of(RunRecord run) {
    String incomplete =
        run.complete() ? "" : " The journal has no last line: the run was stopped before its end.";
    return run.judgement()
        .map(
            judgement ->
                new VerdictWords(
                    headline(judgement.verdict())
                        + WarningWords.behindVerdict(
                            run.entries(JournalEntry.Warning.class).size()),
                    judgement.reason() + incomplete,
                    tone(judgement.verdict())))
        .orElse(
            new VerdictWords(
                "No verdict", "The journal holds no judgement." + incomplete, Cell.Tone.UNSURE));
  }

  static Cell cell(JournalEntry.Verdict verdict) {
    return new Cell(word(verdict), tone(verdict));
  }

  private static String headline(JournalEntry.Verdict verdict) {
    return switch (verdict) {
      case HELD -> "✓ Held";
      case BROKEN -> "✗ Broken";
      case INCONCLUSIVE -> "? Inconclusive";
    };
  }

  private static String word(JournalEntry.Verdict verdict) {
    return switch (verdict) {
      case HELD -> "held";
      case BROKEN -> "BROKEN";
      case INCONCLUSIVE -> "inconclusive";
    };
  }

  private static Cell.Tone tone(JournalEntry.Verdict verdict) {
    return switch (verdict) {
      case HELD -> Cell.Tone.GOOD;
      case BROKEN -> Cell.Tone.BAD;
      case INCONCLUSIVE -> Cell.Tone.UNSURE;
    };
  }
}
