package org.ibcsim.plan;

/** Simulates single writes event by event; another room knows how. */
@FunctionalInterface
public interface EventEngine {
  /**
   * What a simulation measured.
   *
   * @param lagNanosMax the oldest that a write became before it was on the Secondary's disk
   * @param srlBytesMax the most that the SRL held, whole writes with a header each
   */
  record Measured(long lagNanosMax, long srlBytesMax) {}

  /**
   * Sends writes over a link without latency and overhead, to disks that take no time.
   *
   * @param atNanos when each write comes, in order
   * @param bytes how large each is, 1 or more
   * @throws IllegalArgumentException if they do not fit what can be simulated; the message says why
   */
  Measured run(long[] atNanos, long[] bytes, long bitsPerSecond);
}
