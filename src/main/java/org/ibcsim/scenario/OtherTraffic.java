package org.ibcsim.scenario;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What others take of a link, by the time of the day; every day is the same. What is left is the
 * RLINK's, so the time of a message on the wire is exact: capacity is constant between two changes.
 *
 * @param spans in the order of their begin; none overlaps another
 * @param startNanosOfDay the time of the day at which the run starts
 */
public record OtherTraffic(List<Span> spans, long startNanosOfDay) {
  /** Nobody else uses the link. */
  public static final OtherTraffic NONE = new OtherTraffic(List.of(), 0);

  static final long DAY_NANOS = 86_400_000_000_000L;
  private static final long WHOLE = 1_000_000_000;
  private static final BigInteger BILLIONTHS_OF_NANOS =
      BigInteger.valueOf(1_000_000_000).multiply(BigInteger.valueOf(WHOLE));

  /**
   * From one time of the day to another one on the same day.
   *
   * @param untilNanos not in it
   * @param partsPerBillion the share of the bandwidth that is taken, less than the whole
   */
  public record Span(long fromNanos, long untilNanos, long partsPerBillion) {}

  public OtherTraffic {
    List<Span> sorted = new ArrayList<>(spans);
    sorted.sort(Comparator.comparingLong(Span::fromNanos));
    spans = List.copyOf(sorted);
  }

  /** Whether the link is ever shared. */
  public boolean any() {
    return !spans.isEmpty();
  }

  /** The largest share that others take. */
  public long mostPartsPerBillion() {
    return spans.stream().mapToLong(Span::partsPerBillion).max().orElse(0);
  }

  /**
   * When the last of so many bits has left that are put on the wire at a time of the run.
   *
   * @param bitsPerSecond of the whole link
   */
  public long leavesAt(long nowNanos, long bits, long bitsPerSecond) {
    long at = nowNanos;
    long rest = bits;
    while (true) {
      long ofDay = Math.floorMod(startNanosOfDay + at, DAY_NANOS);
      long taken = 0;
      long change = DAY_NANOS;
      for (Span span : spans) {
        if (ofDay < span.fromNanos()) {
          change = Math.min(change, span.fromNanos());
        } else if (ofDay < span.untilNanos()) {
          taken = span.partsPerBillion();
          change = span.untilNanos();
        }
      }
      // What is left of the line, in bits a second and parts of a billion.
      BigInteger left =
          BigInteger.valueOf(bitsPerSecond).multiply(BigInteger.valueOf(WHOLE - taken));
      long needed =
          taken == 0
              ? Transfer.nanosFor(rest, bitsPerSecond)
              : BigInteger.valueOf(rest)
                  .multiply(BILLIONTHS_OF_NANOS)
                  .divide(left)
                  .longValueExact();
      long lasts = change - ofDay;
      if (needed <= lasts) {
        return at + needed;
      }
      rest -= BigInteger.valueOf(lasts).multiply(left).divide(BILLIONTHS_OF_NANOS).longValueExact();
      at += lasts;
    }
  }
}
