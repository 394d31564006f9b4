package org.ibcsim.check.invariant;

import java.util.TreeSet;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Observer;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.ReplicationView;

/** Disks that have failed, and what must not happen meanwhile (dataflow 14.42 to 14.44). */
final class DiskTrouble {
  private final Violations violations;
  private final int primary;
  private final int[] hostOf;
  private final int volumes;

  /** Of each data volume of each host. */
  private final boolean[] detached;

  private final TreeSet<Long> pending = new TreeSet<>();
  private boolean passthru;

  /** Whether there is any of all this; asked at every step. */
  private boolean any;

  DiskTrouble(RdsLayout layout, Violations violations) {
    this.violations = violations;
    primary = layout.primary();
    volumes = layout.volumes().size();
    detached = new boolean[layout.hosts().size() * volumes];
    hostOf = new int[layout.rlinks().size()];
    for (int rlink = 0; rlink < hostOf.length; rlink++) {
      hostOf[rlink] = layout.rlinks().get(rlink).targetHost();
    }
  }

  /** Goes on under other roles; what is pending ends with the role of the Primary. */
  void goOnFrom(DiskTrouble before) {
    System.arraycopy(before.detached, 0, detached, 0, detached.length);
    count();
  }

  private void count() {
    any = passthru || !pending.isEmpty();
    for (boolean one : detached) {
      any |= one;
    }
  }

  void submitted(long position, int volume, ReplicationView view) {
    if (!any) {
      return;
    }
    if (detached[primary * volumes + volume]) {
      violations.report(
          Invariant.FAILED_VOLUME_TAKES_NOTHING,
          "update %d is for volume %d of the Primary, which is detached"
              .formatted(position, volume));
    }
    for (int rlink = 0; passthru && rlink < hostOf.length; rlink++) {
      if (view.attached(rlink)) {
        violations.report(
            Invariant.PASSTHRU_REPLICATES_NOTHING,
            "update %d is written without an SRL, but RLINK %d is attached"
                .formatted(position, rlink));
        return;
      }
    }
  }

  void transmitted(int rlink, long position) {
    if (!any) {
      return;
    }
    if (passthru) {
      violations.report(
          Invariant.PASSTHRU_REPLICATES_NOTHING,
          "the Primary has no SRL, but RLINK %d has sent update %d".formatted(rlink, position));
    }
  }

  void applied(int rlink, long position) {
    if (any && anyDetached(hostOf[rlink])) {
      violations.report(
          Invariant.FAILED_SECONDARY_STANDS_STILL,
          "a data volume of host %d is detached, but update %d was applied"
              .formatted(hostOf[rlink], position));
    }
  }

  private boolean anyDetached(int host) {
    for (int volume = 0; volume < volumes; volume++) {
      if (detached[host * volumes + volume]) {
        return true;
      }
    }
    return false;
  }

  /** Whether a write may fail because of a data volume of the Primary. */
  boolean mayFail() {
    return any && anyDetached(primary);
  }

  void refused(int refused) {
    int volume = Observer.refusingVolume(refused);
    if (!detached[primary * volumes + volume]) {
      violations.report(
          Invariant.ERRORS_ONLY_WHEN_ALLOWED,
          "a write was refused because volume %d is detached, which it is not".formatted(volume));
    }
  }

  void freed(long position) {
    if (any && !pending.isEmpty() && pending.first() <= position) {
      violations.report(
          Invariant.PENDING_STAYS_IN_THE_SRL,
          "SRL space is free up to %d, but update %d is pending"
              .formatted(position, pending.first()));
    }
  }

  void fact(Fact fact) {
    if (fact instanceof Fact.VolumeDetached told) {
      detached[told.host() * volumes + told.volume()] = true;
    } else if (fact instanceof Fact.VolumeStarted told) {
      detached[told.host() * volumes + told.volume()] = false;
    } else if (fact instanceof Fact.WritePending told) {
      pending.add(told.position());
    } else if (fact instanceof Fact.PendingWritten told) {
      written(told.position());
    } else if (fact instanceof Fact.Passthru told) {
      passthru = told.on();
    } else {
      return;
    }
    count();
  }

  private void written(long position) {
    if (!pending.remove(position)) {
      violations.report(
          Invariant.PENDING_STAYS_IN_THE_SRL,
          "update %d is on its volume now, but it was not pending".formatted(position));
    }
  }

  void write(StateWriter writer) {
    count();
    writer.flag(any);
    if (!any) {
      return;
    }
    writer.flag(passthru);
    for (boolean one : detached) {
      writer.flag(one);
    }
    writer.count(pending.size());
    long before = 0;
    for (long position : pending) {
      writer.count(position - before);
      before = position;
    }
  }

  void read(StateReader reader) {
    any = reader.flag();
    passthru = any && reader.flag();
    for (int index = 0; index < detached.length; index++) {
      detached[index] = any && reader.flag();
    }
    pending.clear();
    long position = 0;
    for (long rest = any ? reader.count() : 0; rest > 0; rest--) {
      position += reader.count();
      pending.add(position);
    }
  }
}
