package org.ibcsim.check.invariant;

import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.model.LatencyProtection;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.ReplicationView;
import org.ibcsim.model.RlinkAttributes;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Synchronous;

/** The Primary's steps: logged, returned to the application, on its volumes. */
final class PrimaryOrder {
  private final Progress progress;
  private final UpdateTrail trail;
  private final Violations violations;
  private final boolean[] canBeSynchronous;
  private final boolean[] mayRefuse;
  private final boolean[] failing;

  /** An RLINK has, or had, synchronous=fail: a write that waited for it may still return EIO. */
  private boolean mayFail;

  PrimaryOrder(RdsLayout layout, Progress progress, UpdateTrail trail, Violations violations) {
    this.progress = progress;
    this.trail = trail;
    this.violations = violations;
    int rlinks = layout.rlinks().size();
    canBeSynchronous = new boolean[rlinks];
    mayRefuse = new boolean[rlinks];
    failing = new boolean[rlinks];
    for (int rlink = 0; rlink < rlinks; rlink++) {
      attributesAre(rlink, RlinkAttributes.of(layout.rlinks().get(rlink)));
    }
  }

  /** An RLINK has these attributes from now on. */
  void attributesAre(int rlink, RlinkAttributes attributes) {
    boolean fails = attributes.synchronous() == Synchronous.FAIL;
    canBeSynchronous[rlink] = attributes.synchronous() != Synchronous.OFF;
    mayRefuse[rlink] =
        fails
            || attributes.srlProtection() == SrlProtection.FAIL
            || attributes.latencyProtection().mode() == LatencyProtection.Mode.FAIL;
    mayFail |= fails;
    failing[rlink] = fails;
  }

  /** A write was let in: no RLINK that fails writes lacks its connection. */
  void admitted(ReplicationView view) {
    if (!mayFail) {
      return;
    }
    for (int rlink = 0; rlink < failing.length; rlink++) {
      if (failing[rlink]
          && view.attached(rlink)
          && !view.connected(rlink)
          && !view.dcmLogging(rlink)) {
        violations.report(
            Invariant.REFUSED_WHILE_DISCONNECTED,
            "a write was let in, but RLINK %d has synchronous=fail and is not connected"
                .formatted(rlink));
      }
    }
  }

  /** At the end of whatever came before, each write that could return has returned. */
  void between(ReplicationView view) {
    if (progress.acknowledged < progress.logged) {
      requireReturned(view);
    }
  }

  private void requireReturned(ReplicationView view) {
    long write = trail.nextWrite(progress.acknowledged);
    if (write > progress.logged) {
      return;
    }
    for (int rlink = 0; rlink < canBeSynchronous.length; rlink++) {
      if (canBeSynchronous[rlink]
          && progress.transferred[rlink] < write
          && view.writesWaitFor(rlink)) {
        return;
      }
    }
    violations.report(
        Invariant.NOTHING_ELSE_DELAYS,
        "write %d is in the SRL and no synchronous RLINK lacks it, but it has not returned"
            .formatted(write));
  }

  /** The Primary crashed: nobody hears any more of what he wrote before. */
  void crashed() {
    progress.acknowledged = Math.max(progress.acknowledged, progress.logged);
  }

  void submitted(long position) {
    if (position != trail.last() + 1) {
      violations.report(
          Invariant.LOG_HAS_NO_GAPS,
          "update " + position + " was submitted after update " + trail.last());
    }
  }

  void refused(int rlink, boolean stopped) {
    if (rlink == -1) {
      if (!stopped) {
        violations.report(
            Invariant.ERRORS_ONLY_WHEN_ALLOWED,
            "a write was refused because the RVG is stopped, which it is not");
      }
    } else if (!mayRefuse[rlink]) {
      violations.report(
          Invariant.ERRORS_ONLY_WHEN_ALLOWED,
          "a write was refused because of RLINK " + rlink + ", which has no setting that fails");
    }
  }

  void logged(long position) {
    if (position != progress.logged + 1) {
      violations.report(
          Invariant.STREAM_HAS_NO_GAPS,
          "update " + position + " was logged after update " + progress.logged);
    }
    if (position > trail.last()) {
      violations.report(
          Invariant.STAGES_IN_ORDER,
          "update " + position + " was logged, but the last submitted is " + trail.last());
    }
    progress.logged = position;
  }

