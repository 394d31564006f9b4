package org.ibcsim.scenario;

/**
 * What the network between the Primary and one Secondary does to a message.
 *
 * @param latencyNanos one way, without the time to put the message on the wire
 * @param jitterNanos spread of the latency; messages stay in order
 * @param bitsPerSecond what it carries: the bandwidth, or the RLINK's limit if that is less; 0 for
 *     no limit
 * @param lossPartsPerBillion share of the packets that are lost and sent again
 * @param overheadBytes added to each message on the wire
 * @param packetBytes a longer message travels in several packets [D 62-ch03s06s05]
 * @param limitBitsPerSecond {@code bandwidth_limit} of the RLINK, which caps what is sent to the
 *     Secondary, with its overhead (inferred), and no acknowledgement [D
 *     50-ag_ch_repsettings_vvr10]; 0 for none. Each message is spread over its time (inferred)
 */
public record LinkTiming(
    long latencyNanos,
    long jitterNanos,
    long bitsPerSecond,
    int lossPartsPerBillion,
    int overheadBytes,
    int packetBytes,
    long limitBitsPerSecond) {
  /** The value of {@link #bitsPerSecond} that stands for no limit. */
  public static final long UNLIMITED = 0;

  private static final int BITS = 8;

  /** A link whose RLINK has no limit of its own. */
  public LinkTiming(
      long latencyNanos,
      long jitterNanos,
      long bitsPerSecond,
      int lossPartsPerBillion,
      int overheadBytes,
      int packetBytes) {
    this(
        latencyNanos,
        jitterNanos,
        bitsPerSecond,
        lossPartsPerBillion,
        overheadBytes,
        packetBytes,
        UNLIMITED);
  }

  /** The same link under a limit of the RLINK; {@link #UNLIMITED} is none. */
  LinkTiming limited(long limit) {
    boolean less = limit != UNLIMITED && (bitsPerSecond == UNLIMITED || limit < bitsPerSecond);
    return new LinkTiming(
        latencyNanos,
        jitterNanos,
        less ? limit : bitsPerSecond,
        lossPartsPerBillion,
        overheadBytes,
        packetBytes,
        limit);
  }

  /** How long so many bytes hold the wire, in nanoseconds. */
  public long wireNanos(long bytes) {
    return bitsPerSecond == UNLIMITED ? 0 : Transfer.nanosFor(bytes * BITS, bitsPerSecond);
  }
}
