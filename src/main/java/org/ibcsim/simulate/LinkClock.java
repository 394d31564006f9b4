package org.ibcsim.simulate;

import org.ibcsim.kernel.PortableMath;
import org.ibcsim.kernel.RandomStream;
import org.ibcsim.scenario.Transfer;

/**
 * When what an RLINK sends leaves, arrives, and is acknowledged.
 *
 * <p>A message of n bytes holds the wire for (n + overhead) / bandwidth. It arrives one latency
 * after its last byte has left, later by a jitter drawn uniformly between 0 and the given bound,
 * and never before an earlier one. Messages are cut into packets; a lost packet is sent again,
 * which holds the wire for it once more and delays the message by a retransmission time-out of
 * twice the round trip (inferred: the time-out adapts to the measured round trip [D W73-ch05s04,
 * 41-ch6display_vvr80]). Acknowledgements are small: they take the latency and jitter of the way
 * back, in order, and no bandwidth [D 50-ag_ch_repsettings_vvr10].
 */
final class LinkClock {
  private static final int BITS = 8;
  private static final double BILLION = 1e9;

  private final long latencyNanos;
  private final long jitterNanos;
  private final long bitsPerSecond;
  private final long lossPartsPerBillion;
  private final long overheadBytes;
  private final long packetBytes;
  private final RandomStream jitter;
  private final RandomStream acknowledgementJitter;
  private final RandomStream loss;

  private long packetsUntilLoss;
  private long retransmissionDelayNanos;
  private long lastArrivalNanos;
  private long lastAcknowledgementNanos;
  private long memoBytes = -1;
  private long memoNanos;
  private long retransmittedPackets;

  /**
   * @param bitsPerSecond 0 for a wire that takes no time
   * @param lossPartsPerBillion packets lost out of 10^9
   * @param overheadBytes added to each message on the wire
   * @param packetBytes a message longer than this takes several packets
   */
  LinkClock(
      long latencyNanos,
      long jitterNanos,
      long bitsPerSecond,
      long lossPartsPerBillion,
      long overheadBytes,
      long packetBytes,
      RandomStream jitter,
      RandomStream acknowledgementJitter,
      RandomStream loss) {
    this.latencyNanos = latencyNanos;
    this.jitterNanos = jitterNanos;
    this.bitsPerSecond = bitsPerSecond;
    this.lossPartsPerBillion = lossPartsPerBillion;
    this.overheadBytes = overheadBytes;
    this.packetBytes = packetBytes;
    this.jitter = jitter;
    this.acknowledgementJitter = acknowledgementJitter;
    this.loss = loss;
    packetsUntilLoss = drawPacketsUntilLoss();
  }

  /** When the last byte of a message that is sent now has left. */
  long transmitted(long nowNanos, long bytes) {
    long wireBytes = bytes + overheadBytes;
    long nanos = wireNanos(wireBytes);
    retransmissionDelayNanos = 0;
    if (lossPartsPerBillion > 0) {
      nanos += retransmissions(wireBytes);
    }
    return nowNanos + nanos;
  }

  private long wireNanos(long bytes) {
    if (bitsPerSecond == 0) {
      return 0;
    }
    if (bytes != memoBytes) {
      memoBytes = bytes;
      memoNanos = Transfer.nanosFor(bytes * BITS, bitsPerSecond);
    }
    return memoNanos;
  }

  private long retransmissions(long wireBytes) {
    long packets = Math.max(1, (wireBytes + packetBytes - 1) / packetBytes);
    long extra = 0;
    while (packets >= packetsUntilLoss) {
      // The lost one stays among those to be sent, and may be lost again.
      packets -= packetsUntilLoss - 1;
      packetsUntilLoss = drawPacketsUntilLoss();
      retransmittedPackets++;
      extra += wireNanos(Math.min(wireBytes, packetBytes));
      retransmissionDelayNanos += 4 * latencyNanos;
    }
    packetsUntilLoss -= packets;
    return extra;
  }

  /** How many packets are sent up to the next one that is lost, that one counted: geometric. */
  private long drawPacketsUntilLoss() {
    if (lossPartsPerBillion == 0) {
      return Long.MAX_VALUE;
    }
    double survival = PortableMath.log1p(-lossPartsPerBillion / BILLION);
    double packets = PortableMath.log(1 - loss.uniform()) / survival;
    return packets >= Long.MAX_VALUE / 2 ? Long.MAX_VALUE / 2 : (long) packets + 1;
  }

  /** When a message arrives whose last byte leaves now. */
  long arrival(long nowNanos) {
    long at = nowNanos + latencyNanos + retransmissionDelayNanos;
    if (jitterNanos > 0) {
      at += jitter.nextLong(jitterNanos + 1);
    }
    lastArrivalNanos = Math.max(lastArrivalNanos, at);
    return lastArrivalNanos;
  }

  /** When an acknowledgement that starts back now is at the Primary. */
  long acknowledged(long nowNanos) {
    long at = nowNanos + latencyNanos;
    if (jitterNanos > 0) {
      at += acknowledgementJitter.nextLong(jitterNanos + 1);
    }
    lastAcknowledgementNanos = Math.max(lastAcknowledgementNanos, at);
    return lastAcknowledgementNanos;
  }

  /** Packets that had to be sent again. */
  long retransmittedPackets() {
    return retransmittedPackets;
  }
}
