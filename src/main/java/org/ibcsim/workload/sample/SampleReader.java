package org.ibcsim.workload.sample;

import org.ibcsim.workload.trace.TraceException;
import org.ibcsim.workload.trace.TracePlace;

/**
 * The samples of one file, in the order of the file. Streaming: memory does not grow with it. Not
 * thread-safe.
 */
public interface SampleReader extends AutoCloseable {
  /**
   * Reads the next sample; answers false at the end.
   *
   * @throws TraceException if the file cannot be read, or holds what its format does not allow
   */
  boolean read(Sample into);

  /** Where a sample came from, for messages. */
  TracePlace place(Sample sample);

  @Override
  void close();
}
