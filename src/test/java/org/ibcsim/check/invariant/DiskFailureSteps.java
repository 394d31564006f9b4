package org.ibcsim.check.invariant;

import static org.ibcsim.check.invariant.Invariant.ACKNOWLEDGED_SURVIVES_A_CRASH;
import static org.ibcsim.check.invariant.Invariant.ERRORS_ONLY_WHEN_ALLOWED;
import static org.ibcsim.check.invariant.Invariant.FAILED_SECONDARY_STANDS_STILL;
import static org.ibcsim.check.invariant.Invariant.FAILED_VOLUME_TAKES_NOTHING;
import static org.ibcsim.check.invariant.Invariant.PASSTHRU_REPLICATES_NOTHING;
import static org.ibcsim.check.invariant.Invariant.PENDING_STAYS_IN_THE_SRL;
import static org.ibcsim.check.invariant.Invariant.STREAM_HAS_NO_GAPS;
import static org.ibcsim.check.invariant.WritePathInvariantsTest.wrong;

import java.util.List;
import org.ibcsim.check.invariant.WritePathInvariantsTest.Wrong;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Observer;

/** Steps around disks that have failed and are wrong in one way each. */
final class DiskFailureSteps {
  private DiskFailureSteps() {}

  static List<Wrong> all() {
    return List.of(
        wrong(
            ACKNOWLEDGED_SURVIVES_A_CRASH,
            "updates 2 to 2 are lost, but write 2 has returned",
            s -> {
              s.synchronous[0] = false;
              s.synchronous[1] = false;
              s.submit(1, 2).log(1).watch.acknowledged(1, true);
              s.log(2).watch.acknowledged(2, true);
              s.watch.lost(2, 2);
            }),
        wrong(
            PASSTHRU_REPLICATES_NOTHING,
            "update 1 is written without an SRL, but RLINK 0 is attached",
            s -> s.fact(new Fact.Passthru(true)).submit(1)),
        wrong(
            PASSTHRU_REPLICATES_NOTHING,
            "the Primary has no SRL, but RLINK 0 has sent update 1",
            s -> s.submit(1).log(1).fact(new Fact.Passthru(true)).watch.transmitted(0, 1)),
        wrong(
            FAILED_VOLUME_TAKES_NOTHING,
            "update 1 is for volume 0 of the Primary, which is detached",
            s -> s.fact(new Fact.VolumeDetached(0, 0)).submit(1)),
        wrong(
            ERRORS_ONLY_WHEN_ALLOWED,
            "a write was refused because volume 0 is detached, which it is not",
            s -> s.watch.refused(Observer.volumeRefuses(0))),
        wrong(
            STREAM_HAS_NO_GAPS,
            "update 2 is pending for the Primary's volumes after update 0, and 2 is logged",
            s -> s.submit(1, 2).log(1, 2).fact(new Fact.WritePending(0, 2))),
        wrong(
            PENDING_STAYS_IN_THE_SRL,
            "SRL space is free up to 1, but update 1 is pending",
            s -> {
              s.submit(1).log(1).carry(0, 1).carry(1, 1).fact(new Fact.WritePending(0, 1));
              s.watch.acknowledged(1, true);
              for (int rlink = 0; rlink < 2; rlink++) {
                s.watch.stable(rlink, 1);
                s.watch.dataAcknowledged(rlink, 1);
              }
              s.watch.freed(1);
            }),
        wrong(
            PENDING_STAYS_IN_THE_SRL,
            "update 1 is on its volume now, but it was not pending",
            s -> s.submit(1).log(1).fact(new Fact.PendingWritten(0, 1))),
        wrong(
            FAILED_SECONDARY_STANDS_STILL,
            "a data volume of host 1 is detached, but update 1 was applied",
            s -> {
              s.submit(1).log(1).carry(0, 1).fact(new Fact.VolumeDetached(1, 0));
              s.images.put(1, 101L);
              s.watch.applied(0, 1);
            }));
  }
}
