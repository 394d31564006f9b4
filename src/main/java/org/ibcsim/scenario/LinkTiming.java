package org.ibcsim.scenario;

/**
 * What the network between the Primary and one Secondary does to a message.
 *
 * @param latencyNanos one way, without the time to put the message on the wire
 * @param jitterNanos spread of the latency; messages stay in order
 * @param bitsPerSecond 0 for no limit
 * @param lossPartsPerBillion share of the packets that are lost and sent again
 * @param overheadBytes added to each message on the wire
 * @param packetBytes a longer message travels in several packets [D 62-ch03s06s05]
 */
public record LinkTiming(
    long latencyNanos,
    long jitterNanos,
    long bitsPerSecond,
    int lossPartsPerBillion,
    int overheadBytes,
    int packetBytes) {
  /** The value of {@link #bitsPerSecond} that stands for no limit. */
  public static final long UNLIMITED = 0;

  private static final int BITS = 8;

  /** How long so many bytes hold the wire, in nanoseconds. */
  public long wireNanos(long bytes) {
    return bitsPerSecond == UNLIMITED ? 0 : Transfer.nanosFor(bytes * BITS, bitsPerSecond);
  }
}
