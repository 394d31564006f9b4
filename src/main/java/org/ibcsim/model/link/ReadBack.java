package org.ibcsim.model.link;

import java.util.List;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.model.SenderMemory;
import org.ibcsim.model.log.UpdateLog;

/**
 * What one RLINK has read back from the Primary's SRL and not yet data-acknowledged: its part of
 * the READBACK pool, which all RLINKs share (dataflow 2.5, 6.1).
 *
 * <p>The log is read in order, so one read brings as many updates as {@link #MOST_BYTES} hold, and
 * the next one is made while these are sent: never two at a time, so that reads do not crowd out
 * the writes at the same disk (inferred). What was read stays in memory until it is acknowledged,
 * and need not be read again to be sent again. It is one run of updates; whatever lies between two
 * that were read is counted too.
 */
final class ReadBack {
  /** One I/O of the volume manager ({@code vol_maxio}): 256 KiB [D VxVM 3.1-5.0 guides]. */
  private static final long MOST_BYTES = 256 << 10;

  private final UpdateLog log;
  private final SenderMemory memory;
  private final List<Rlink> sharers;

  /** The run: after one position, up to another; the same where nothing is held. */
  private long after;

  private long to;

  /** The first of those that the last read brings. */
  private long lastRead;

  /** Whether the last read is under way. */
  private boolean reading;

  ReadBack(UpdateLog log, SenderMemory memory, List<Rlink> sharers) {
    this.log = log;
    this.memory = memory;
    this.sharers = sharers;
  }

  boolean takesTime() {
    return memory.readsTakeTime();
  }

  boolean reading() {
    return reading;
  }

  /** Whether an update is in the pool, or on its way there. */
  boolean holds(long position) {
    return position > after && position <= to;
  }

  /** Whether an update is in the pool. */
  boolean has(long position) {
    return holds(position) && !(reading && position >= lastRead);
  }

  /** What it holds, headers included, behind what is data-acknowledged. */
  long bytes(long dataAcknowledgedTo) {
    return to <= dataAcknowledgedTo
        ? 0
        : log.bytesThrough(to) - log.bytesThrough(Math.max(after, dataAcknowledgedTo));
  }

  /** Whether the next updates are to be read now: those of the last read are being sent. */
  boolean isDrawnOn(long position) {
    return !reading && holds(position) && position >= lastRead;
  }

  /** The last update that is in the pool, or on its way there. */
  long to() {
    return to;
  }

  /** Whether one read may bring the updates from one to another, and the pool takes them. */
  boolean fits(long first, long last) {
    long bytes = log.bytesThrough(last) - log.bytesThrough(first - 1);
    if (first < last && (!memory.readsTakeTime() || bytes > MOST_BYTES)) {
      return false;
    }
    if (memory.readBackBytes() == SenderMemory.UNLIMITED) {
      return true;
    }
    long held = 0;
    for (int number = 0; number < sharers.size(); number++) {
      held += sharers.get(number).readBackBytes();
    }
    return held == 0 && first == last || held + bytes <= memory.readBackBytes();
  }

  /** Updates take their place in the pool; one read brings them. */
  void take(long first, long last, long dataAcknowledgedTo) {
    if (to <= dataAcknowledgedTo || first <= after) {
      after = first - 1;
    }
    to = last;
    lastRead = first;
    reading = memory.readsTakeTime();
  }

  /** What was being read is in memory. */
  void read() {
    reading = false;
  }

  /** The connection is over: nothing is held for it. */
  void clear() {
    after = 0;
    to = 0;
    lastRead = 0;
    reading = false;
  }

  /** Writes it, but where there is neither a limit nor a read. */
  void write(StateWriter writer, long dataAcknowledgedTo) {
    if (!counts()) {
      return;
    }
    boolean held = to > dataAcknowledgedTo;
    writer.flag(held);
    if (held) {
      writer.number(log.last() - Math.max(after, dataAcknowledgedTo));
      writer.number(log.last() - to);
      writer.number(log.last() - lastRead);
      writer.flag(reading);
    }
  }

  private boolean counts() {
    return memory.readsTakeTime() || memory.readBackBytes() != SenderMemory.UNLIMITED;
  }

  void read(StateReader reader) {
    clear();
    if (counts() && reader.flag()) {
      after = log.last() - reader.number();
      to = log.last() - reader.number();
      lastRead = log.last() - reader.number();
      reading = reader.flag();
    }
  }
}