  /** The Primary crashed; from now on nobody waits for anything that was submitted before. */
  void lost(long first, long last) {
    boolean returned = first <= progress.acknowledged;
    if (!returned && (first != progress.logged + 1 || last != trail.last())) {
      violations.report(
          Invariant.LOST_AT_THE_END_OF_THE_LOG,
          "updates %d to %d are lost, but %d is logged and %d is the last submitted"
              .formatted(first, last, progress.logged, trail.last()));
    }
    if (returned) {
      violations.report(
          Invariant.ACKNOWLEDGED_SURVIVES_A_CRASH,
          "updates %d to %d are lost, but write %d has returned"
              .formatted(first, last, progress.acknowledged));
    }
    trail.annul(first, last);
    progress.logged = Math.max(progress.logged, last);
  }

  void volumeWritten(long position) {
    if (position > progress.logged) {
      violations.report(
          Invariant.STAGES_IN_ORDER,
          "update %d is on the Primary's volumes, but only %d is logged"
              .formatted(position, progress.logged));
    }
    if (position != trail.nextWrite(progress.volume)) {
      violations.report(
          Invariant.STREAM_HAS_NO_GAPS,
          "update %d is on the Primary's volumes after update %d"
              .formatted(position, progress.volume));
    }
    progress.volume = position;
  }

  /** An update could not be written to its data volume, and others after it may be. */
  void pending(long position) {
    if (position > progress.logged || position != trail.nextWrite(progress.volume)) {
      violations.report(
          Invariant.STREAM_HAS_NO_GAPS,
          "update %d is pending for the Primary's volumes after update %d, and %d is logged"
              .formatted(position, progress.volume, progress.logged));
    }
    progress.volume = position;
  }

  void acknowledged(
      long position, boolean succeeded, boolean mayFailOnVolume, ReplicationView view) {
    if (position > progress.logged) {
      violations.report(
          Invariant.ACKNOWLEDGED_AFTER_SRL,
          "write %d returned, but only %d is in the SRL".formatted(position, progress.logged));
    }
    if (position <= progress.acknowledged) {
      violations.report(
          Invariant.ACKNOWLEDGED_AFTER_SRL,
          "write %d returned after write %d".formatted(position, progress.acknowledged));
    }
    progress.acknowledged = position;
    if (succeeded) {
      requireSynchronous(position, view, -1);
    } else if (!mayFail && !mayFailOnVolume) {
      violations.report(
          Invariant.ERRORS_ONLY_WHEN_ALLOWED,
          "write " + position + " failed, and no RLINK has synchronous=fail");
    }
  }

  /**
   * SEND returns as a write does, at least as far as its own RLINKs go. One that fails may be in no
   * SRL: its host has lost the role to a takeover.
   *
   * @param targets bit r is set for RLINK r
   */
  void messageSent(long message, boolean succeeded, int targets, ReplicationView view) {
    if (succeeded && message > progress.logged) {
      violations.report(
          Invariant.ACKNOWLEDGED_AFTER_SRL,
          "SEND of message %d returned, but only %d is in the SRL"
              .formatted(message, progress.logged));
    }
    if (succeeded) {
      requireSynchronous(message, view, targets);
    }
  }

  private void requireSynchronous(long position, ReplicationView view, int targets) {
    for (int rlink = 0; rlink < canBeSynchronous.length; rlink++) {
      if (canBeSynchronous[rlink]
          && (targets >>> rlink & 1) != 0
          && progress.transferred[rlink] < position
          && view.effectivelySynchronous(rlink)) {
        violations.report(
            Invariant.SYNCHRONOUS_WAITS,
            "update %d returned, but synchronous RLINK %d has acknowledged only %d"
                .formatted(position, rlink, progress.transferred[rlink]));
      }
    }
  }

  void write(StateWriter writer) {
    writer.flag(mayFail);
  }

  /** The attributes of RLINKs are told after this. */
  void read(StateReader reader) {
    mayFail = reader.flag();
  }
}
