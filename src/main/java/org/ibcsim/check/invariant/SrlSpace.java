package org.ibcsim.check.invariant;

import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.ReplicationView;

/** The Primary's SRL as a ring: what is reused, what is occupied. */
final class SrlSpace {
  private final Progress progress;
  private final UpdateTrail trail;
  private final Violations violations;
  private final long capacityBytes;

  SrlSpace(RdsLayout layout, Progress progress, UpdateTrail trail, Violations violations) {
    this.progress = progress;
    this.trail = trail;
    this.violations = violations;
    capacityBytes = layout.primaryHost().srlBytes();
  }

  /** An update was put into the log; without an SRL it takes no space of one. */
  void occupied(ReplicationView view) {
    if (trail.bytes() <= capacityBytes || view.passthru()) {
      return;
    }
    long lacking =
        bytesAfter(
            Math.max(
                progress.volume, Math.min(progress.logged, trail.nextWrite(progress.volume) - 1)));
    if (lacking > capacityBytes) {
      violations.report(
          Invariant.SRL_NOT_OVERFULL,
          "the Primary's volumes lack %d bytes after update %d, and the SRL holds %d"
              .formatted(lacking, trail.last(), capacityBytes));
    }
    for (int rlink = 0; rlink < progress.dataAcknowledged.length; rlink++) {
      long bytes = bytesAfter(needless(rlink));
      if (bytes > capacityBytes && view.attached(rlink) && carriesAll(rlink)) {
        violations.report(
            Invariant.SRL_NOT_OVERFULL,
            "RLINK %d has %d bytes outstanding after update %d, and the SRL holds %d"
                .formatted(rlink, bytes, trail.last(), capacityBytes));
      }
    }
  }

  /** An RLINK acknowledged: the model's account must be ours. */
  void acknowledged(int rlink, ReplicationView view) {
    long told = view.outstandingBytes(rlink);
    long counted = bytesAfter(progress.dataAcknowledged[rlink]);
    if (told != counted && view.attached(rlink) && carriesAll(rlink)) {
      violations.report(
          Invariant.SRL_ACCOUNT,
          "RLINK %d is said to occupy %d bytes of the SRL; updates %d to %d are %d bytes"
              .formatted(rlink, told, progress.dataAcknowledged[rlink] + 1, trail.last(), counted));
    }
  }

  /** One in DCM logging has a place in the SRL for a part of the updates, or for none. */
  private boolean carriesAll(int rlink) {
    return progress.carriedTo[rlink] == Long.MAX_VALUE;
  }

  private long bytesAfter(long position) {
    return trail.bytesThrough(trail.last()) - trail.bytesThrough(position);
  }

  /**
   * An RLINK does not need what it has acknowledged, nor logged messages for others right behind
   * that.
   */
  private long needless(int rlink) {
    long acknowledged = progress.dataAcknowledged[rlink];
    return Math.max(acknowledged, Math.min(progress.logged, trail.passedOver(rlink, acknowledged)));
  }

  void freed(long position, ReplicationView view) {
    if (position <= progress.freed) {
      report("SRL space is free up to %d after being free up to %d", position, progress.freed);
    }
    if (position >= trail.nextWrite(progress.volume)) {
      report(
          "SRL space is free up to %d, but the Primary's volumes have only %d",
          position, progress.volume);
    }
    for (int rlink = 0; rlink < progress.dataAcknowledged.length; rlink++) {
      if (Math.min(position, progress.carriedTo[rlink])
              > trail.passedOver(rlink, progress.dataAcknowledged[rlink])
          && view.attached(rlink)) {
        violations.report(
            Invariant.SLOT_FREE_WHEN_NOBODY_NEEDS_IT,
            "SRL space is free up to %d, but RLINK %d has data-acknowledged only %d"
                .formatted(position, rlink, progress.dataAcknowledged[rlink]));
      }
    }
    progress.freed = Math.max(progress.freed, position);
    long needless = Math.min(progress.freed, progress.appliedEverywhere());
    needless = Math.min(needless, progress.keptFrom - 1);
    for (int rlink = 0; rlink < progress.dataAcknowledged.length; rlink++) {
      if (carriesAll(rlink) && view.attached(rlink)) {
        // One that goes on from a checkpoint needs what others are done with.
        needless = Math.min(needless, progress.dataAcknowledged[rlink]);
      }
    }
    trail.forgetThrough(needless);
  }

  private void report(String pattern, long position, long other) {
    violations.report(Invariant.SLOT_FREE_WHEN_NOBODY_NEEDS_IT, pattern.formatted(position, other));
  }
}
