package org.ibcsim.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.ibcsim.kernel.RandomStreams;
import org.ibcsim.model.LinkCounters;
import org.ibcsim.model.LinkError;
import org.ibcsim.scenario.LinkTiming;
import org.junit.jupiter.api.Test;

class LinkClockTest {
  private static final long MILLISECOND = 1_000_000;
  private static final long LATENCY_NANOS = MILLISECOND;
  private static final int PACKET_BYTES = 1000;
  private static final int MESSAGES = 200_000;

  private final LinkCounters counters = new LinkCounters();

  private LinkClock clock(long bitsPerSecond, double loss, long jitterNanos) {
    return clock(
        new LinkTiming(
            LATENCY_NANOS,
            jitterNanos,
            bitsPerSecond,
            (int) Math.round(loss * 1e9),
            0,
            PACKET_BYTES),
        counters);
  }

  static LinkClock clock(LinkTiming timing, LinkCounters counters) {
    RandomStreams streams = new RandomStreams(5, 0);
    return new LinkClock(
        timing,
        new LinkClock.Streams(
            streams.stream("jitter"),
            streams.stream("acknowledgement"),
            streams.stream("loss"),
            streams.stream("heartbeat")),
        counters);
  }

  /** The mean of the round trips is 2 ms and they do not differ: 12 ms, then 24, then 48. */
  @Test
  void packetThatIsSentAgainMayBeLostAgainAndWaitsTwiceAsLong() {
    LinkClock link = clock(0, 0.5, 0);
    int[] resent = new int[4];
    int first = 0;
    for (int message = 0; message < MESSAGES; message++) {
      long now = message * 1_000_000_000_000L;
      long delay = link.arrival(link.transmitted(now, 1)) - now - LATENCY_NANOS;
      if (counters.timeoutNanos() != 0 && first++ > 100) {
        long times = Long.numberOfTrailingZeros(Long.highestOneBit(delay / (12 * MILLISECOND) + 1));
        resent[(int) Math.min(3, times)]++;
      }
    }
    assertThat(counters.timeoutNanos()).isEqualTo(12 * MILLISECOND);
    double all = resent[0] + resent[1] + resent[2] + resent[3];
    assertThat(resent[0] / all).isCloseTo(0.5, within(0.01));
    assertThat(resent[1] / all).isCloseTo(0.25, within(0.01));
    assertThat(resent[2] / all).isCloseTo(0.125, within(0.01));
    assertThat(resent[3] / all).isCloseTo(0.125, within(0.01));
  }

  @Test
  void wireIsHeldOncePerPacketSentSoTheGoodputIsTheShareThatGetsThrough() {
    for (double loss : new double[] {0.0001, 0.001}) {
      LinkClock link = clock(8_000_000, loss, 0);
      long now = 0;
      for (int message = 0; message < MESSAGES; message++) {
        now = link.transmitted(now, 5 * PACKET_BYTES);
        link.arrival(now);
      }
      double packets = now / 1e6;
      double lost = link.retransmittedPackets();
      // Now and then the window is still small and waits for a packet that is sent again.
      double sent = 5.0 * MESSAGES + lost;
      assertThat(packets).as("packet times at %s", loss).isBetween(sent - 1, 1.01 * sent);
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
    assertThat(counters.errors(LinkError.MISSING_MESSAGE)).isPositive();
  }
}
