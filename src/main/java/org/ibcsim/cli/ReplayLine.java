package org.ibcsim.cli;

import org.ibcsim.journal.JournalLevel;
import org.ibcsim.journal.RunHeader;

/** The command that repeats a run, ready to be pasted into a shell. */
final class ReplayLine {
  private ReplayLine() {}

  /**
   * The command that makes the journal with this header again.
   *
   * @param scenario the scenario's path; a report, which must not depend on where it was made, says
   *     {@link RunHeader#scenarioFile} here
   */
  static String of(String scenario, RunHeader header) {
    return of(scenario, header.seed(), header.replication())
        + (header.level() == JournalLevel.CONTROL ? "" : " --journal all");
  }

  /** The command that makes a run with a control journal. */
  static String of(String scenario, long seed, int replication) {
    return "ibcsim run "
        + quoted(scenario)
        + " --seed "
        + seed
        + (replication == 0 ? "" : " --replication " + replication);
  }

  /** A word as a POSIX shell must be given it. */
  static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
