package org.ibcsim.plan;

import java.util.Arrays;
import java.util.List;
import org.ibcsim.plan.fluid.WrittenBytes;
import org.ibcsim.plan.input.InputFormat;
import org.ibcsim.plan.input.Measured;
import org.ibcsim.workload.sample.SampleFormat;
import org.ibcsim.workload.trace.TraceFormat;

/** Measurements that a test makes up. */
final class Measurements {
  static final long SECOND = 1_000_000_000L;

  private Measurements() {}

  /** Equal intervals of writes of one size. */
  static Measured intervals(long intervalSeconds, long writeBytes, long... bytes) {
    long[] ends = new long[bytes.length];
    long[] writes = new long[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      ends[i] = (i + 1) * intervalSeconds * SECOND;
      writes[i] = bytes[i] / writeBytes;
    }
    return new Measured(
        InputFormat.of(SampleFormat.TABLE),
        WrittenBytes.ofIntervals(ends, bytes),
        writes,
        new long[0],
        Measured.NO_TIME,
        intervalSeconds * SECOND,
        List.of("all"),
        List.of());
  }

  /** Single writes, without places. */
  static Measured writes(long[] atNanos, long[] bytes) {
    long[] one = new long[bytes.length];
    Arrays.fill(one, 1);
    return new Measured(
        InputFormat.of(TraceFormat.SPC),
        WrittenBytes.ofWrites(atNanos, bytes),
        one,
        new long[0],
        Measured.NO_TIME,
        0,
        List.of(),
        List.of());
  }

  /** Terms with an outage, a header rule and a safety share. */
  static Terms terms(long bitsPerSecond, HeaderRule rule, double safety, long outageSeconds) {
    return new Terms(
        bitsPerSecond,
        List.of(),
        0,
        1,
        rule,
        0,
        0,
        0,
        safety,
        outageSeconds * SECOND,
        0,
        0,
        0,
        Long.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        false,
        false,
        0);
  }
}
