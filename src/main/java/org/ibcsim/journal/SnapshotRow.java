package org.ibcsim.journal;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.model.Fact;

/** A snapshot of all volumes of a host, and when it was finished. */
public record SnapshotRow(long timeNanos, String hostName, Fact.SnapshotTaken taken) {
  /** Every snapshot of a run, in the order in which they were finished. */
  public static List<SnapshotRow> of(RunRecord run) {
    List<SnapshotRow> rows = new ArrayList<>();
    for (TimedFact timed : run.facts()) {
      if (timed.fact() instanceof Fact.SnapshotTaken taken) {
        rows.add(new SnapshotRow(timed.timeNanos(), run.header().hostName(taken.host()), taken));
      }
    }
    return List.copyOf(rows);
  }
}
