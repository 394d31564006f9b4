package org.ibcsim.workload.sample;

import java.nio.file.Path;
import org.ibcsim.workload.trace.FieldLines;
import org.ibcsim.workload.trace.TraceFile;
import org.ibcsim.workload.trace.TracePlace;

/**
 * Reads fio's log of bandwidth: {@code time(ms), value, data direction, block size, offset, ...}.
 *
 * <p>Averaged over an interval ({@code log_avg_msec}) the value is KiB a second and the block size
 * 0; of single requests the block size is what was written. Direction 0 is a read, 1 a write, 2 a
 * trim. Times count from the start of fio.
 */
final class FioBandwidthReader implements SampleReader {
  private static final double KIBIBYTE = 1024;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final FieldLines lines;
  private long stampMillis = -1;
  private int report = -1;
  private boolean any;

  FioBandwidthReader(Path path) {
    lines = new FieldLines(new TraceFile(path));
  }

  @Override
  public boolean read(Sample into) {
    while (lines.next()) {
      lines.requireAtLeast(4, "time(ms), value, data direction, block size");
      any = true;
      if (lines.number(2, "a direction: 0, 1 or 2", 2) != 1) {
        continue;
      }
      long millis =
          lines.number(0, "a time in milliseconds", Long.MAX_VALUE / (4 * NANOS_PER_MILLI));
      if (millis != stampMillis) {
        stampMillis = millis;
        report++;
      }
      into.device = "fio";
      into.bytes = lines.decimal(1, "a bandwidth in KiB a second") * KIBIBYTE;
      into.writes = Double.NaN;
      into.rate = true;
      into.atNanos = millis * NANOS_PER_MILLI;
      into.lengthNanos = 0;
      into.report = report;
      into.number = lines.number();
      return true;
    }
    if (!any) {
      throw lines.nothingRecorded("lines of time(ms), value, data direction, block size");
    }
    return false;
  }

  @Override
  public TracePlace place(Sample sample) {
    return lines.placeOfLine(sample.number);
  }

  @Override
  public void close() {
    lines.close();
  }
}
