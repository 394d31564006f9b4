package org.ibcsim.simulate;

import org.ibcsim.scenario.Transport;

/**
 * How long a packet goes without an acknowledgement before it is sent again: it adapts to the round
 * trips that are measured [D W73-ch05s04, 41-ch6display_vvr80], as that of TCP does (RFC 6298,
 * inferred): the mean and four times its mean deviation. While the same packet is sent again it
 * doubles, up to what it was before any measurement.
 */
final class RetransmissionTimeout {
  private static final int MEAN_SHIFT = 3;
  private static final int DEVIATION_SHIFT = 2;

  private final Transport.Udp udp;
  private long meanNanos = -1;
  private long deviationNanos;

  RetransmissionTimeout(Transport.Udp udp) {
    this.udp = udp;
  }

  /** A round trip was measured, of a packet that was sent once only. */
  void measured(long nanos) {
    if (meanNanos < 0) {
      meanNanos = nanos;
      deviationNanos = nanos / 2;
      return;
    }
    long error = nanos - meanNanos;
    meanNanos += error >> MEAN_SHIFT;
    deviationNanos += (Math.abs(error) - deviationNanos) >> DEVIATION_SHIFT;
  }

  /** Nothing was measured yet. */
  void reset() {
    meanNanos = -1;
    deviationNanos = 0;
  }

  /** The time-out of a packet that was sent once. */
  long nanos() {
    return meanNanos < 0
        ? udp.timeoutNanos()
        : meanNanos + Math.max(Transport.Udp.GRANULARITY_NANOS, deviationNanos << DEVIATION_SHIFT);
  }

  /** The time-out of a packet that was sent again so many times. */
  long nanos(int again) {
    return udp.timeoutNanos(nanos(), again);
  }

  /**
   * From the first time on that a packet is sent until the RLINK gives up.
   *
   * @param inTransaction whether the configuration of an end changes
   */
  long patienceNanos(boolean inTransaction) {
    return udp.patienceNanos(nanos(), inTransaction);
  }
}
