package org.ibcsim.check.invariant;

import org.ibcsim.model.RdsLayout;

/** What Secondaries hold in memory, received and on no disk, and what their NMCOM pools are. */
final class MessagePoolUse {
  private final Progress progress;
  private final UpdateTrail trail;
  private final Violations violations;
  private final long[] poolBytes;

  MessagePoolUse(RdsLayout layout, Progress progress, UpdateTrail trail, Violations violations) {
    this.progress = progress;
    this.trail = trail;
    this.violations = violations;
    poolBytes = layout.rlinks().stream().mapToLong(rlink -> rlink.messagePoolBytes()).toArray();
  }

  /** An update that is not a duplicate was put into the memory of a Secondary. */
  void received(int rlink) {
    long stable = progress.stable[rlink];
    long received = progress.received[rlink];
    // Headers are no part of the pool, so this is more than it holds.
    if (trail.bytesThrough(received) - trail.bytesThrough(stable) > poolBytes[rlink]) {
      counted(rlink, stable, received);
    }
  }

  private void counted(int rlink, long stable, long received) {
    long bytes = 0;
    int updates = 0;
    for (long each = trail.next(rlink, stable); each <= received; each = trail.next(rlink, each)) {
      bytes += trail.bytesThrough(each) - trail.bytesThrough(each - 1) - trail.headerBytes();
      updates++;
    }
    if (bytes > poolBytes[rlink] && updates > 1) {
      violations.report(
          Invariant.MESSAGE_POOL_NOT_OVERFULL,
          "RLINK %d: its Secondary has %d bytes of updates %d to %d in memory, in a pool of %d"
              .formatted(rlink, bytes, stable + 1, received, poolBytes[rlink]));
    }
  }
}
