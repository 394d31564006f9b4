package org.ibcsim.check.invariant;

import java.util.Arrays;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.model.Fact;

/** What a Primary of before is sent when it comes back by fast failback. */
final class FailbackTransfers {
  private final Violations violations;

  /** Whether the RLINK leads to a Primary of before that has not come back. */
  private final boolean[] logs;

  /** What its DCM held when the replay began. */
  private final long[] owedBytes;

  FailbackTransfers(int rlinks, Violations violations) {
    this.violations = violations;
    logs = new boolean[rlinks];
    owedBytes = new long[rlinks];
  }

  void fact(Fact fact) {
    if (fact instanceof Fact.FailbackLogging logging) {
      logs[logging.rlink()] = true;
    } else if (fact instanceof Fact.ResyncStarted started && logs[started.rlink()]) {
      owedBytes[started.rlink()] = started.markedBytes();
    } else if (fact instanceof Fact.ResyncStopped stopped && logs[stopped.rlink()]) {
      ended(stopped);
    } else if (fact instanceof Fact.Detached detached) {
      forget(detached.rlink());
    } else if (fact instanceof Fact.RoleChanged) {
      Arrays.fill(logs, false);
      Arrays.fill(owedBytes, 0);
    }
  }

  private void ended(Fact.ResyncStopped stopped) {
    long owed = owedBytes[stopped.rlink()];
    if (stopped.sentBytes() < owed) {
      violations.report(
          Invariant.FAILBACK_SENDS_WHAT_EITHER_WROTE,
          "RLINK %d has sent %d bytes to the former Primary, of %d that either had written"
              .formatted(stopped.rlink(), stopped.sentBytes(), owed));
    }
    forget(stopped.rlink());
  }

  private void forget(int rlink) {
    logs[rlink] = false;
    owedBytes[rlink] = 0;
  }

  void write(StateWriter writer) {
    for (int rlink = 0; rlink < logs.length; rlink++) {
      writer.flag(logs[rlink]);
      if (logs[rlink]) {
        writer.count(owedBytes[rlink]);
      }
    }
  }

  void read(StateReader reader) {
    for (int rlink = 0; rlink < logs.length; rlink++) {
      logs[rlink] = reader.flag();
      owedBytes[rlink] = logs[rlink] ? reader.count() : 0;
    }
  }
}
