package org.ibcsim.check.invariant;

import java.util.Arrays;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.model.StreamPositions;

/** How far each stage has come, as the steps tell it: one position a stage and RLINK. */
final class Progress {
  long logged;
  long acknowledged;
  long volume;
  long freed;

  /** The log is kept from here on for checkpoints. */
  long keptFrom = Long.MAX_VALUE;

  final long[] transmitted;
  final long[] arrived;
  final long[] received;
  final long[] networkAcknowledged;

  /**
   * The newest update ever network-acknowledged: what the Secondary has had stays had after a cut.
   */
  final long[] transferred;

  final long[] dataAcknowledged;
  final long[] stable;
  final long[] applied;

  /** The last update that an RLINK in DCM logging carries. */
  final long[] carriedTo;

  /** Whether pieces of volumes have been written, and the end of that is not reached. */
  final boolean[] inconsistent;

  /** Whether the RLINK was attached though the volumes were not equal, and they still are not. */
  final boolean[] diverged;

  Progress(int rlinks) {
    transmitted = new long[rlinks];
    arrived = new long[rlinks];
    received = new long[rlinks];
    networkAcknowledged = new long[rlinks];
    transferred = new long[rlinks];
    dataAcknowledged = new long[rlinks];
    stable = new long[rlinks];
    applied = new long[rlinks];
    carriedTo = new long[rlinks];
    Arrays.fill(carriedTo, Long.MAX_VALUE);
    inconsistent = new boolean[rlinks];
    diverged = new boolean[rlinks];
  }

  /**
   * What was under way is lost: the Primary sends again from the first update not
   * data-acknowledged.
   */
  void startAgain(int rlink) {
    transmitted[rlink] = dataAcknowledged[rlink];
    arrived[rlink] = dataAcknowledged[rlink];
    networkAcknowledged[rlink] = dataAcknowledged[rlink];
  }

  /** Roles have changed: everything up to a position is of before, for every stage. */
  void beginAfter(long position) {
    logged = position;
    acknowledged = position;
    volume = position;
    freed = position;
    for (long[] stage :
        new long[][] {
          transmitted,
          arrived,
          received,
          networkAcknowledged,
          transferred,
          dataAcknowledged,
          stable,
          applied
        }) {
      Arrays.fill(stage, position);
    }
    Arrays.fill(carriedTo, Long.MAX_VALUE);
  }

  /** An RLINK is in DCM logging: what was under way is lost, unless it still sends its part. */
  void dcmLogging(int rlink, long position) {
    if (position <= dataAcknowledged[rlink]) {
      startAgain(rlink);
    }
    carriedTo[rlink] = position;
  }

  /** The SRL is kept for an RLINK again, behind a position. */
  void srlLogging(int rlink, long position) {
    carriedTo[rlink] = Long.MAX_VALUE;
    dataAcknowledged[rlink] = position;
    transferred[rlink] = Math.max(transferred[rlink], position);
    startAgain(rlink);
  }

  /** An RLINK is attached: its stream goes on behind a position. */
  void attached(int rlink, long position, boolean equal) {
    srlLogging(rlink, position);
    replayed(rlink, position);
    inconsistent[rlink] = false;
    diverged[rlink] = !equal;
  }

  /** All regions are on a Secondary: its stream goes on behind a position. */
  void replayed(int rlink, long position) {
    received[rlink] = position;
    stable[rlink] = position;
    applied[rlink] = position;
  }

  /** A Secondary crashed: what was on none of its disks is gone. */
  void forgetUnstable(int rlink) {
    received[rlink] = Math.min(received[rlink], stable[rlink]);
  }

  /** The last position that no Secondary has still to apply. */
  long appliedEverywhere() {
    long least = Long.MAX_VALUE;
    for (int rlink = 0; rlink < applied.length; rlink++) {
      least = Math.min(least, applied[rlink] < received[rlink] ? applied[rlink] : Long.MAX_VALUE);
    }
    return least;
  }

  /**
   * Writes where it differs from the model's positions. Positions that have the same next update
   * are the same: the model passes over messages for others.
   */
  void write(StateWriter writer, UpdateTrail trail, StreamPositions model) {
    writer.rare(model.logged() - logged);
    writer.rare(Math.max(0, acknowledged - model.acknowledged()));
    writer.rare(model.freed() - freed);
    writer.rare(keptFrom == Long.MAX_VALUE ? 0 : trail.last() - keptFrom + 2);
    write(writer, trail, volume, sameWrite(trail, volume, model.onVolumes()));
    for (int rlink = 0; rlink < applied.length; rlink++) {
      boolean same = isAsTheModelSays(rlink, trail, model);
      writer.flag(!same);
      if (same) {
        continue;
      }
      writer.rare(model.received(rlink) - received[rlink]);
      writer.rare(model.stable(rlink) - stable[rlink]);
      long write = applied[rlink];
      write(writer, trail, write, sameWrite(trail, write, model.applied(rlink)));
      writer.flag(inconsistent[rlink]);
      writer.flag(diverged[rlink]);
      if (model.attached(rlink)) {
        write(writer, trail, carriedTo[rlink], carriedTo[rlink] == model.carriedTo(rlink));
        write(writer, trail, rlink, transmitted[rlink], model.transmitted(rlink));
        write(writer, trail, rlink, arrived[rlink], model.arrived(rlink));
        write(writer, trail, rlink, networkAcknowledged[rlink], model.networkAcknowledged(rlink));
        write(writer, trail, rlink, transferred[rlink], model.transferred(rlink));
        write(writer, trail, rlink, dataAcknowledged[rlink], model.dataAcknowledged(rlink));
      }
    }
  }

