package org.ibcsim.explore;

import java.util.stream.Stream;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.model.Disk;
import org.ibcsim.model.MemorySwitches;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.world.World;

/**
 * What is pending, in lanes: one for each disk, for what leaves for each RLINK, for its wire and
 * its way back, and for the timers of each host.
 *
 * <p>Nothing is kept that is void: events of a connection that has ended, or of a crashed host's
 * disks. So their names, the numbers of connections and boots, are no part of a state.
 */
final class PendingLanes {
  static final int DISKS = Disk.values().length;
  static final long NETWORK = 0;
  static final long DATA = 1;

  /** The Secondary says that it has dropped an update. */
  static final long REFUSAL = 2;

  /** Lanes of which it is written together whether they hold anything. */
  private static final int TOGETHER = 24;

  final Lane[] disks;
  final Lane[] leaving;
  final Lane[] wires;
  final Lane[] back;

  /** Those of hosts, and then those of connections. */
  final Lane[] timers;

  /** Those that synchronizations make at the disks of hosts. */
  final Reads reads;

  private final Clocks clocks;

  /** Whether what is on a wire may come out of order; what came early is {@link Zone#IDLE}. */
  final boolean overtaking;

  /** Whether a Secondary may say that it has dropped an update. */
  private final boolean refusals;

  private final Lane[] all;

  /** The boots and connections that the names are of. */
  private final int[] boots;

  private final int[] epochs;

  PendingLanes(RdsLayout layout, Clocks clocks, boolean overtaking) {
    this.clocks = clocks;
    this.overtaking = overtaking;
    refusals =
        layout.semantics().get(MemorySwitches.NM_FULL_ACTION)
            == MemorySwitches.NmFullAction.NACK_RESEND;
    boots = new int[layout.hosts().size()];
    epochs = new int[layout.rlinks().size()];
    reads = new Reads(boots.length, clocks);
    disks = lanes(boots.length * DISKS);
    leaving = lanes(epochs.length);
    wires = lanes(epochs.length);
    back = lanes(epochs.length);
    timers = lanes(boots.length + 1);
    all = Stream.of(disks, leaving, wires, back, timers).flatMap(Stream::of).toArray(Lane[]::new);
  }

  private static Lane[] lanes(int count) {
    return Stream.generate(Lane::new).limit(count).toArray(Lane[]::new);
  }

  void drop(Lane lane, int index) {
    clocks.stop(lane.clocks[index]);
    lane.remove(index);
  }

  /** Forgets what belongs to connections that have ended, and to disks of before a crash. */
  void dropVoid(World world) {
    for (int host = 0; host < boots.length; host++) {
      int boot = world.boot(host);
      if (boot != boots[host]) {
        boots[host] = boot;
        reads.stopped(host);
        for (int disk = 0; disk < DISKS; disk++) {
          dropOthers(disks[host * DISKS + disk], boot);
        }
      }
    }
    for (int rlink = 0; rlink < epochs.length; rlink++) {
      int epoch = world.epoch(rlink);
      if (epoch != epochs[rlink]) {
        epochs[rlink] = epoch;
        dropOthers(leaving[rlink], epoch);
        dropOthers(wires[rlink], epoch);
        dropOthers(back[rlink], epoch);
        dropTimers(rlink, epoch);
      }
    }
  }

  private void dropOthers(Lane lane, int name) {
    for (int index = lane.size - 1; index >= 0; index--) {
      if (lane.names[index] != name) {
        drop(lane, index);
      }
    }
  }

  private void dropTimers(int rlink, int epoch) {
    Lane lane = timers[timers.length - 1];
    for (int index = lane.size - 1; index >= 0; index--) {
      if (Timers.kind(lane.values[index]).ofConnection()
          && Timers.subject(lane.values[index]) == rlink
          && lane.names[index] != epoch) {
        drop(lane, index);
      }
    }
  }

  /** Lets something be done to each clock, in a fixed order. */
  void forEachClock(Clocks.Each each) {
    for (Lane lane : all) {
      for (int index = 0; index < lane.size; index++) {
        lane.clocks[index] = each.clock(lane.clocks[index]);
      }
    }
  }

  void write(StateWriter writer) {
    writer.section();
    reads.write(writer);
    writeFilled(writer);
    for (Lane lane : disks) {
      writeSize(lane, writer);
      for (int index = 0; index < lane.size; index++) {
        writer.rare(lane.values[index]);
        if (clocks.timed() && lane.clocks[index] == Zone.IDLE) {
          writer.count(lane.amounts[index]);
        }
      }
    }
    for (Lane lane : leaving) {
      writeSize(lane, writer);
    }
    for (Lane lane : wires) {
      writeSize(lane, writer);
      for (int index = 0; index < lane.size; index++) {
        writer.rare(lane.values[index]);
        if (overtaking && index > 0) {
          writer.flag(lane.clocks[index] == Zone.IDLE);
        }
      }
    }
    for (Lane lane : back) {
      writeSize(lane, writer);
      for (int index = 0; index < lane.size; index++) {
        writer.flag(lane.values[index] != NETWORK);
        if (refusals && lane.values[index] != NETWORK) {
          writer.flag(lane.values[index] == REFUSAL);
        }
      }
    }
    for (Lane lane : timers) {
      writeSize(lane, writer);
      for (int index = 0; index < lane.size; index++) {
        writer.count(lane.values[index]);
        if (!clocks.timed()) {
          writer.nanos(lane.amounts[index]);
        }
      }
    }
  }

