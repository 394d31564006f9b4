package org.ibcsim.plan.input;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.ibcsim.scenario.unit.SizeText;
import org.ibcsim.workload.sample.Sample;
import org.ibcsim.workload.sample.SampleReader;
import org.ibcsim.workload.trace.TraceException;

/**
 * The samples of a file, added up report by report: what all chosen devices wrote at one time.
 *
 * <p>Adding comes first and everything else after: the peak of a sum is not the sum of peaks
 * (capacity 6).
 */
final class Reports {
  private static final double MOST_BYTES = 1e18;

  long[] atNanos = new long[256];
  long[] lengthNanos = new long[256];
  double[] bytes = new double[256];
  double[] writes = new double[256];
  boolean rate;
  int size;

  /** The last report of each device that was taken. */
  final Map<String, Integer> taken = new LinkedHashMap<>();

  /** Samples left out because their device had one of the same time before. */
  int repeated;

  final List<String> left = new ArrayList<>();

  private int current = -1;

  /** Reads all of it, devices that pass. */
  static Reports read(SampleReader reader, Predicate<String> wanted) {
    Reports reports = new Reports();
    Sample sample = new Sample();
    while (reader.read(sample)) {
      if (wanted.test(sample.device)) {
        reports.add(sample, reader);
      } else if (!reports.left.contains(sample.device)) {
        reports.left.add(sample.device);
      }
    }
    return reports;
  }

  private void add(Sample sample, SampleReader reader) {
    Integer before = taken.put(sample.device, sample.report);
    if (before != null && before == sample.report) {
      repeated++;
      return;
    }
    if (sample.report != current) {
      current = sample.report;
      if (size == atNanos.length) {
        grow();
      }
      atNanos[size] = sample.atNanos;
      lengthNanos[size] = sample.lengthNanos;
      rate = sample.rate;
      size++;
    }
    bytes[size - 1] += sample.bytes;
    writes[size - 1] += sample.writes;
    if (!(bytes[size - 1] < MOST_BYTES)) {
      throw new TraceException(
          reader.place(sample),
          "a sum of " + SizeText.of(bytes[size - 1]),
          "less than " + SizeText.of(MOST_BYTES),
          null);
    }
  }

  private void grow() {
    int more = size * 2;
    atNanos = Arrays.copyOf(atNanos, more);
    lengthNanos = Arrays.copyOf(lengthNanos, more);
    bytes = Arrays.copyOf(bytes, more);
    writes = Arrays.copyOf(writes, more);
  }
}
