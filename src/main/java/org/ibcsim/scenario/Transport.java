package org.ibcsim.scenario;

/**
 * What carries the updates of an RLINK; heartbeats always go by UDP (dataflow 7.1) [D
 * W73-ch02s03s03].
 */
public sealed interface Transport {
  /** Datagrams, with the product's own window and repetition; nothing is known of the network. */
  Udp STANDARD =
      new Udp(
          Udp.STANDARD_STEP,
          Udp.STANDARD_STEP,
          Udp.STANDARD_TIMEOUT_NANOS,
          Udp.MOST_ATTEMPTS,
          Udp.MOST_ATTEMPTS_IN_TRANSACTION);

  /**
   * UDP (dataflow 7.2). A window that slides over the packets, raised and lowered by two tunables
   * [D KB-100010696, TECH178061], and a time-out that adapts to the measured round trip [D
   * W73-ch05s04].
   *
   * <p>How the two tunables work is inferred from the advice that larger values, both alike, make
   * the product less aggressive at reducing: a time-out takes one part in {@code decrement} off the
   * window, and each window that was acknowledged without one adds {@code increment} packets.
   *
   * @param increment {@code vol_rp_increment}
   * @param decrement {@code vol_rp_decrement}
   * @param timeoutNanos the time-out before a round trip was measured: the RLINK's attribute {@code
   *     timeout} [D KB-100011903]; repeated time-outs double up to it (inferred)
   * @param attempts so often is a packet sent before the RLINK disconnects [D KB-100016054]
   * @param attemptsInTransaction the same while the configuration of either end changes, as a
   *     snapshot does: so that writes that wait for it are not held long [D KB-100016054]
   */
  record Udp(
      int increment, int decrement, long timeoutNanos, int attempts, int attemptsInTransaction)
      implements Transport {
    /** Of both tunables [D KB-100010696]. */
    public static final int STANDARD_STEP = 8;

    /** As a field case shows it [D KB-100011903]. */
    public static final long STANDARD_TIMEOUT_NANOS = 500_000_000;

    /** [D KB-100016054]. */
    public static final int MOST_ATTEMPTS = 50;

    /** [D KB-100016054]. */
    public static final int MOST_ATTEMPTS_IN_TRANSACTION = 10;

    /** The shortest time-out of a packet: a clock that tells no shorter times apart (assumed). */
    public static final long GRANULARITY_NANOS = 10_000_000;

    private static final int MOST_DOUBLINGS = 20;

    /**
     * The time-out of a packet that was sent again so many times, if that of the first was this.
     */
    public long timeoutNanos(long firstNanos, int again) {
      long most = Math.max(firstNanos, timeoutNanos);
      return Math.min(most, firstNanos << Math.min(again, MOST_DOUBLINGS));
    }

    /** From the first time on that a packet is sent until it was sent as often as may be. */
    public long patienceNanos(long firstNanos, boolean inTransaction) {
      long sum = 0;
      int most = inTransaction ? Math.min(attempts, attemptsInTransaction) : attempts;
      for (int again = 0; again < most; again++) {
        sum += timeoutNanos(firstNanos, again);
      }
      return sum;
    }
  }

  /**
   * TCP, whose flow control the product relies on [D KB-100010696]: so many connections, each with
   * a window, one round trip for each window, slow start after a connection was made, and on a
   * network that loses packets no more than Mathis, Semke, Mahdavi and Ott have it (The macroscopic
   * behavior of the TCP congestion avoidance algorithm, 1997): a window of {@code segment *
   * sqrt(3/2) / sqrt(p)} bytes on the average.
   *
   * @param connections {@code nmcom_max_connections} [D KB-100048720]
   * @param windowBytes of each connection
   * @param segmentBytes what one packet of TCP carries
   */
  record Tcp(int connections, long windowBytes, int segmentBytes) implements Transport {
    /** The example that the vendor gives [D KB-100048720]. */
    public static final int STANDARD_CONNECTIONS = 16;

    /** The largest without window scaling (RFC 9293). */
    public static final long STANDARD_WINDOW_BYTES = 64 << 10;

    /** An Ethernet frame without the headers of IP and TCP. */
    public static final int STANDARD_SEGMENT_BYTES = 1_460;

    /** Segments that a new connection sends before the first acknowledgement (RFC 6928). */
    private static final int INITIAL_SEGMENTS = 10;

    private static final double PARTS_OF_A_WHOLE = 1e9;

    /** Bytes of all connections that may be under way. */
    public long windowBytes(int lossPartsPerBillion) {
      long window = windowBytes;
      if (lossPartsPerBillion > 0) {
        double loss = lossPartsPerBillion / PARTS_OF_A_WHOLE;
        window = Math.min(window, (long) (segmentBytes * Math.sqrt(1.5 / loss)));
      }
      return connections * Math.max(window, segmentBytes);
    }

    /** Bytes of all connections that may be under way before the first acknowledgement. */
    public long initialBytes() {
      return (long) connections * INITIAL_SEGMENTS * segmentBytes;
    }
  }
}
