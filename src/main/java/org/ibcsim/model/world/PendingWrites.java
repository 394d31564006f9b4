package org.ibcsim.model.world;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.model.log.UpdateLog;

/**
 * Updates that are in the Primary's SRL and could not be written to their data volume, because it
 * failed: they stay pending there, and are written when the volume is started again [D
 * 50-ag_ch_tshoot_vvr8].
 *
 * <p>Of one volume they are always its newest ones: what came after the first error got an error
 * itself. While a volume is written again its updates stand at the disk in their order, and newer
 * ones behind them.
 */
final class PendingWrites implements Stateful {
  private final UpdateLog log;

  /** Positions of those whose volume is detached, oldest first. */
  private final ArrayDeque<Long> waiting = new ArrayDeque<>();

  /** Those that are at the disk again, in the order in which they went there. */
  private final ArrayDeque<Long> replayed = new ArrayDeque<>();

  PendingWrites(UpdateLog log) {
    this.log = log;
  }

  boolean none() {
    return waiting.isEmpty() && replayed.isEmpty();
  }

  int count() {
    return waiting.size() + replayed.size();
  }

  /** An update met an error. */
  void add(long position) {
    waiting.add(position);
  }

  /** The updates of a volume go to the disk again; answers which, oldest first. */
  List<Long> replay(int volume) {
    List<Long> again = new ArrayList<>();
    Iterator<Long> each = waiting.iterator();
    while (each.hasNext()) {
      long position = each.next();
      if (log.volume(position) == volume) {
        each.remove();
        again.add(position);
      }
    }
    replayed.addAll(again);
    return again;
  }

  /** The oldest update at the disk is over; answers which. */
  long over() {
    return replayed.remove();
  }

  /** Those that have to go to the disk anew, because the host crashed meanwhile. */
  Iterable<Long> replayed() {
    return replayed;
  }

  /** One that met an error again waits again. */
  void waitAgain(long position) {
    List<Long> sorted = new ArrayList<>(waiting);
    sorted.add(position);
    sorted.sort(Long::compare);
    waiting.clear();
    waiting.addAll(sorted);
  }

  /** All of them, oldest first for each volume. */
  List<Long> all() {
    List<Long> all = new ArrayList<>(replayed);
    all.addAll(waiting);
    all.sort(Long::compare);
    return all;
  }

  /** The position from which on the log is needed for them. */
  long neededFrom() {
    long needed = Long.MAX_VALUE;
    for (long position : replayed) {
      needed = Math.min(needed, position);
    }
    return waiting.isEmpty() ? needed : Math.min(needed, waiting.element());
  }

  @Override
  public void write(StateWriter writer) {
    write(writer, waiting);
    write(writer, replayed);
  }

  private void write(StateWriter writer, ArrayDeque<Long> positions) {
    writer.rare(positions.size());
    for (long position : positions) {
      writer.count(log.last() - position);
    }
  }

  @Override
  public void read(StateReader reader) {
    read(reader, waiting);
    read(reader, replayed);
  }

  private void read(StateReader reader, ArrayDeque<Long> positions) {
    positions.clear();
    for (long rest = reader.rare(); rest > 0; rest--) {
      positions.add(log.last() - reader.count());
    }
  }
}
