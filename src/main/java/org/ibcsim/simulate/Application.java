package org.ibcsim.simulate;

import java.util.Arrays;
import org.ibcsim.model.Admission;
import org.ibcsim.model.Fact;
import org.ibcsim.model.world.World;
import org.ibcsim.workload.Write;
import org.ibcsim.workload.WriteSource;
import org.jspecify.annotations.Nullable;

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

  /** Where several nodes of a cluster write: what is on its way between them. */
  private final @Nullable NodeWrites nodes;

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
    this(source, world, agenda, intended, null);
  }

  Application(
      HandWrites source,
      World world,
      VirtualAgenda agenda,
      IntendedTimes intended,
      @Nullable NodeWrites nodes) {
    this.nodes = nodes;
    this.source = source;
    this.world = world;
    this.agenda = agenda;
    this.intended = intended;
    largestWriteBytes = world.layout().srlRoomBytes() - world.layout().srlHeaderBytes();
  }

  /** Puts the next write on the agenda, if there is one and it is not there yet. */
  void arrange() {
    arrange(nodes == null ? source.nextTimeNanos() : nodes.nextTimeNanos());
  }

  private void arrange(long next) {
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
    if (nodes != null) {
      NodeWrites.Change change = nodes.hears(fact, offering, agenda.nowNanos());
      tagCount -= change.lostWrites();
      offering &= !change.offeredNoMore();
    }
    if (fact instanceof Fact.HostCrashed crashed && crashed.host() == world.layout().primary()) {
      die();
    } else if (fact instanceof Fact.RoleChanged changed) {
      largestWriteBytes = world.layout().srlRoomBytes() - world.layout().srlHeaderBytes();
      if (!changed.planned()) {
        // Wherever it ran before, it is started on the new Primary.
        die();
        restarted = true;
      }
      if (nodes != null) {
        nodes.hostMoved();
      }
    } else if (fact instanceof Fact.HostBooted booted
        && booted.host() == world.layout().primary()) {
      restarted = true;
    }
  }

  private void die() {
    if (nodes != null) {
      tagCount = 0;
      nodes.hostDied(offering);
      offering = false;
      source.applicationDied();
      return;
    }
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
    if (nodes != null) {
      nodes.restart(now);
    }
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
    if (nodes != null) {
      nodes.collect(now);
    }
    while (offering || anyDue(now)) {
      if (!offering) {
        take();
        offering = true;
        requireFit();
      }
      Admission admission = world.submit(write.volume, write.offsetBytes, write.lengthBytes);
      if (admission == Admission.STALLED) {
        if (nodes != null) {
          arrange(nodes.nextDueNanos());
        }
        return;
      }
      offering = false;
      if (admission == Admission.ADMITTED) {
        intended.intended(world.lastPosition(), intendedNanos());
        remember(write.tag);
      } else if (admission == Admission.HOST_DOWN) {
        offeredInVain();
      } else {
        refuse(now);
      }
    }
    arrange();
  }

  private boolean anyDue(long now) {
    return nodes == null ? source.nextTimeNanos() <= now : nodes.anyAt(now);
  }

  private void take() {
    if (nodes == null) {
      source.take(write);
      source.tellTaken(write);
    } else {
      nodes.take(write);
    }
  }

  /** A latency ends at the node: the way back there is counted beforehand. */
  private long intendedNanos() {
    if (nodes == null) {
      return write.timeNanos;
    }
    nodes.admitted();
    return Math.max(0, write.timeNanos - nodes.backNanos());
  }

  private void offeredInVain() {
    if (nodes == null) {
      leaveUnanswered(write.tag);
    } else {
      nodes.offeredInVain();
    }
  }

  private void refuse(long now) {
    refused++;
    long back = nodes == null ? 0 : nodes.backNanos();
    agenda.schedule(now + REFUSAL_NANOS + back, new DriverEvent.RefusalHeard(write.tag));
    if (nodes != null) {
      nodes.refused(now);
    }
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
    long back = nodes == null ? 0 : nodes.acknowledged(agenda.nowNanos());
    if (back == 0) {
      source.returned(tag, agenda.nowNanos(), succeeded);
    } else if (back > 0) {
      agenda.schedule(agenda.nowNanos() + back, new DriverEvent.ReturnHeard(tag, succeeded));
    }
    arrange();
  }

  /** A node hears that a write of its has returned. */
  void returnHeard(int tag, boolean succeeded) {
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