  private boolean isAsTheModelSays(int rlink, UpdateTrail trail, StreamPositions model) {
    return received[rlink] == model.received(rlink)
        && stable[rlink] == model.stable(rlink)
        && !inconsistent[rlink]
        && !diverged[rlink]
        && sameWrite(trail, applied[rlink], model.applied(rlink))
        && (!model.attached(rlink)
            || carriedTo[rlink] == model.carriedTo(rlink)
                && same(trail, rlink, transmitted[rlink], model.transmitted(rlink))
                && same(trail, rlink, arrived[rlink], model.arrived(rlink))
                && same(trail, rlink, networkAcknowledged[rlink], model.networkAcknowledged(rlink))
                && same(trail, rlink, transferred[rlink], model.transferred(rlink))
                && same(trail, rlink, dataAcknowledged[rlink], model.dataAcknowledged(rlink)));
  }

  /** Whether the same write comes next after two positions. */
  private static boolean sameWrite(UpdateTrail trail, long one, long other) {
    return one == other || trail.nextWrite(one) == trail.nextWrite(other);
  }

  /** Whether the same update comes next for an RLINK after two positions. */
  private static boolean same(UpdateTrail trail, int rlink, long one, long other) {
    return one == other || trail.next(rlink, one) == trail.next(rlink, other);
  }

  private static void write(
      StateWriter writer, UpdateTrail trail, int rlink, long position, long model) {
    write(writer, trail, position, same(trail, rlink, position, model));
  }

  private static void write(StateWriter writer, UpdateTrail trail, long position, boolean same) {
    writer.flag(!same);
    if (!same) {
      writer.number(trail.last() - position);
    }
  }

  void read(StateReader reader, UpdateTrail trail, StreamPositions model) {
    logged = model.logged() - reader.rare();
    acknowledged = model.acknowledged() + reader.rare();
    freed = model.freed() - reader.rare();
    long kept = reader.rare();
    keptFrom = kept == 0 ? Long.MAX_VALUE : trail.last() - kept + 2;
    volume = read(reader, trail, model.onVolumes());
    for (int rlink = 0; rlink < applied.length; rlink++) {
      boolean attached = model.attached(rlink);
      if (!reader.flag()) {
        become(rlink, attached, trail, model);
        continue;
      }
      received[rlink] = model.received(rlink) - reader.rare();
      stable[rlink] = model.stable(rlink) - reader.rare();
      applied[rlink] = read(reader, trail, trail.lastWrite(model.applied(rlink)));
      inconsistent[rlink] = reader.flag();
      diverged[rlink] = reader.flag();
      carriedTo[rlink] = attached ? read(reader, trail, model.carriedTo(rlink)) : Long.MAX_VALUE;
      transmitted[rlink] = attached ? read(reader, trail, model.transmitted(rlink)) : 0;
      arrived[rlink] = attached ? read(reader, trail, model.arrived(rlink)) : 0;
      networkAcknowledged[rlink] =
          attached ? read(reader, trail, model.networkAcknowledged(rlink)) : 0;
      transferred[rlink] = attached ? read(reader, trail, model.transferred(rlink)) : 0;
      dataAcknowledged[rlink] = attached ? read(reader, trail, model.dataAcknowledged(rlink)) : 0;
    }
  }

  /** Everything about an RLINK is as the model says. */
  private void become(int rlink, boolean attached, UpdateTrail trail, StreamPositions model) {
    received[rlink] = model.received(rlink);
    stable[rlink] = model.stable(rlink);
    applied[rlink] = trail.lastWrite(model.applied(rlink));
    inconsistent[rlink] = false;
    diverged[rlink] = false;
    carriedTo[rlink] = attached ? model.carriedTo(rlink) : Long.MAX_VALUE;
    transmitted[rlink] = attached ? model.transmitted(rlink) : 0;
    arrived[rlink] = attached ? model.arrived(rlink) : 0;
    networkAcknowledged[rlink] = attached ? model.networkAcknowledged(rlink) : 0;
    transferred[rlink] = attached ? model.transferred(rlink) : 0;
    dataAcknowledged[rlink] = attached ? model.dataAcknowledged(rlink) : 0;
  }

  private static long read(StateReader reader, UpdateTrail trail, long model) {
    return reader.flag() ? trail.last() - reader.number() : model;
  }

  @Override
  public String toString() {
    return "logged " + logged + ", applied " + Arrays.toString(applied);
  }
}
