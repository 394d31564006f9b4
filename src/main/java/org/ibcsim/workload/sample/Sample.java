package org.ibcsim.workload.sample;

/**
 * What a collector says of one device at one time, in a carrier that its reader fills again and
 * again.
 */
public final class Sample {
  /** {@link #atNanos} of a format that does not tell times: reports follow each other evenly. */
  public static final long NO_TIME = Long.MIN_VALUE;

  /**
   * When, in nanoseconds since 1970-01-01 UTC; local times count as UTC, as only their differences
   * matter.
   */
  public long atNanos;

  /** How long the interval was, as the file says; 0 where it does not. */
  public long lengthNanos;

  /** Which report of the file this is of, from 0: what was measured at one time. */
  public int report;

  public String device = "";

  /** Bytes written: a second if {@link #rate}, otherwise in the whole interval. */
  public double bytes;

  /** Writes, in the same way; NaN where the format does not tell. */
  public double writes;

  public boolean rate;

  /** The line, or the element of a document, counted from 1. */
  public long number;
}
