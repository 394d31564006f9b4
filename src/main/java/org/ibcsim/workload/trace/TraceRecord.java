package org.ibcsim.workload.trace;

/** One request of a trace, in a carrier that its reader fills again and again. */
public final class TraceRecord {
  /** {@link #offsetBytes} of a record whose format does not tell where the request went. */
  public static final long UNKNOWN_OFFSET = -1;

  /** Arrival, nanoseconds since the first record of the trace (or the start of the recording). */
  public long timeNanos;

  /** First byte on the traced device, or {@link #UNKNOWN_OFFSET}. */
  public long offsetBytes;

  /** 0 is possible: some commands move no data. */
  public int lengthBytes;

  /** Whether this is a write; reads and commands without data are not. */
  public boolean write;

  /** The record's number or line in the file, counted from 1. */
  public long number;

  void copyFrom(TraceRecord other) {
    timeNanos = other.timeNanos;
    offsetBytes = other.offsetBytes;
    lengthBytes = other.lengthBytes;
    write = other.write;
    number = other.number;
  }
}
