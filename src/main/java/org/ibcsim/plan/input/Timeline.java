package org.ibcsim.plan.input;

import java.util.Arrays;
import org.ibcsim.plan.fluid.WrittenBytes;
import org.ibcsim.workload.sample.Sample;

/**
 * Reports set one behind the other: intervals without gaps from 0 on.
 *
 * <p>A report is of the interval that ends at its time. How long that is says the file, or the time
 * of the report before, or the usual distance of two reports; an interval that is missing is a gap,
 * in which nothing is taken to be written. A report at or before the time of the one before is left
 * out.
 */
final class Timeline {
  private static final long SECOND = 1_000_000_000L;

  private static final long LONGEST_INTERVAL_NANOS = 366L * 86_400 * SECOND;

  /** Distances up to this multiple of the usual one are no gap: collectors are late at times. */
  private static final double LATE = 1.5;

  long usualNanos;
  long startNanos = Measured.NO_TIME;
  int repeated;
  int gaps;
  long gapNanos;

  private final long[] ends;
  private final long[] amounts;
  private final long[] counts;
  private int size;
  private boolean counted = true;
  private double bytesCarried;
  private double writesCarried;

  /**
   * @param everyNanos distance of two reports where the file has no times; 0 if it was not given
   * @throws IllegalArgumentException if there is no report, or no distance is known
   */
  Timeline(Reports reports, long everyNanos) {
    if (reports.size == 0) {
      throw new IllegalArgumentException(
          "no report but the first, which covers the time since the machine booted");
    }
    boolean timed = reports.atNanos[0] != Sample.NO_TIME;
    usualNanos = timed ? usual(reports, everyNanos) : everyNanos;
    if (usualNanos > LONGEST_INTERVAL_NANOS) {
      throw new IllegalArgumentException(
          "intervals of " + usualNanos / SECOND + " s, which is more than a year");
    }
    if (usualNanos <= 0) {
      throw new IllegalArgumentException(
          timed ? "a single report, whose length is not told" : "reports without times");
    }
    repeated = reports.repeated;
    ends = new long[2 * reports.size];
    amounts = new long[2 * reports.size];
    counts = new long[2 * reports.size];
    if (timed) {
      addTimed(reports);
    } else {
      for (int i = 0; i < reports.size; i++) {
        add((i + 1) * usualNanos, usualNanos, reports, i);
      }
    }
  }

  /** The median of the distances; of a single report what the file or the caller says. */
  private static long usual(Reports reports, long everyNanos) {
    long[] distances = new long[reports.size];
    int known = 0;
    long latest = reports.atNanos[0];
    for (int i = 1; i < reports.size; i++) {
      if (reports.atNanos[i] > latest) {
        distances[known++] = reports.atNanos[i] - latest;
        latest = reports.atNanos[i];
      }
    }
    if (known == 0) {
      return reports.lengthNanos[0] > 0 ? reports.lengthNanos[0] : everyNanos;
    }
    Arrays.sort(distances, 0, known);
    return distances[(known - 1) / 2];
  }

  private void addTimed(Reports reports) {
    long first = reports.lengthNanos[0] > 0 ? reports.lengthNanos[0] : usualNanos;
    // Times that count from the start of a recording: the first interval begins with it.
    if (reports.atNanos[0] >= 0 && reports.atNanos[0] < 365 * 86_400 * SECOND) {
      first = reports.atNanos[0] > 0 ? Math.min(reports.atNanos[0], 2 * usualNanos) : usualNanos;
    } else {
      startNanos = reports.atNanos[0] - first;
    }
    long origin = reports.atNanos[0] - first;
    long before = 0;
    for (int i = 0; i < reports.size; i++) {
      long end = reports.atNanos[i] - origin;
      if (end <= before) {
        repeated++;
        continue;
      }
      long length = end - before;
      if (length > LATE * usualNanos) {
        length = Math.min(length, usualNanos);
        gaps++;
        gapNanos += end - length - before;
        put(end - length, 0, 0);
      }
      add(end, length, reports, i);
      before = end;
    }
  }

  private void add(long end, long length, Reports reports, int report) {
    double scale = reports.rate ? (double) length / SECOND : 1;
    // What is cut off of one interval is added to the next, so that sums are kept.
    double bytes = reports.bytes[report] * scale + bytesCarried;
    long whole = (long) (bytes + 0.5);
    bytesCarried = bytes - whole;
    long count = 0;
    if (Double.isNaN(reports.writes[report])) {
      counted = false;
    } else {
      double writes = reports.writes[report] * scale + writesCarried;
      count = (long) (writes + 0.5);
      writesCarried = writes - count;
    }
    put(end, Math.max(0, whole), Math.max(0, count));
  }

  private void put(long end, long bytes, long count) {
    ends[size] = end;
    amounts[size] = bytes;
    counts[size++] = count;
  }

  WrittenBytes written() {
    return WrittenBytes.ofIntervals(Arrays.copyOf(ends, size), Arrays.copyOf(amounts, size));
  }

  /** How many writes each interval had; empty if the file does not tell. */
  long[] writes() {
    return counted ? Arrays.copyOf(counts, size) : new long[0];
  }
}
