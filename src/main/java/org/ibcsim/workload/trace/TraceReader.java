package org.ibcsim.workload.trace;

/**
 * The records of one trace file, in time order.
 *
 * <p>Streaming: memory does not grow with the file. The file is opened at the first {@link #read}.
 * Not thread-safe.
 */
public interface TraceReader extends AutoCloseable {
  /**
   * The furthest that a record's time may lie from the first record's: 73 years, so that no sum
   * overflows.
   */
  long LONGEST_NANOS = 1L << 61;

  /**
   * Reads the next record; answers false at the end of the trace.
   *
   * @throws TraceException if the file cannot be read, or holds what its format does not allow
   */
  boolean read(TraceRecord into);

  /**
   * How many records so far were not taken as they stand; each reader's Javadoc says which it
   * mends, and how.
   */
  long mended();

  /** Where in the file a record came from, for messages. */
  TracePlace place(TraceRecord record);

  /** Closes the file; a closed reader is not read again. */
  @Override
  void close();
}
