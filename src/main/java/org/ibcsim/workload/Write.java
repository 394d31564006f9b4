package org.ibcsim.workload;

/** One application write, in a carrier that its reader reuses. */
public final class Write {
  /** Intended arrival, nanoseconds since the start of the run. */
  public long timeNanos;

  /** Index of the volume in the scenario's list. */
  public int volume;

  /** First byte written, from the start of the volume. */
  public long offsetBytes;

  public int lengthBytes;

  /**
   * The source's own mark, given back in {@link WriteSource#completed}; open sources leave it 0.
   */
  public int tag;
}
