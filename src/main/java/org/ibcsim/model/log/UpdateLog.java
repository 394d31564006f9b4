package org.ibcsim.model.log;

import java.util.ArrayDeque;

/**
 * Every update of the data set in the order of the SRL, from the oldest that anybody still needs to
 * the newest.
 *
 * <p>An update is known by its position: 1 for the first, one more for each that follows. It never
 * changes once it stands in the log, so all hosts refer to it by position and none keeps a copy;
 * which host has which part of the stream is a matter of a few positions. The log also knows what
 * each update costs in an SRL (its bytes and a header [D 62-ch03s07s05]) and the digest of all
 * contents after it, against which every Secondary is checked.
 *
 * <p>A ring of longs, four an update: constant time for all operations, memory in proportion to the
 * longest backlog.
 */
public final class UpdateLog {
  private static final int STRIDE = 4;
  private static final int CUMULATED_BYTES = 0;
  private static final int PLACE = 1;
  private static final int OFFSET = 2;
  private static final int IMAGE = 3;

  /**
   * Stands in the place of a volume for a control message, whose offset is its set of target
   * RLINKs.
   */
  private static final int CONTROL_MESSAGE = 0xFFFF_FFFF;

  private final int headerBytes;
  private long[] ring = new long[64 * STRIDE];
  private long first = 1;
  private long last;
  private long forgottenBytes;
  private long forgottenImage;
  private long controlMessages;
  private long changes;

  /** Ranges of positions that were annulled, first and last, oldest first. */
  private final ArrayDeque<long[]> annulled = new ArrayDeque<>();

  /**
   * Nothing was written yet.
   *
   * @param headerBytes what an update costs in an SRL beside its own bytes
   */
  public UpdateLog(int headerBytes) {
    this.headerBytes = headerBytes;
  }

  /** What an update costs in an SRL beside its own bytes. */
  public int headerBytes() {
    return headerBytes;
  }

  /** Adds a write; {@code image} is the digest of all contents after it. */
  public long appendWrite(int volume, long offsetBytes, int lengthBytes, long image) {
    return append(volume, offsetBytes, lengthBytes, image);
  }

  /**
   * Adds a control message for the RLINKs whose bits are set in {@code targets}; contents do not
   * change.
   */
  public long appendMessage(int targets, int lengthBytes) {
    controlMessages++;
    return append(CONTROL_MESSAGE, targets, lengthBytes, imageAfter(last));
  }

  /**
   * Turns every update from a position on into a message for nobody that costs nothing: it was
   * never durable. Positions are not given twice.
   *
   * @param image the digest of all contents before them
   */
  public void annulFrom(long position, long image) {
    changes++;
    long cumulated = bytesThrough(position - 1);
    long[] newest = annulled.peekLast();
    if (newest != null && newest[1] == position - 1) {
      newest[1] = last;
    } else {
      annulled.add(new long[] {position, last});
    }
    for (long each = position; each <= last; each++) {
      int at = slot(each);
      ring[at + CUMULATED_BYTES] = cumulated;
      ring[at + PLACE] = (long) CONTROL_MESSAGE << 32;
      ring[at + OFFSET] = 0;
      ring[at + IMAGE] = image;
      controlMessages++;
    }
  }

  /** A control message is not for an RLINK any more; its place in the log stays. */
  public void withdraw(long position, int rlink) {
    changes++;
    ring[slot(position) + OFFSET] &= ~(1L << rlink);
  }

  private long append(int volume, long offset, int lengthBytes, long image) {
    changes++;
    int capacity = ring.length / STRIDE;
    if (last - first + 1 == capacity) {
      grow();
    }
    long cumulated = bytesThrough(last) + lengthBytes + headerBytes;
    last++;
    int at = slot(last);
    ring[at + CUMULATED_BYTES] = cumulated;
    ring[at + PLACE] = ((long) volume << 32) | (lengthBytes & 0xFFFF_FFFFL);
    ring[at + OFFSET] = offset;
    ring[at + IMAGE] = image;
    return last;
  }

  private void grow() {
    long[] larger = new long[ring.length * 2];
    int mask = larger.length / STRIDE - 1;
    for (long position = first; position <= last; position++) {
      System.arraycopy(ring, slot(position), larger, ((int) position & mask) * STRIDE, STRIDE);
    }
    ring = larger;
  }

  private int slot(long position) {
    return ((int) position & (ring.length / STRIDE - 1)) * STRIDE;
  }

  /** How often anything has changed in it so far. */
  public long changes() {
    return changes;
  }

  /** The newest position; 0 when nothing was ever logged. */
  public long last() {
    return last;
  }

  /** The oldest position that is still known. */
  public long first() {
    return first;
  }

  /**
   * Bytes that all updates up to a position cost in an SRL. The position may be one before {@link
   * #first}.
   */
  public long bytesThrough(long position) {
    return position < first ? forgottenBytes : ring[slot(position) + CUMULATED_BYTES];
  }

  /**
   * The digest of all contents after a position. The position may be one before {@link #first}.
   *
   * @throws IllegalArgumentException if nothing was ever logged at the position
   */
  public long imageAfter(long position) {
    if (position > last) {
      throw new IllegalArgumentException(
          "no update stands at position " + position + ", the last one is " + last);
    }
    return position < first ? forgottenImage : ring[slot(position) + IMAGE];
  }

  /** Whether a position holds a control message. */
  public boolean isMessage(long position) {
    return controlMessages != 0 && (int) (ring[slot(position) + PLACE] >> 32) == CONTROL_MESSAGE;
  }

  /** Whether an RLINK carries the update: all but the control messages for others. */
  public boolean concerns(int rlink, long position) {
    return !isMessage(position) || (ring[slot(position) + OFFSET] >>> rlink & 1) != 0;
  }

  /** The RLINKs that a control message is for. */
  public int targets(long position) {
    return (int) ring[slot(position) + OFFSET];
  }

  public int volume(long position) {
    return (int) (ring[slot(position) + PLACE] >> 32);
  }

  public long offsetBytes(long position) {
    return ring[slot(position) + OFFSET];
  }

  /** Bytes written, or length of the payload. */
  public int lengthBytes(long position) {
    return (int) ring[slot(position) + PLACE];
  }

  /** How many updates stand after a position; those that were annulled do not count. */
  public long countAfter(long position) {
    long count = last - position;
    for (long[] range : annulled) {
      count -= Math.max(0, range[1] - Math.max(range[0] - 1, position));
    }
    return count;
  }

  /** Lets go of every update up to a position. */
  public void forgetThrough(long position) {
    if (position < first) {
      return;
    }
    changes++;
    forgottenBytes = bytesThrough(position);
    forgottenImage = imageAfter(position);
    first = position + 1;
    while (!annulled.isEmpty() && annulled.getFirst()[1] < first) {
      annulled.remove();
    }
  }

  /** Holds nothing any more, as if every update up to a position had been forgotten. */
  public void clear(long forgottenTo, long image) {
    changes++;
    first = forgottenTo + 1;
    last = forgottenTo;
    forgottenBytes = 0;
    forgottenImage = image;
    controlMessages = 0;
    annulled.clear();
  }

  /** Whether an update was annulled. */
  public boolean isAnnulled(long position) {
    for (long[] range : annulled) {
      if (range[0] <= position && position <= range[1]) {
        return true;
      }
    }
    return false;
  }

  /** Adds an update that was annulled. */
  public void appendAnnulled() {
    long image = imageAfter(last);
    long position = append(CONTROL_MESSAGE, 0, 0, image);
    annulFrom(position, image);
  }
}
