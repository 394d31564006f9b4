package org.ibcsim.simulate;

import java.util.Arrays;
import org.ibcsim.model.Admission;
import org.ibcsim.model.Fact;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.world.World;
import org.ibcsim.workload.Write;
import org.ibcsim.workload.WriteSource;

/**
 * The application on the Primary: offers the writes of the workload to the data set when they are
 * due.
 *
 * <p>A write that is stalled (SRL full, application quiesced) waits, and so do all that are due
 * after it; when the stall is over they follow at once, in order. A write keeps its intended time,
 * from which its latency is counted, so a stall is not hidden. Writes are acknowledged in the order
 * in which they were admitted. While the host is down nobody writes: what would be due is never
 * offered, and users of a closed loop start anew when the host is up.
 */
final class Application {
  /** Told of the intended time of each admitted write. */
  interface IntendedTimes {
    void intended(long position, long intendedNanos);
  }

  /**
   * An error returns to the caller after this time: our choice, so that a closed loop cannot spin
   * in no time.
   */
  static final long REFUSAL_NANOS = 1_000_000;

  private static final DriverEvent DUE = new DriverEvent.WriteDue();

  private final HandWrites source;
  private final World world;
  private final VirtualAgenda agenda;
  private final IntendedTimes intended;
  private final Write write = new Write();
  private long largestWriteBytes;
  private boolean offering;
  private long dueAtNanos = WriteSource.NONE;

  private int[] tags = new int[64];
  private int firstTag;
  private int tagCount;
  private long refused;

  /** Tags of writes that nobody will answer, because the host crashed. */
  private int[] unanswered = new int[16];

  private int unansweredCount;
  private boolean restarted;

  Application(HandWrites source, World world, VirtualAgenda agenda, IntendedTimes intended) {
    this.source = source;
    this.world = world;
    this.agenda = agenda;
    this.intended = intended;
    largestWriteBytes = world.layout().primaryHost().srlBytes() - RdsLayout.SRL_HEADER_BYTES;
  }

  /** Puts the next write on the agenda, if there is one and it is not there yet. */
  void arrange() {
    long next = source.nextTimeNanos();
    if (next < dueAtNanos) {
      dueAtNanos = Math.max(next, agenda.nowNanos());
      agenda.schedule(dueAtNanos, DUE);
    }
  }

  /** A write is due. */
  void due() {
    if (agenda.nowNanos() >= dueAtNanos) {
      dueAtNanos = WriteSource.NONE;
    }
    proceed();
  }

  /** What concerns the host that the application runs on. */
  void hears(Fact fact) {
    if (fact instanceof Fact.HostCrashed crashed && crashed.host() == world.layout().primary()) {
      die();
    } else if (fact instanceof Fact.RoleChanged changed) {
      largestWriteBytes = world.layout().primaryHost().srlBytes() - RdsLayout.SRL_HEADER_BYTES;
      if (!changed.planned()) {
        // Wherever it ran before, it is started on the new Primary.
        die();
        restarted = true;
      }
    } else if (fact instanceof Fact.HostBooted booted
        && booted.host() == world.layout().primary()) {
      restarted = true;
    }
  }

  private void die() {
    for (; tagCount > 0; tagCount--) {
      leaveUnanswered(tags[firstTag]);
      firstTag = firstTag + 1 & tags.length - 1;
    }
    if (offering) {
      // It waited in the memory of the application, which is gone.
      offering = false;
      leaveUnanswered(write.tag);
    }
    source.applicationDied();
  }

  private void leaveUnanswered(int tag) {
    if (source.died(tag)) {
      return;
    }
    if (unansweredCount == unanswered.length) {
      unanswered = Arrays.copyOf(unanswered, unanswered.length * 2);
    }
    unanswered[unansweredCount++] = tag;
  }

  /** The application starts anew: it waits for nothing that it asked for before. */
  private void restart(long now) {
    restarted = false;
    for (int index = 0; index < unansweredCount; index++) {
      source.givenUp(unanswered[index], now);
    }
    unansweredCount = 0;
  }

  /** Offers all writes that are due, until one is stalled. */
  void proceed() {
    long now = agenda.nowNanos();
    if (restarted) {
      restart(now);
    }
    while (offering || source.nextTimeNanos() <= now) {
      if (!offering) {
        source.take(write);
        offering = true;
        requireFit();
      }
      Admission admission = world.submit(write.volume, write.offsetBytes, write.lengthBytes);
      if (admission == Admission.STALLED) {
        return;
      }
      offering = false;
      if (admission == Admission.ADMITTED) {
        intended.intended(world.lastPosition(), write.timeNanos);
        remember(write.tag);
      } else if (admission == Admission.HOST_DOWN) {
        leaveUnanswered(write.tag);
      } else {
        refused++;
        agenda.schedule(now + REFUSAL_NANOS, new DriverEvent.RefusalHeard(write.tag));
      }
    }
    arrange();
  }

  private void requireFit() {
    if (write.lengthBytes > largestWriteBytes) {
      throw new UnfitWriteException(
          write.timeNanos,
          world.layout().volumes().get(write.volume).name(),
          write.lengthBytes,
          largestWriteBytes);
    }
  }

  /** The oldest write that was admitted and not acknowledged is acknowledged. */
  void acknowledged(boolean succeeded) {
    int tag = tags[firstTag];
    firstTag = firstTag + 1 & tags.length - 1;
    tagCount--;
    source.returned(tag, agenda.nowNanos(), succeeded);
    arrange();
  }

  /** The application hears of a write that failed. */
  void refusalHeard(int tag) {
    source.returned(tag, agenda.nowNanos(), false);
    arrange();
  }

  private void remember(int tag) {
    if (tagCount == tags.length) {
      int[] larger = new int[tags.length * 2];
      for (int i = 0; i < tagCount; i++) {
        larger[i] = tags[firstTag + i & tags.length - 1];
      }
      tags = larger;
      firstTag = 0;
    }
    tags[firstTag + tagCount & tags.length - 1] = tag;
    tagCount++;
  }

  /** Writes that failed. */
  long refused() {
    return refused;
  }

  /** Whether a write is waiting for the end of a stall. */
  boolean stalled() {
    return offering;
  }
}
