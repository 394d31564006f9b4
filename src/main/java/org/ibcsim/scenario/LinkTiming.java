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
 *     50-ag_ch_repsettings_vvr10]; 0 for none
 * @param carriage how the RLINK uses the link
 */
public record LinkTiming(
    long latencyNanos,
    long jitterNanos,
    long bitsPerSecond,
    int lossPartsPerBillion,
    int overheadBytes,
    int packetBytes,
    long limitBitsPerSecond,
    Carriage carriage) {
  /** The value of {@link #bitsPerSecond} that stands for no limit. */
  public static final long UNLIMITED = 0;

  private static final int BITS = 8;

  /** A link whose RLINK has no limit of its own and uses nothing but the line. */
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
        UNLIMITED,
        Carriage.plain(bitsPerSecond));
  }

  /** The same link, used in another way. */
  public LinkTiming carrying(Carriage other) {
    return new LinkTiming(
        latencyNanos,
        jitterNanos,
        bitsPerSecond,
        lossPartsPerBillion,
        overheadBytes,
        packetBytes,
        limitBitsPerSecond,
        other);
  }

  /** The same link under a limit of the RLINK; {@link #UNLIMITED} is none. */
  public LinkTiming limited(long limit) {
    long line = carriage.lineBitsPerSecond();
    boolean less = limit != UNLIMITED && (line == UNLIMITED || limit < line);
    return new LinkTiming(
        latencyNanos,
        jitterNanos,
        less ? limit : line,
        lossPartsPerBillion,
        overheadBytes,
        packetBytes,
        limit,
        carriage);
  }

  /** How long so many bytes hold the wire in the long run, in nanoseconds. */
  public long wireNanos(long bytes) {
    return bitsPerSecond == UNLIMITED ? 0 : Transfer.nanosFor(bytes * BITS, bitsPerSecond);
  }

  /** What a message puts on the wire. */
  public long wireBytes(long bytes) {
    Compression compression = carriage.compression();
    return (compression == null ? bytes : compression.wireBytes(bytes)) + overheadBytes;
  }

  /** From the sending of a packet until its answer is there, without jitter. */
  public long roundTripNanos() {
    return 2 * latencyNanos;
  }

  /**
   * Whether a message of so many bytes holds the wire for the same time whenever it is sent: no
   * window, no burst, no other traffic, nothing that is sent again.
   */
  public boolean steady() {
    return carriage.transport() instanceof Transport.Udp
        && lossPartsPerBillion == 0
        && (carriage.burstBytes() == 0 || limitBitsPerSecond == UNLIMITED)
        && !carriage.otherTraffic().any()
        && carriage.compression() == null;
  }
}
