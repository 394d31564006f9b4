package org.ibcsim.check.invariant;

import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.model.StreamPositions;

/**
 * An independent account of the update log: what each live update costs in the SRL, and for whom it
 * is.
 *
 * <p>A ring that grows with the backlog and never shrinks; no allocation per update otherwise.
 */
final class UpdateTrail {
  private static final int EVERY_RLINK = -1;

  private final int headerBytes;
  private long[] bytesThrough = new long[1024];
  private int[] targets = new int[1024];
  private boolean[] message = new boolean[1024];
  private long first = 1;
  private long last;
  private long forgottenBytes;

  /** The last position that is no plain write: behind it, the next update is the next position. */
  private long lastMessage;

  /**
   * @param headerBytes what an update costs in an SRL beside its data
   */
  UpdateTrail(int headerBytes) {
    this.headerBytes = headerBytes;
  }

  int headerBytes() {
    return headerBytes;
  }

  long last() {
    return last;
  }

  /** What all updates that it knows cost in an SRL: more than any part of them. */
  long bytes() {
    return bytesThrough(last) - forgottenBytes;
  }

  /**
   * Whether the model's own account is compared with ours at an update: always at first, and then
   * at one in 16, for speed. An account that has gone wrong stays wrong.
   */
  static boolean compares(long position) {
    return position < 4096 || (position & 15) == 0;
  }

  void appendWrite(int lengthBytes) {
    append(lengthBytes, EVERY_RLINK, false);
  }

  void appendMessage(int lengthBytes, int rlinks) {
    append(lengthBytes, rlinks, true);
  }

  /** Updates that were never durable: they cost nothing, and are for nobody. */
  void annul(long from, long to) {
    long bytes = bytesThrough(from - 1);
    for (long position = Math.max(from, first); position <= Math.min(to, last); position++) {
      int slot = slot(position);
      bytesThrough[slot] = bytes;
      targets[slot] = 0;
      message[slot] = true;
      lastMessage = Math.max(lastMessage, position);
    }
  }

  /** Roles have changed: nothing of before matters any more. */
  void beginAfter(long position) {
    first = position + 1;
    last = position;
    forgottenBytes = 0;
    lastMessage = 0;
  }

  /** A message is for an RLINK no more. */
  void withdraw(int rlink, long position) {
    if (position >= first && position <= last && message[slot(position)]) {
      targets[slot(position)] &= ~(1 << rlink);
    }
  }

  private void append(int lengthBytes, int rlinks, boolean isMessage) {
    add(lengthBytes + headerBytes, rlinks, isMessage);
  }

  private void add(long srlBytes, int rlinks, boolean isMessage) {
    if (last - first + 1 == targets.length) {
      grow();
    }
    long bytes = bytesThrough(last) + srlBytes;
    last++;
    int slot = slot(last);
    bytesThrough[slot] = bytes;
    targets[slot] = rlinks;
    message[slot] = isMessage;
    if (isMessage) {
      lastMessage = last;
    }
  }

  private void grow() {
    int capacity = targets.length * 2;
    long[] moreBytes = new long[capacity];
    int[] moreTargets = new int[capacity];
    boolean[] moreMessages = new boolean[capacity];
    for (long position = first; position <= last; position++) {
      int to = (int) (position & (capacity - 1));
      moreBytes[to] = bytesThrough[slot(position)];
      moreTargets[to] = targets[slot(position)];
      moreMessages[to] = message[slot(position)];
    }
    bytesThrough = moreBytes;
    targets = moreTargets;
    message = moreMessages;
  }

  private int slot(long position) {
    return (int) (position & (targets.length - 1));
  }

  /** SRL bytes of all updates up to a position. */
  long bytesThrough(long position) {
    return position < first ? forgottenBytes : bytesThrough[slot(position)];
  }

  /**
   * The next update after a position that an RLINK carries; one after the last if there is none.
   */
  long next(int rlink, long position) {
    long next = Math.max(position + 1, first);
    while (next <= lastMessage && (targets[slot(next)] >>> rlink & 1) == 0) {
      next++;
    }
    return next;
  }

  /** The last of the positions after one that need no acknowledgement of an RLINK. */
  long passedOver(int rlink, long position) {
    return next(rlink, position) - 1;
  }

  /** The next write after a position; one after the last update if there is none. */
  long nextWrite(long position) {
    long next = Math.max(position + 1, first);
    while (next <= lastMessage && message[slot(next)]) {
      next++;
    }
    return next;
  }

  /** Writes nothing but one bit, if the model's log says the same. */
  void write(StateWriter writer, StreamPositions model) {
    boolean same = saysTheSame(model);
    writer.flag(!same);
    if (!same) {
      writer.count(first);
      writer.count(last - first + 1);
      for (long position = first; position <= last; position++) {
        int slot = slot(position);
        writer.number(bytesThrough(position) - bytesThrough(position - 1));
        writer.number(targets[slot]);
        writer.flag(message[slot]);
      }
    }
  }

  private boolean saysTheSame(StreamPositions model) {
    if (last != model.last()) {
      return false;
    }
    for (long position = Math.max(first, model.first()); position <= last; position++) {
      int slot = slot(position);
      if (message[slot] != model.isMessage(position)
          || targets[slot] != targets(model, position)
          || bytesThrough(position) - bytesThrough(position - 1) != bytes(model, position)) {
        return false;
      }
    }
    return true;
  }

  private static int targets(StreamPositions model, long position) {
    return model.isMessage(position) ? model.targets(position) : EVERY_RLINK;
  }

  private static long bytes(StreamPositions model, long position) {
    return model.bytesThrough(position) - model.bytesThrough(position - 1);
  }

  void read(StateReader reader, StreamPositions model) {
    if (reader.flag()) {
      first = reader.count();
      last = first - 1;
      forgottenBytes = 0;
      lastMessage = 0;
      for (long rest = reader.count(); rest > 0; rest--) {
        add(reader.number(), (int) reader.number(), reader.flag());
      }
      return;
    }
    first = model.first();
    last = first - 1;
    forgottenBytes = 0;
    lastMessage = 0;
    for (long position = first; position <= model.last(); position++) {
      add(bytes(model, position), targets(model, position), model.isMessage(position));
    }
  }

  /** The last write up to a position, as far as it is known; else the position. */
  long lastWrite(long position) {
    long write = position;
    while (write >= first && message[slot(write)]) {
      write--;
    }
    return write < first ? position : write;
  }

  void forgetThrough(long position) {
    if (position >= first) {
      long to = Math.min(position, last);
      forgottenBytes = bytesThrough(to);
      first = to + 1;
    }
  }
}
