package org.ibcsim.check.invariant;

import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.ReplicationView;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.VolumeLayout;
import org.ibcsim.model.link.RlinkState;

/** What a full SRL does, by the protection of each RLINK (dataflow 14.19 to 14.22, 14.28). */
final class SrlProtections {
  private static final long NOT_STALLED = -1;
  private static final long MOST_RELEASE_BYTES = 20L << 20;

  private final Violations violations;
  private final SrlProtection[] protections;
  private final boolean everyVolumeHasDcm;
  private final long warningBytes;
  private final long releaseBytes;

  /** What each RLINK had outstanding when it began to stall writes. */
  private final long[] stalledAtBytes;

  private int stalls;

  SrlProtections(RdsLayout layout, Violations violations) {
    this.violations = violations;
    int rlinks = layout.rlinks().size();
    long capacityBytes = layout.primaryHost().srlBytes();
    warningBytes = capacityBytes / 5 * 4 + capacityBytes % 5 * 4 / 5;
    releaseBytes = Math.min(capacityBytes / 20, MOST_RELEASE_BYTES);
    everyVolumeHasDcm = layout.volumes().stream().allMatch(VolumeLayout::hasDcm);
    protections = new SrlProtection[rlinks];
    stalledAtBytes = new long[rlinks];
    for (int rlink = 0; rlink < rlinks; rlink++) {
      protections[rlink] = layout.rlinks().get(rlink).srlProtection();
      stalledAtBytes[rlink] = NOT_STALLED;
    }
  }

  /** An RLINK has this protection from now on. */
  void attributesAre(int rlink, SrlProtection protection) {
    protections[rlink] = protection;
  }

  /** An update was put into the log. */
  void submitted() {
    if (stalls > 0) {
      violations.report(
          Invariant.STALLED_UNTIL_THERE_IS_ROOM,
          "an update was let in while %d RLINKs stall writes".formatted(stalls));
    }
  }

  /** Writes are stalled for an RLINK. */
  void throttleOn(int rlink, ReplicationView view) {
    SrlProtection protection = protections[rlink];
    if (protection == SrlProtection.AUTODCM || protection == SrlProtection.OFF) {
      violations.report(
          Invariant.AUTODCM_NEVER_STALLS,
          "RLINK %d stalls writes for room in the SRL, and its protection is %s"
              .formatted(rlink, protection));
    }
    if (!view.connected(rlink)) {
      violations.report(
          Invariant.STALLED_UNTIL_THERE_IS_ROOM,
          "RLINK %d stalls writes for room in the SRL, and is not connected".formatted(rlink));
    }
    stalls += stalledAtBytes[rlink] == NOT_STALLED ? 1 : 0;
    stalledAtBytes[rlink] = view.outstandingBytes(rlink);
  }

  /** A stall has ended. */
  void throttleOff(int rlink, ReplicationView view) {
    long bytes = view.outstandingBytes(rlink);
    long most = Math.max(0, stalledAtBytes[rlink] - releaseBytes);
    if (bytes > most
        && view.attached(rlink)
        && view.connected(rlink)
        && view.rlinkStatus(rlink).state() == RlinkState.ACTIVE) {
      violations.report(
          Invariant.STALLED_UNTIL_THERE_IS_ROOM,
          "RLINK %d lets writes go on with %d bytes outstanding, and not %d"
              .formatted(rlink, bytes, most));
    }
    stalls -= stalledAtBytes[rlink] == NOT_STALLED ? 0 : 1;
    stalledAtBytes[rlink] = NOT_STALLED;
  }

  /** The SRL overflowed for an RLINK. */
  void overflowed(int rlink) {
    SrlProtection protection = protections[rlink];
    boolean converts = protection == SrlProtection.AUTODCM || protection == SrlProtection.DCM;
    if (protection == SrlProtection.FAIL || converts && everyVolumeHasDcm) {
      violations.report(
          Invariant.OVERFLOWS_ONLY_UNPROTECTED,
          "the SRL overflowed for RLINK %d, and its protection is %s".formatted(rlink, protection));
    }
  }

  /** Writes fail for an RLINK, because the SRL is full. */
  void fails(int rlink, ReplicationView view) {
    if (protections[rlink] != SrlProtection.FAIL
        || view.connected(rlink) && view.rlinkStatus(rlink).state() == RlinkState.ACTIVE) {
      violations.report(
          Invariant.FAILS_ONLY_WHEN_FULL_AND_DISCONNECTED,
          "RLINK %d fails writes for room in the SRL; its protection is %s"
              .formatted(rlink, protections[rlink]));
    }
  }

  /** The SRL is said to be more than 80 % full for an RLINK. */
  void warned(int rlink, ReplicationView view) {
    long bytes = view.outstandingBytes(rlink);
    if (bytes <= warningBytes) {
      violations.report(
          Invariant.WARNS_ABOVE_80_PERCENT,
          "a warning of RLINK %d with %d bytes outstanding; 80 %% of the SRL are %d"
              .formatted(rlink, bytes, warningBytes));
    }
  }

  void write(StateWriter writer) {
    writer.flag(stalls > 0);
    if (stalls > 0) {
      for (long bytes : stalledAtBytes) {
        writer.number(bytes);
      }
    }
  }

  void read(StateReader reader) {
    stalls = 0;
    boolean any = reader.flag();
    for (int rlink = 0; rlink < stalledAtBytes.length; rlink++) {
      stalledAtBytes[rlink] = any ? reader.number() : NOT_STALLED;
      stalls += stalledAtBytes[rlink] == NOT_STALLED ? 0 : 1;
    }
  }
}
