package org.ibcsim.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.ibcsim.kernel.RandomStreams;
import org.junit.jupiter.api.Test;

class LinkClockTest {
  private static final long LATENCY_NANOS = 1_000_000;
  private static final long PACKET_BYTES = 1000;
  private static final int MESSAGES = 200_000;

  private static LinkClock clock(long bitsPerSecond, double loss, long jitterNanos) {
    RandomStreams streams = new RandomStreams(5, 0);
    return new LinkClock(
        LATENCY_NANOS,
        jitterNanos,
        bitsPerSecond,
        Math.round(loss * 1e9),
        0,
        PACKET_BYTES,
        streams.stream("jitter"),
        streams.stream("acknowledgement"),
        streams.stream("loss"));
  }

  @Test
  void packetThatIsSentAgainMayBeLostAgain() {
    LinkClock link = clock(0, 0.5, 0);
    int[] resent = new int[4];
    for (int message = 0; message < MESSAGES; message++) {
      long now = message * 1_000_000_000_000L;
      long delay = link.arrival(link.transmitted(now, 1)) - now - LATENCY_NANOS;
      resent[(int) Math.min(3, delay / (4 * LATENCY_NANOS))]++;
    }
    double all = MESSAGES;
    assertThat(resent[0] / all).isCloseTo(0.5, within(0.01));
    assertThat(resent[1] / all).isCloseTo(0.25, within(0.01));
    assertThat(resent[2] / all).isCloseTo(0.125, within(0.01));
    assertThat(resent[3] / all).isCloseTo(0.125, within(0.01));
  }

  @Test
  void wireIsHeldOncePerPacketSentSoTheGoodputIsTheShareThatGetsThrough() {
    for (double loss : new double[] {0.01, 0.1, 0.4}) {
      LinkClock link = clock(8_000_000, loss, 0);
      long now = 0;
      for (int message = 0; message < MESSAGES; message++) {
        now = link.transmitted(now, 5 * PACKET_BYTES);
      }
      double packets = now / 1e6;
      double lost = link.retransmittedPackets();
      assertThat(packets).isCloseTo(5.0 * MESSAGES + lost, within(0.5));
      assertThat(lost / packets).as("share lost at %s", loss).isCloseTo(loss, within(0.002));
    }
  }

  @Test
  void jitterNeverTurnsTheOrderRound() {
    LinkClock link = clock(0, 0.2, 3 * LATENCY_NANOS);
    long earlier = 0;
    boolean late = false;
    for (int message = 0; message < MESSAGES; message++) {
      long now = message * 10_000L;
      long at = link.arrival(link.transmitted(now, 1));
      assertThat(at).isGreaterThanOrEqualTo(earlier).isGreaterThanOrEqualTo(now + LATENCY_NANOS);
      late |= at > now + LATENCY_NANOS;
      earlier = at;
    }
    assertThat(late).isTrue();
  }
}
