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
 * <p>One read at a time, and one update ahead of the one that is being sent (inferred), so that
 * reads do not crowd out the writes at the same disk. What was read stays in memory until it is
 * acknowledged, and need not be read again to be sent again. It is one run of updates; whatever
 * lies between two that were read is counted too.
 */
final class ReadBack {
  private final UpdateLog log;
  private final SenderMemory memory;
  private final List<Rlink> sharers;

  /** The run: after one position, up to another; the same where nothing is held. */
  private long after;

  private long to;

  /** Whether the last of them is still being read. */
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
    return holds(position) && !(reading && position == to);
  }

  /** What it holds, headers included, behind what is data-acknowledged. */
  long bytes(long dataAcknowledgedTo) {
    return to <= dataAcknowledgedTo
        ? 0
        : log.bytesThrough(to) - log.bytesThrough(Math.max(after, dataAcknowledgedTo));
  }

  /** Whether the pool takes an update; one may always be there. */
  boolean fits(long position) {
    if (memory.readBackBytes() == SenderMemory.UNLIMITED) {
      return true;
    }
    long held = 0;
    for (int number = 0; number < sharers.size(); number++) {
      held += sharers.get(number).readBackBytes();
    }
    long cost = log.bytesThrough(position) - log.bytesThrough(position - 1);
    return held == 0 || held + cost <= memory.readBackBytes();
  }

  /** An update takes its place in the pool. */
  void take(long position, long dataAcknowledgedTo) {
    if (to <= dataAcknowledgedTo || position <= after) {
      after = position - 1;
    }
    to = position;
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
      reading = reader.flag();
    }
  }
}
