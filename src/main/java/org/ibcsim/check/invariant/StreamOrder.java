package org.ibcsim.check.invariant;

/** The steps of one update on its way to a Secondary and back, for every RLINK. */
final class StreamOrder {
  private final Progress progress;
  private final UpdateTrail trail;
  private final Bunkers bunkers;
  private final Violations violations;

  StreamOrder(Progress progress, UpdateTrail trail, Bunkers bunkers, Violations violations) {
    this.progress = progress;
    this.trail = trail;
    this.bunkers = bunkers;
    this.violations = violations;
  }

  void transmitted(int rlink, long position) {
    step(rlink, position, progress.transmitted, "sent", progress.logged, "logged");
    bunkers.transmitted(rlink, position, progress, violations);
  }

  /** What is sent again was sent before, and has no network acknowledgement. */
  void resent(int rlink, long position) {
    if (position > progress.transmitted[rlink]) {
      violations.report(
          Invariant.STAGES_IN_ORDER,
          "RLINK %d: update %d is sent again, but only %d is sent"
              .formatted(rlink, position, progress.transmitted[rlink]));
    }
  }

  void arrived(int rlink, long position, boolean duplicate) {
    step(rlink, position, progress.arrived, "received", progress.transmitted[rlink], "sent");
    if (duplicate != position <= progress.received[rlink]) {
      violations.report(
          Invariant.STREAM_HAS_NO_GAPS,
          "RLINK %d calls update %d %s, but its Secondary has received %d"
              .formatted(
                  rlink, position, duplicate ? "a duplicate" : "new", progress.received[rlink]));
    }
    progress.received[rlink] = Math.max(progress.received[rlink], position);
  }

  void networkAcknowledged(int rlink, long position) {
    step(
        rlink,
        position,
        progress.networkAcknowledged,
        "network-acknowledged",
        progress.arrived[rlink],
        "received");
    if (!bunkers.isAt(rlink)) {
      progress.transferred[rlink] = Math.max(progress.transferred[rlink], position);
    }
  }

  void dataAcknowledged(int rlink, long position) {
    if (bunkers.isAt(rlink)) {
      progress.transferred[rlink] = Math.max(progress.transferred[rlink], position);
    }
    step(
        rlink,
        position,
        progress.dataAcknowledged,
        "data-acknowledged",
        progress.networkAcknowledged[rlink],
        "network-acknowledged");
    if (position > progress.stable[rlink]) {
      violations.report(
          Invariant.STAGES_IN_ORDER,
          "RLINK %d: update %d is data-acknowledged, but only %d is on a disk of the Secondary"
              .formatted(rlink, position, progress.stable[rlink]));
    }
  }

  void stable(int rlink, long position) {
    if (position <= progress.stable[rlink]) {
      violations.report(
          Invariant.STREAM_HAS_NO_GAPS,
          "RLINK %d: on disk up to %d after being on disk up to %d"
              .formatted(rlink, position, progress.stable[rlink]));
    }
    if (position > progress.received[rlink]) {
      violations.report(
          Invariant.STAGES_IN_ORDER,
          "RLINK %d: on disk up to %d, but only %d is received"
              .formatted(rlink, position, progress.received[rlink]));
    }
    progress.stable[rlink] = position;
    if (bunkers.isAt(rlink)) {
      progress.applied[rlink] = position;
    }
  }

  /**
   * A stage takes the next update of the stream, and never one that the stage before has not had.
   */
  private void step(
      int rlink, long position, long[] stage, String name, long before, String nameBefore) {
    if (position > before) {
      violations.report(
          Invariant.STAGES_IN_ORDER,
          "RLINK %d: update %d is %s, but only %d is %s"
              .formatted(rlink, position, name, before, nameBefore));
    }
    if (position != trail.next(rlink, stage[rlink])) {
      violations.report(
          Invariant.STREAM_HAS_NO_GAPS,
          "RLINK %d: update %d is %s after update %d"
              .formatted(rlink, position, name, stage[rlink]));
    }
    stage[rlink] = position;
  }
}
