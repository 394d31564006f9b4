package org.ibcsim.model.world;

import java.util.ArrayDeque;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.model.Disk;
import org.ibcsim.model.Event;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.log.UpdateLog;

/**
 * The way of an update to the Primary's disks: through the SRL to the data volume, or straight to
 * the data volume while nobody needs it in the SRL (switch {@code dcm_logging_write_cost}).
 *
 * <p>Both disks keep order, and so does the log; therefore an update that takes the other way than
 * the one before it waits until that one is durable (inferred). Where a write marks a region that
 * was clean, the DCM's bit is durable before the data volume is written (inferred).
 */
final class DiskPath implements Stateful {
  /** One disk block. */
  private static final int BIT_BYTES = 512;

  private final int host;
  private final Surroundings surroundings;
  private final UpdateLog log;
  private boolean straight;

  /** Where updates that have not been handed to a disk change their way: first position, each. */
  private final ArrayDeque<Long> turns = new ArrayDeque<>();

  /** Updates that have set a bit, and are not at the data volume yet. */
  private final ArrayDeque<Long> bits = new ArrayDeque<>();

  private Event srlWritten;
  private Event volumeWritten;
  private Event pendingWritten;
  private Event dcmWritten;

  DiskPath(Surroundings surroundings, UpdateLog log) {
    host = surroundings.layout().primary();
    this.surroundings = surroundings;
    this.log = log;
    srlWritten = new Event.SrlWritten(host, 0);
    volumeWritten = new Event.VolumeWritten(host, 0);
    pendingWritten = new Event.PendingWritten(host, 0);
    dcmWritten = new Event.DcmWritten(0);
  }

  /** Whether the oldest update that is not durable goes straight to its data volume. */
  boolean straight() {
    return straight;
  }

  /** Names the events anew: what waited at the disks when the host crashed is never written. */
  void boot(int number) {
    srlWritten = new Event.SrlWritten(host, number);
    volumeWritten = new Event.VolumeWritten(host, number);
    pendingWritten = new Event.PendingWritten(host, number);
    dcmWritten = new Event.DcmWritten(number);
  }

  /** The newest update goes the usual way. */
  void toSrl(long position, long loggedTo) {
    if (straight || !turns.isEmpty()) {
      turn(position, false, loggedTo);
    } else {
      srl(position);
    }
  }

  /** The newest update is a write that nobody needs in the SRL. */
  void straightToVolume(long position, long loggedTo) {
    if (!straight || !turns.isEmpty()) {
      turn(position, true, loggedTo);
    } else {
      toVolume(position);
    }
  }

  /** The newest update sets a bit of the DCM. */
  void setsBit(long position) {
    bits.add(position);
  }

  private void turn(long position, boolean toStraight, long loggedTo) {
    boolean before = straight ^ turns.size() % 2 != 0;
    if (before != toStraight) {
      turns.add(position);
    }
    goOn(loggedTo);
  }

  /** An update is durable: those that waited for it to take the other way go now. */
  void goOn(long loggedTo) {
    while (!turns.isEmpty() && turns.element() == loggedTo + 1) {
      long from = turns.remove();
      long to = turns.isEmpty() ? log.last() : turns.element() - 1;
      straight = !straight;
      for (long position = from; position <= to; position++) {
        if (straight) {
          toVolume(position);
        } else {
          srl(position);
        }
      }
    }
  }

  private void srl(long position) {
    long bytes = (long) log.lengthBytes(position) + log.headerBytes();
    surroundings.agenda().diskWrite(host, Disk.SRL, bytes, srlWritten);
  }

  /** An update that is durable, or goes straight, goes to its data volume. */
  void toVolume(long position) {
    if (!bits.isEmpty() && bits.element() == position) {
      bits.remove();
      surroundings.agenda().diskWrite(host, Disk.DATA, BIT_BYTES, dcmWritten);
    }
    surroundings.agenda().diskWrite(host, Disk.DATA, log.lengthBytes(position), volumeWritten);
  }

  /** An update that had not come to its data volume goes there once more. */
  void again(long position) {
    surroundings.agenda().diskWrite(host, Disk.DATA, log.lengthBytes(position), pendingWritten);
  }

  /** The SRL is gone: every update that is not on the data volumes goes there now. */
  void srlLost(long volumeWrittenTo) {
    crash();
    straight = true;
    for (long position = volumeWrittenTo + 1; position <= log.last(); position++) {
      if (!log.isMessage(position)) {
        toVolume(position);
      }
    }
  }

  /** The host crashed: nothing is at a disk, and no bit is still to be set (inferred). */
  void crash() {
    straight = false;
    turns.clear();
    bits.clear();
  }

  @Override
  public void write(StateWriter writer) {
    writer.flag(straight);
    write(writer, turns);
    write(writer, bits);
  }

  private void write(StateWriter writer, ArrayDeque<Long> positions) {
    writer.rare(positions.size());
    for (long position : positions) {
      writer.count(log.last() - position);
    }
  }

  @Override
  public void read(StateReader reader) {
    straight = reader.flag();
    read(reader, turns);
    read(reader, bits);
  }

  private void read(StateReader reader, ArrayDeque<Long> positions) {
    positions.clear();
    for (long rest = reader.rare(); rest > 0; rest--) {
      positions.add(log.last() - reader.count());
    }
  }
}
