package org.ibcsim.plan.fluid;

/**
 * How old the oldest data is that has not left, at every moment: what a disaster would cost then
 * (RPO).
 *
 * <p>It is a broken line: 0 while nothing waits; with single writes it rises with time and falls
 * whenever the last byte of a write has left; with intervals it is the age of the byte that leaves.
 * {@link #walk} tells every straight piece of it. Sums are in floating point, with a relative error
 * of about 10^-12.
 */
public final class LagOverTime {
  private static final double BITS = 8;
  private static final double NANOS = 1e9;

  /** Told of the pieces of the line, in order, without gaps from 0 on. */
  public interface Pieces {
    /**
     * The lag goes evenly from one value to another.
     *
     * @param toSeconds infinite at the end of a line that never comes back to 0
     */
    void piece(double fromSeconds, double toSeconds, double lagFrom, double lagTo);
  }

  private final WrittenBytes written;
  private final LinkRate link;

  public LagOverTime(WrittenBytes written, LinkRate link) {
    this.written = written;
    this.link = link;
  }

  /** Tells the whole line, until everything has left, and at least until the last moment. */
  public void walk(Pieces pieces) {
    if (written.singleWrites()) {
      walkWrites(pieces);
    } else {
      new IntervalWalk(pieces).walk();
    }
  }

  private void walkWrites(Pieces pieces) {
    LinkRate.Cursor cursor = link.from(0);
    DataAmount backlog = new DataAmount();
    long now = 0;
    double left = 0;
    for (int write = 0; write < written.size(); write++) {
      long at = written.atNanos(write);
      now = cursor.serve(backlog, now, at);
      backlog.addBytes(written.amountBytes(write));
      double arrived = at / NANOS;
      double leaves = arrived + cursor.secondsToCarry(backlog, at);
      if (arrived > left) {
        pieces.piece(left, arrived, 0, 0);
        left = arrived;
      }
      if (leaves > left) {
        pieces.piece(left, leaves, left - arrived, leaves - arrived);
        left = leaves;
      }
      if (leaves == Double.POSITIVE_INFINITY) {
        return;
      }
    }
    double end = written.endNanos() / NANOS;
    if (end > left) {
      pieces.piece(left, end, 0, 0);
    }
  }

  /** The byte that leaves is followed through the intervals in which it was written. */
  private final class IntervalWalk {
    private final Pieces pieces;
    private final LinkRate.Cursor cursor = link.from(0);
    private double now;
    private double sentBytes;

    /** The interval in which the byte was written that leaves next. */
    private int head;

    /** The interval that is now; past the last one nothing is written. */
    private int tail;

    /** Of the interval that is now: its begin, its end and the bytes a second that it brings. */
    private double tailBegin;

    private double tailEnd;
    private double arriving;

    /** Of the interval of the byte that leaves, which one is known, and what of it. */
    private int known = -1;

    private double headBytes;
    private double beforeHead;
    private double headBegin;
    private double headSeconds;

    /** The lag at the end of the last step, and where that was. */
    private double lag;

    private double lagAt = -1;
    private int lagHead = -1;

    IntervalWalk(Pieces pieces) {
      this.pieces = pieces;
    }

    void walk() {
      enterTail();
      while (tail < written.size() || sentBytes < written.totalBytes()) {
        double linkUntil =
            cursor.untilNanos() == Long.MAX_VALUE
                ? Double.POSITIVE_INFINITY
                : cursor.untilNanos() / NANOS;
        double until = Math.min(linkUntil, tailEnd);
        if (!straight(until)) {
          return;
        }
        now = until;
        if (tailEnd <= until && tail < written.size()) {
          tail++;
          enterTail();
        }
        if (linkUntil <= until) {
          cursor.next();
        }
      }
    }

    /** Within this time neither rate changes; answers whether the line goes on behind it. */
    private boolean straight(double until) {
      double rate = cursor.bitsPerSecond() / BITS;
      while (now < until) {
        double waiting = writtenNow() - sentBytes;
        if (waiting <= 1e-9 * Math.max(1, sentBytes) * 1e-3) {
          if (rate >= arriving) {
            if (until == Double.POSITIVE_INFINITY) {
              sentBytes = written.totalBytes();
              return false;
            }
            pieces.piece(now, until, 0, 0);
            now = until;
            sentBytes = tail < written.size() ? throughTail(until) : written.totalBytes();
            head = tail;
            return true;
          }
          sentBytes = writtenNow();
          head = tail;
        }
        if (rate == 0) {
          double lag = lag(now);
          pieces.piece(now, until, lag, lag + until - now);
          now = until;
          return until != Double.POSITIVE_INFINITY;
        }
        step(until, rate);
      }
      return true;
    }

    /** Up to where the byte that leaves is of another interval, or nothing waits any more. */
    private void step(double until, double rate) {
      while (head < tail && sentBytes >= written.throughBytes(head)) {
        head++;
      }
      double to = until;
      boolean empties = false;
      if (head < tail) {
        to = Math.min(to, now + (written.throughBytes(head) - sentBytes) / rate);
      } else if (rate > arriving) {
        double empty = now + (writtenNow() - sentBytes) / (rate - arriving);
        empties = empty <= to;
        to = Math.min(to, empty);
      }
      double lagFrom = now == lagAt && head == lagHead ? lag : lag(now);
      boolean ofHead = head < tail && to < until;
      sentBytes =
          ofHead
              ? written.throughBytes(head)
              : empties ? writtenAt(to) : sentBytes + (to - now) * rate;
      double from = now;
      now = to;
      lag = empties ? 0 : lag(to);
      lagAt = to;
      lagHead = head;
      if (to > from) {
        pieces.piece(from, to, lagFrom, lag);
      }
    }

    private void enterTail() {
      if (tail >= written.size()) {
        tailEnd = Double.POSITIVE_INFINITY;
        arriving = 0;
        return;
      }
      tailBegin = tail == 0 ? 0 : tailEnd;
      tailEnd = written.atNanos(tail) / NANOS;
      arriving = written.amountBytes(tail) / (tailEnd - tailBegin);
    }

    private double writtenNow() {
      return writtenAt(now);
    }

    private double writtenAt(double seconds) {
      return tail >= written.size() ? written.totalBytes() : throughTail(seconds);
    }

    private double throughTail(double seconds) {
      return written.throughBytes(tail - 1) + arriving * (seconds - tailBegin);
    }

    /** The age of the byte that leaves at a moment. */
    private double lag(double seconds) {
      if (head >= written.size()) {
        return 0;
      }
      if (head != known) {
        enterHead();
      }
      double share = headBytes == 0 ? 1 : (sentBytes - beforeHead) / headBytes;
      return Math.max(0, seconds - (headBegin + Math.min(1, Math.max(0, share)) * headSeconds));
    }

    private void enterHead() {
      known = head;
      headBytes = written.amountBytes(head);
      beforeHead = written.throughBytes(head - 1);
      headBegin = head == 0 ? 0 : written.atNanos(head - 1) / NANOS;
      headSeconds = written.atNanos(head) / NANOS - headBegin;
    }
  }
}