  private void writeFilled(StateWriter writer) {
    for (int from = 0; from < all.length; from += TOGETHER) {
      int end = Math.min(all.length, from + TOGETHER);
      int filled = 0;
      for (int lane = from; lane < end; lane++) {
        filled |= all[lane].size > 0 ? 1 << lane - from : 0;
      }
      writer.bits(filled, end - from);
    }
  }

  private static void writeSize(Lane lane, StateWriter writer) {
    if (lane.size > 0) {
      writer.rare(lane.size - 1L);
    }
  }

  /** Reads all but the clocks, which stand at {@link Zone#FREE} or {@link Zone#IDLE}. */
  void read(StateReader reader, World world) {
    boolean other = !reader.unchanged();
    if (other) {
      read(reader);
    }
    if (other | countsAnew(world)) {
      name();
    }
  }

  private void read(StateReader reader) {
    reads.read(reader);
    readFilled(reader);
    for (int number = 0; number < disks.length; number++) {
      int size = readSize(disks[number], reader);
      int places = size == 0 ? 0 : places(number);
      for (int index = 0; index < size; index++) {
        boolean idle = index >= places;
        long value = reader.rare();
        disks[number].add(value, idle ? reader.count() : 0, 0, idle ? Zone.IDLE : Zone.FREE);
      }
    }
    for (Lane lane : leaving) {
      for (int left = readSize(lane, reader); left > 0; left--) {
        lane.add(0, 0, 0, Zone.FREE);
      }
    }
    for (Lane lane : wires) {
      for (int left = readSize(lane, reader); left > 0; left--) {
        long value = reader.rare();
        boolean came = overtaking && lane.size > 0 && reader.flag();
        lane.add(value, 0, 0, came ? Zone.IDLE : Zone.FREE);
      }
    }
    for (Lane lane : back) {
      for (int left = readSize(lane, reader); left > 0; left--) {
        long kind = reader.flag() ? DATA : NETWORK;
        lane.add(refusals && kind == DATA && reader.flag() ? REFUSAL : kind, 0, 0, Zone.FREE);
      }
    }
    for (Lane lane : timers) {
      for (int left = readSize(lane, reader); left > 0; left--) {
        lane.add(reader.count(), clocks.timed() ? 0 : reader.nanos(), 0, Zone.FREE);
      }
    }
  }

  private int places(int disk) {
    return clocks.timed()
        ? clocks.timing().parallel(disk / DISKS, Disk.values()[disk % DISKS])
        : Integer.MAX_VALUE;
  }

  /** Lanes that hold something have the size 1 from here until they are read. */
  private void readFilled(StateReader reader) {
    for (int from = 0; from < all.length; from += TOGETHER) {
      int end = Math.min(all.length, from + TOGETHER);
      int filled = reader.bits(end - from);
      for (int lane = from; lane < end; lane++) {
        all[lane].size = filled >>> lane - from & 1;
      }
    }
  }

  private static int readSize(Lane lane, StateReader reader) {
    if (lane.size == 0) {
      return 0;
    }
    lane.size = 0;
    return (int) reader.rare() + 1;
  }

  /** Notes the boots and connections of a world that was read; whether any is counted anew. */
  private boolean countsAnew(World world) {
    boolean other = false;
    for (int host = 0; host < boots.length; host++) {
      int boot = world.boot(host);
      other |= boot != boots[host];
      boots[host] = boot;
    }
    for (int rlink = 0; rlink < epochs.length; rlink++) {
      int epoch = world.epoch(rlink);
      other |= epoch != epochs[rlink];
      epochs[rlink] = epoch;
    }
    return other;
  }

  private void name() {
    for (int number = 0; number < disks.length; number++) {
      name(disks[number], boots[number / DISKS]);
    }
    for (int rlink = 0; rlink < epochs.length; rlink++) {
      name(leaving[rlink], epochs[rlink]);
      name(wires[rlink], epochs[rlink]);
      name(back[rlink], epochs[rlink]);
    }
    Lane lane = timers[timers.length - 1];
    for (int index = 0; index < lane.size; index++) {
      long number = lane.values[index];
      lane.names[index] =
          Timers.kind(number).ofConnection() ? epochs[(int) Timers.subject(number)] : 0;
    }
  }

  private static void name(Lane lane, int name) {
    for (int index = 0; index < lane.size; index++) {
      lane.names[index] = name;
    }
  }
}
