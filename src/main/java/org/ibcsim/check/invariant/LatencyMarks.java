package org.ibcsim.check.invariant;

import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.model.LatencyProtection;
import org.ibcsim.model.LatencyProtection.Mode;
import org.ibcsim.model.LatencySwitches;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.ReplicationView;
import org.ibcsim.model.ResyncState;

/** Latency protection: who stalls, at which mark, until which mark (dataflow 14.29 to 14.33). */
final class LatencyMarks {
  private final LatencyProtection[] protections;
  private final Violations violations;
  private final boolean untilNetworkAcknowledgement;
  private final int belowLowMark;
  private boolean anyOn;
  private final boolean[] throttled;

  LatencyMarks(RdsLayout layout, Violations violations) {
    this.violations = violations;
    untilNetworkAcknowledgement =
        layout.semantics().get(LatencySwitches.LAT_COUNTS) == LatencySwitches.Counts.UNTIL_NET_ACK;
    belowLowMark =
        layout.semantics().get(LatencySwitches.LAT_RELEASE)
                == LatencySwitches.Release.BELOW_LOW_MARK
            ? 1
            : 0;
    int rlinks = layout.rlinks().size();
    protections = new LatencyProtection[rlinks];
    throttled = new boolean[rlinks];
    for (int rlink = 0; rlink < rlinks; rlink++) {
      protections[rlink] = layout.rlinks().get(rlink).latencyProtection();
      anyOn |= protections[rlink].on();
    }
  }

  /** An RLINK has these attributes from now on. */
  void attributesAre(int rlink, LatencyProtection protection) {
    protections[rlink] = protection;
    anyOn |= protection.on();
  }

  /**
   * An update was put into the log.
   *
   * @param targets the RLINKs that it is for, as bits: a message for others fails for none
   */
  void submitted(int targets, ReplicationView view) {
    if (!anyOn) {
      return;
    }
    for (int rlink = 0; rlink < throttled.length; rlink++) {
      LatencyProtection protection = protections[rlink];
      if (throttled[rlink]) {
        violations.report(
            Invariant.STALLED_UNTIL_THE_LOW_MARK,
            "an update was let in while RLINK %d stalls writes".formatted(rlink));
      }
      boolean fails = protection.mode() == Mode.FAIL && (targets >>> rlink & 1) != 0;
      boolean limits = view.reachable(rlink) || fails;
      if (counts(rlink, view) && limits && waiting(rlink, view) > protection.highMark()) {
        violations.report(
            view.reachable(rlink)
                ? Invariant.NO_MORE_THAN_THE_HIGH_MARK
                : Invariant.FAILS_AT_THE_HIGH_MARK,
            "an update was let in, and now %d wait for RLINK %d, whose high mark is %d"
                .formatted(waiting(rlink, view), rlink, protection.highMark()));
      }
    }
  }

  /** Writes are stalled for an RLINK. */
  void throttleOn(int rlink, ReplicationView view) {
    LatencyProtection protection = protections[rlink];
    throttled[rlink] = true;
    if (!counts(rlink, view) || waiting(rlink, view) < protection.highMark()) {
      violations.report(
          Invariant.NO_STALL_WITHOUT_REASON,
          "RLINK %d stalls writes, though its latency protection is %s and %d updates wait of %d"
              .formatted(rlink, protection.mode(), waiting(rlink, view), protection.highMark()));
    }
    if (!view.reachable(rlink)) {
      violations.report(
          Invariant.NO_STALL_WHILE_DISCONNECTED,
          "RLINK %d is not connected, and stalls writes".formatted(rlink));
    }
  }

  /** A stall has ended. */
  void throttleOff(int rlink, ReplicationView view) {
    throttled[rlink] = false;
    int mark = protections[rlink].lowMark() - belowLowMark;
    if (counts(rlink, view) && view.reachable(rlink) && waiting(rlink, view) > mark) {
      violations.report(
          Invariant.STALLED_UNTIL_THE_LOW_MARK,
          "RLINK %d lets writes go on while %d updates wait, and not %d"
              .formatted(rlink, waiting(rlink, view), mark));
    }
  }

  /** Writes fail from here on. */
  void fails(int rlink, ReplicationView view) {
    LatencyProtection protection = protections[rlink];
    if (protection.mode() != Mode.FAIL
        || view.reachable(rlink)
        || waiting(rlink, view) < protection.highMark()) {
      violations.report(
          Invariant.FAILS_AT_THE_HIGH_MARK,
          "RLINK %d fails writes while %d updates wait of %d"
              .formatted(rlink, waiting(rlink, view), protection.highMark()));
    }
  }

  /** An RLINK streams again, and is counted, while its Secondary lacks a part of the SRL. */
  private boolean counts(int rlink, ReplicationView view) {
    return protections[rlink].on()
        && view.attached(rlink)
        && !view.dcmLogging(rlink)
        && (view.resync(rlink) == ResyncState.NONE || view.resync(rlink) == ResyncState.ENDING);
  }

  private long waiting(int rlink, ReplicationView view) {
    return untilNetworkAcknowledgement
        ? view.unreceivedWrites(rlink)
        : view.outstandingWrites(rlink);
  }

  void write(StateWriter writer) {
    writer.flag(anyOn);
    if (anyOn) {
      for (boolean stalls : throttled) {
        writer.flag(stalls);
      }
    }
  }

  void read(StateReader reader) {
    anyOn = reader.flag();
    for (int rlink = 0; rlink < throttled.length; rlink++) {
      throttled[rlink] = anyOn && reader.flag();
    }
  }
}
