package org.ibcsim.plan.fluid;

import org.jspecify.annotations.Nullable;

/**
 * What follows when an SRL of a given size overflows and its RLINK is protected by the DCM
 * (capacity 2.4, item 6): until when the log lasts, what is to be sent again, and how long the
 * Secondary is inconsistent.
 *
 * <p>At the overflow the regions of everything that waits in the log are marked, from then on those
 * of every write. The replay begins when the link is back, or at once where it never was away, and
 * sends every marked region whole; what is written meanwhile waits in the log (inferred). While
 * regions are replayed in the order of their places, the Secondary is inconsistent.
 *
 * @param overflowSeconds when the log overflows
 * @param replayFromSeconds when the replay begins
 * @param waitingBytes what waits then by the byte: the log at the overflow and what was written
 *     after it
 * @param regions how many regions are marked; -1 where nobody knows where writes went
 * @param resyncBytes what the replay sends; without places all that waits, which bounds it only for
 *     writes that fill their regions
 * @param replaySeconds how long that takes, and how long the Secondary is inconsistent; infinite if
 *     it never ends
 */
public record DcmBranch(
    double overflowSeconds,
    double replayFromSeconds,
    long waitingBytes,
    long regions,
    long resyncBytes,
    double replaySeconds) {
  private static final double NANOS = 1e9;

  /**
   * Fills the log from empty on; null if it never overflows.
   *
   * @param inLog what goes into the log, headers and all
   * @param offsets where each write went; empty if that is not known
   * @param lengths of the writes themselves; empty if places are not known
   * @param link with the outage in it
   * @param linkBackNanos the end of the outage; 0 without one
   * @param srlBytes size of the log
   * @param regionBytes size of a region
   */
  public static @Nullable DcmBranch of(
      WrittenBytes inLog,
      long[] offsets,
      long[] lengths,
      LinkRate link,
      long linkBackNanos,
      long srlBytes,
      int regionBytes) {
    Fill fill = new Fill(inLog, link, srlBytes);
    if (!fill.overflows()) {
      return null;
    }
    long replayFrom =
        link.at(fill.atNanos) == 0 ? Math.max(linkBackNanos, fill.atNanos) : fill.atNanos;
    long resync = Math.round(fill.waitingBytes + inLog.until(replayFrom) - fill.writtenBytes);
    long waiting = resync;
    long regions = -1;
    if (offsets.length > 0) {
      UniqueBlocks marked = new UniqueBlocks(Long.MAX_VALUE, regionBytes);
      double sent = fill.writtenBytes - fill.waitingBytes;
      for (int i = 0; i < inLog.size() && inLog.atNanos(i) <= replayFrom; i++) {
        if (inLog.throughBytes(i) > sent) {
          marked.write(inLog.atNanos(i), offsets[i], lengths[i]);
        }
      }
      resync = marked.sentBytes();
      regions = resync / regionBytes;
    }
    DataAmount amount = new DataAmount();
    amount.addBytes(resync);
    double replay = link.from(replayFrom).secondsToCarry(amount, replayFrom);
    return new DcmBranch(
        fill.atNanos / NANOS, replayFrom / NANOS, waiting, regions, resync, replay);
  }

  /** What marking by the region saves; negative where regions amplify. */
  public long savedBytes() {
    return waitingBytes - resyncBytes;
  }

  /** The log until it overflows. */
  private static final class Fill {
    private final WrittenBytes inLog;
    private final LinkRate.Cursor cursor;
    private final double most;
    private double waitingBytes;
    private double writtenBytes;
    private long atNanos;

    Fill(WrittenBytes inLog, LinkRate link, long srlBytes) {
      this.inLog = inLog;
      cursor = link.from(0);
      most = srlBytes;
    }

    boolean overflows() {
      for (int i = 0; i < inLog.size(); i++) {
        if (inLog.singleWrites()) {
          serve(inLog.atNanos(i), 0);
          waitingBytes += inLog.amountBytes(i);
          writtenBytes = inLog.throughBytes(i);
          if (waitingBytes > most) {
            return true;
          }
        } else {
          double seconds = (inLog.atNanos(i) - atNanos) / NANOS;
          if (serve(inLog.atNanos(i), inLog.amountBytes(i) / seconds)) {
            writtenBytes = inLog.until(atNanos);
            return true;
          }
        }
      }
      return false;
    }

    /** Up to a moment, while bytes arrive at a rate; answers whether the log is full before. */
    private boolean serve(long untilNanos, double arriving) {
      while (atNanos < untilNanos) {
        long to = Math.min(untilNanos, cursor.untilNanos());
        double surplus = arriving - cursor.bitsPerSecond() / 8.0;
        double then = waitingBytes + surplus * ((to - atNanos) / NANOS);
        if (then > most) {
          atNanos += (long) Math.ceil((most - waitingBytes) / surplus * NANOS);
          waitingBytes = most;
          return true;
        }
        waitingBytes = Math.max(0, then);
        atNanos = to;
        if (to == cursor.untilNanos()) {
          cursor.next();
        }
      }
      return false;
    }
  }
}
