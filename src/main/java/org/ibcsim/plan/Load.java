package org.ibcsim.plan;

import java.math.BigDecimal;
import org.ibcsim.plan.fluid.LinkRate;
import org.ibcsim.plan.fluid.WrittenBytes;
import org.ibcsim.plan.input.Measured;
import org.ibcsim.scenario.unit.SizeText;

/**
 * A measurement under terms: what lies in the SRL, and how fast the link takes it out. Both count
 * the same bytes, those of the SRL, so compression and overhead are in the rate.
 */
final class Load {
  private static final long DAY_NANOS = 86_400_000_000_000L;
  private static final double MOST_BYTES = 1e17;
  private static final int LAID_OUT_DAYS = 60;
  private static final long MOST_INTERVALS = 10_000_000;

  /** As it was measured, once. */
  final WrittenBytes inLog;

  /** Twice, one behind the other, if the profile is periodic; otherwise the same. */
  final WrittenBytes repeated;

  /** Everything that was written, grown. */
  final long rawBytes;

  final LinkRate link;

  private final Terms terms;
  private final long startNanos;

  private Load(
      WrittenBytes inLog, WrittenBytes repeated, long rawBytes, Terms terms, long startNanos) {
    this.inLog = inLog;
    this.repeated = repeated;
    this.rawBytes = rawBytes;
    this.terms = terms;
    this.startNanos = startNanos;
    long days = (2 * repeated.endNanos() + 2 * terms.longestOutageNanos()) / DAY_NANOS;
    link = DailyLink.of(terms, startNanos, (days + LAID_OUT_DAYS) * DAY_NANOS);
  }

  /**
   * The profile for as long as an outage or a window of this length that begins in its first time;
   * a periodic one at least twice.
   *
   * @throws IllegalArgumentException if that is too long to be written out
   */
  WrittenBytes lasting(long nanos) {
    if (!terms.periodic()) {
      return inLog;
    }
    long times = timesFor(nanos);
    return times <= 2 ? repeated : times(times);
  }

  /** Whether the profile can be written out for as long as that. */
  boolean canLast(long nanos) {
    return timesFor(nanos) * inLog.size() <= MOST_INTERVALS;
  }

  private long timesFor(long nanos) {
    return 1 + (nanos + inLog.endNanos() - 1) / inLog.endNanos();
  }

  private WrittenBytes times(long times) {
    if (times * inLog.size() > MOST_INTERVALS) {
      throw new IllegalArgumentException(
          "an outage or a window so long that "
              + times
              + " times the profile are needed, expected fewer; measure for longer");
    }
    return inLog.times((int) times);
  }

  /** The same bytes at another line. */
  Load at(long linkBitsPerSecond) {
    return new Load(inLog, repeated, rawBytes, terms.withLink(linkBitsPerSecond), startNanos);
  }

  /** The link of the Secondary that is furthest behind: the slowest. */
  Load slowest() {
    long slowest = terms.linkBitsPerSecond();
    for (long other : terms.otherLinks()) {
      slowest = Math.min(slowest, other);
    }
    return slowest == terms.linkBitsPerSecond() ? this : at(slowest);
  }

  /**
   * @throws IllegalArgumentException if headers are asked for, and nobody says how large writes are
   */
  static Load of(Measured measured, Terms terms) {
    long[] raw = measured.written().amountsBytes();
    double factor = terms.growthFactor();
    if (factor != 1) {
      grow(raw, factor);
    }
    long rawBytes = 0;
    for (long each : raw) {
      rawBytes += each;
    }
    WrittenBytes inLog = measured.written().with(withHeaders(raw, measured, terms, factor));
    long start =
        measured.startNanos() == Measured.NO_TIME
            ? terms.startsAtNanos()
            : Math.floorMod(measured.startNanos(), DAY_NANOS);
    return new Load(inLog, terms.periodic() ? inLog.times(2) : inLog, rawBytes, terms, start);
  }

  /**
   * Whether the link carries more than is written: with no more than just as much, nothing that
   * once waits is ever caught up. A single write tells no rate.
   */
  boolean drains() {
    long end = inLog.endNanos();
    long written = inLog.totalBytes();
    if (inLog.singleWrites()) {
      // n writes have n - 1 distances: the last one is not of the time that was looked at.
      written -= inLog.size() == 0 ? 0 : inLog.amountBytes(inLog.size() - 1);
    }
    if (written == 0 || end == 0) {
      return true;
    }
    BigDecimal carriedBits = BigDecimal.ZERO;
    long now = 0;
    for (LinkRate.Step step : link.steps(end)) {
      carriedBits =
          carriedBits.add(
              BigDecimal.valueOf(step.bitsPerSecond())
                  .multiply(BigDecimal.valueOf(step.untilNanos() - now)));
      now = step.untilNanos();
    }
    return BigDecimal.valueOf(written)
            .multiply(BigDecimal.valueOf(8L * 1_000_000_000))
            .compareTo(carriedBits)
        < 0;
  }

  /** What is cut off of one amount is added to the next, so that the sum is kept. */
  private static void grow(long[] amounts, double factor) {
    double carried = 0;
    for (int i = 0; i < amounts.length; i++) {
      double grown = amounts[i] * factor + carried;
      if (!(grown < MOST_BYTES)) {
        throw new IllegalArgumentException(
            SizeText.of(grown)
                + " in one interval after growth, expected less than "
                + SizeText.of(MOST_BYTES)
                + ". Maybe --growth or --years is too large");
      }
      amounts[i] = (long) grown;
      carried = grown - amounts[i];
    }
  }

  private static long[] withHeaders(long[] raw, Measured measured, Terms terms, double factor) {
    if (terms.header() == HeaderRule.NONE) {
      return raw;
    }
    boolean known = measured.countsWrites();
    if (!known && terms.writeBytes() <= 0) {
      throw new IllegalArgumentException(
          "headers by the rule '"
              + terms.header().word()
              + "', but the measurement does not tell how many writes there were; expected the mean"
              + " size of a write. Say it with --write-size, as in --write-size 8KiB");
    }
    long[] inLog = new long[raw.length];
    // Growth is more writes of the same size; a single write that grows keeps its one header.
    boolean more = factor != 1 && !measured.written().singleWrites();
    for (int i = 0; i < raw.length; i++) {
      if (!known) {
        inLog[i] = terms.header().withHeadersOf(raw[i], terms.writeBytes());
      } else {
        long writes = more ? (long) Math.ceil(measured.writes()[i] * factor) : measured.writes()[i];
        inLog[i] = terms.header().withHeaders(raw[i], writes);
      }
    }
    return inLog;
  }
}
