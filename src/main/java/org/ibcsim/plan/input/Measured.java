package org.ibcsim.plan.input;

import java.util.List;
import org.ibcsim.plan.fluid.WrittenBytes;

/**
 * What was measured: what was written when, and what is to be said of the measurement.
 *
 * @param format as it was read
 * @param written bytes as the application wrote them, without headers
 * @param writes how many writes each write or interval stands for; empty where the format does not
 *     tell
 * @param offsetsBytes where each write went; empty where the format does not tell
 * @param startNanos when the first interval begins or the first write came, since 1970; {@link
 *     #NO_TIME} where the file has no dates
 * @param intervalNanos usual length of an interval; 0 for single writes
 * @param devices what was added up, in the order of the file
 * @param findings what the examination says, the weightiest first
 */
public record Measured(
    InputFormat format,
    WrittenBytes written,
    long[] writes,
    long[] offsetsBytes,
    long startNanos,
    long intervalNanos,
    List<String> devices,
    List<Finding> findings) {
  /** {@link #startNanos} of a file without dates. */
  public static final long NO_TIME = Long.MIN_VALUE;

  public Measured {
    devices = List.copyOf(devices);
    findings = List.copyOf(findings);
  }

  /** Whether the number of writes is known. */
  public boolean countsWrites() {
    return writes.length > 0;
  }

  /** How many writes there were; 0 if that is not known. */
  public long totalWrites() {
    long sum = 0;
    for (long each : writes) {
      sum += each;
    }
    return sum;
  }

  /** The mean size of a write; 0 if that is not known or nothing was written. */
  public double meanWriteBytes() {
    long count = totalWrites();
    return count == 0 ? 0 : (double) written.totalBytes() / count;
  }
}
