package org.ibcsim.simulate;

import org.ibcsim.scenario.LinkTiming;
import org.ibcsim.scenario.OtherTraffic;
import org.ibcsim.scenario.Transfer;

/**
 * How fast bytes may leave: what the line has left beside other traffic, and the RLINK's {@code
 * bandwidth_limit}.
 *
 * <p>The limit is a token bucket that is full at the start: of n bytes since then the last leaves
 * no earlier than (n - burst) / limit, where time that was not used counts up to a full bucket. So
 * in a window of any length no more leaves than the burst and the limit times its length. A bucket
 * of no depth spreads each message over its time.
 */
final class Pace {
  private static final int BITS = 8;

  private final long lineBitsPerSecond;
  private final OtherTraffic others;
  private final long burstBytes;
  private long limitBitsPerSecond;
  private long burstNanos;

  /** So far the limit has let bytes through; it lies up to a full bucket behind the time. */
  private long spentNanos;

  private long memoBytes = -1;
  private long memoLineNanos;
  private long memoLimitNanos;

  Pace(LinkTiming timing) {
    lineBitsPerSecond = timing.carriage().lineBitsPerSecond();
    others = timing.carriage().otherTraffic();
    burstBytes = timing.carriage().burstBytes();
    limit(timing.limitBitsPerSecond());
    spentNanos = -burstNanos;
  }

  /**
   * Sets another limit; {@link LinkTiming#UNLIMITED} for none. The bucket stays as full as it is.
   */
  void limit(long bitsPerSecond) {
    limitBitsPerSecond = bitsPerSecond;
    burstNanos = nanos(burstBytes, bitsPerSecond);
    memoBytes = -1;
  }

  private static long nanos(long bytes, long bitsPerSecond) {
    return bitsPerSecond == LinkTiming.UNLIMITED
        ? 0
        : Transfer.nanosFor(bytes * BITS, bitsPerSecond);
  }

  /** When the last of so many bytes has left that are put on the wire now. */
  long leaves(long nowNanos, long bytes) {
    if (bytes != memoBytes) {
      memoBytes = bytes;
      memoLineNanos = nanos(bytes, lineBitsPerSecond);
      memoLimitNanos = nanos(bytes, limitBitsPerSecond);
    }
    long left =
        others.any() && lineBitsPerSecond != LinkTiming.UNLIMITED
            ? others.leavesAt(nowNanos, bytes * BITS, lineBitsPerSecond)
            : nowNanos + memoLineNanos;
    if (limitBitsPerSecond == LinkTiming.UNLIMITED) {
      return left;
    }
    spentNanos = Math.max(spentNanos, nowNanos - burstNanos) + memoLimitNanos;
    return Math.max(left, spentNanos);
  }
}
