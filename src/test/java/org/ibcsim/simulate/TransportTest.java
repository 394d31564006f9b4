package org.ibcsim.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ibcsim.model.LinkCounters;
import org.ibcsim.model.LinkError;
import org.ibcsim.scenario.Carriage;
import org.ibcsim.scenario.Compression;
import org.ibcsim.scenario.Heartbeats;
import org.ibcsim.scenario.LinkTiming;
import org.ibcsim.scenario.OtherTraffic;
import org.ibcsim.scenario.Transport;
import org.jspecify.annotations.Nullable;

/** What gets through a link, against closed forms (dataflow 7.2; capacity V17 and V18). */
class TransportTest {
  private static final long MILLISECOND = 1_000_000;
  private static final double SECOND = 1e9;
  private static final int PACKET = 8_400;

  private final LinkCounters counters = new LinkCounters();

  private static LinkTiming link(
      Transport transport, int latencyMilliseconds, long bitsPerSecond, double loss) {
    return link(transport, latencyMilliseconds, bitsPerSecond, loss, null);
  }

  private static LinkTiming link(
      Transport transport,
      int latencyMilliseconds,
      long bitsPerSecond,
      double loss,
      @Nullable Compression compression) {
    return new LinkTiming(
            latencyMilliseconds * MILLISECOND,
            0,
            bitsPerSecond,
            (int) Math.round(loss * 1e9),
            0,
            PACKET)
        .carrying(
            new Carriage(
                transport,
                bitsPerSecond,
                0,
                OtherTraffic.NONE,
                compression,
                Heartbeats.CONTINUOUS));
  }

  /** Bits of data a second, of messages that follow each other as fast as they can. */
  private double throughput(LinkTiming timing, int messageBytes, int messages) {
    LinkClock link = LinkClockTest.clock(timing, counters);
    long now = 0;
    long begun = 0;
    for (int message = 0; message < 2 * messages; message++) {
      if (message == messages) {
        begun = now;
      }
      now = link.transmitted(now, messageBytes);
      link.arrival(now);
    }
    return 8.0 * messageBytes * messages / ((now - begun) / SECOND);
  }

  /** min(bandwidth, connections * window / RTT, Mathis' bound), within a per cent. */
  @Property(tries = 300)
  void throughputOfTcpIsTheLeastOfBandwidthWindowsAndTheBoundOfLoss(
      @ForAll @IntRange(min = 1, max = 32) int connections,
      @ForAll @IntRange(min = 8, max = 1_024) int windowKibibytes,
      @ForAll @IntRange(min = 1, max = 200) int latencyMilliseconds,
      @ForAll @IntRange(min = 1, max = 10_000) int megabits,
      @ForAll @IntRange(min = 0, max = 100_000) int lossPerMillion,
      @ForAll @IntRange(min = 1, max = 512) int messageKibibytes) {
    double loss = lossPerMillion / 1e6;
    Transport.Tcp tcp = new Transport.Tcp(connections, windowKibibytes << 10, 1_460);
    LinkTiming timing = link(tcp, latencyMilliseconds, megabits * 1_000_000L, loss);
    double roundTrip = 2 * latencyMilliseconds / 1e3;
    double windows = 8.0 * connections * (windowKibibytes << 10) / roundTrip;
    double mathis =
        loss == 0
            ? Double.MAX_VALUE
            : 8.0 * connections * 1_460 / roundTrip * Math.max(1, Math.sqrt(1.5) / Math.sqrt(loss));
    double expected = Math.min(megabits * 1e6, Math.min(windows, mathis));
    double window = expected * roundTrip / 8;
    int bytes = (int) Math.max(messageKibibytes << 10, window / 64);
    double measured = throughput(timing, bytes, 100 + (int) (200 * window / bytes));
    assertThat(measured / expected).as("of %s bit/s", expected).isCloseTo(1, within(0.01));
  }

  @Example
  void v17OneWindowOf64KibOver100MsAre5Point24MegabitsASecond() {
    Transport.Tcp tcp = new Transport.Tcp(1, 64 << 10, 1_460);
    double measured = throughput(link(tcp, 50, 1_000_000_000, 0), 8 << 10, 2_000);
    assertThat(measured).isCloseTo(5.24e6, within(0.01 * 5.24e6));
  }

  @Example
  void v18MathisBoundOfOneConnectionOver100MsIs14Point31MegabitsASecond() {
    Transport.Tcp tcp = new Transport.Tcp(1, 16 << 20, 1_460);
    double measured = throughput(link(tcp, 50, 1_000_000_000, 1e-4), 8 << 10, 5_000);
    assertThat(measured).isCloseTo(14.31e6, within(0.01 * 14.31e6));
  }

  /** Ten segments in the first round trip, twice as many in each that follows. */
  @Example
  void slowStartDoublesWithEachRoundTripAndBeginsAnewAfterADisconnection() {
    Transport.Tcp tcp = new Transport.Tcp(1, 64 << 20, 1_000);
    LinkClock link = LinkClockTest.clock(link(tcp, 50, LinkTiming.UNLIMITED, 0), counters);
    long now = 0;
    for (int connection = 0; connection < 2; connection++) {
      long start = now;
      for (int message = 0; message < 10; message++) {
        now = link.transmitted(now, 1_000);
      }
      assertThat(now).isEqualTo(start);
      for (int message = 0; message < 20; message++) {
        now = link.transmitted(now, 1_000);
      }
      assertThat(now - start).isEqualTo(100 * MILLISECOND);
      for (int message = 0; message < 40; message++) {
        now = link.transmitted(now, 1_000);
      }
      assertThat(now - start).isEqualTo(200 * MILLISECOND);
      link.disconnected(now);
    }
    assertThat(counters.delays()).isPositive();
  }

  @Property(tries = 100)
  void udpWithoutLossFillsTheBandwidthWhateverTheLatency(
      @ForAll @IntRange(min = 0, max = 500) int latencyMilliseconds,
      @ForAll @IntRange(min = 1, max = 10_000) int megabits,
      @ForAll @IntRange(min = 1, max = 512) int messageKibibytes) {
    LinkTiming timing = link(Transport.STANDARD, latencyMilliseconds, megabits * 1_000_000L, 0);
    double measured = throughput(timing, messageKibibytes << 10, 200);
    assertThat(measured / (megabits * 1e6)).isCloseTo(1, within(0.01));
  }

  /** A larger step is less aggressive at reducing [D KB-100010696], so more gets through. */
  @Example
  void largerStepsOfTheWindowLetMoreThroughOnALinkThatLosesPackets() {
    double last = 0;
    for (int step : new int[] {8, 16, 24, 40, 60}) {
      Transport.Udp udp = new Transport.Udp(step, step, 500 * MILLISECOND, 50, 10);
      double measured = throughput(link(udp, 50, 1_000_000_000, 0.02), 8 << 10, 50_000);
      assertThat(measured).as("step %d", step).isGreaterThan(last);
      last = measured;
    }
    assertThat(last).isLessThan(0.98e9);
  }

  /** V16: ceil(65536 / 8400) = 8 packets; if each is lost with p, 8 p / (1 - p) are sent again. */
  @Example
  void v_16_a_write_of_64_KiB_travels_in_eight_packets() {
    double loss = 0.01;
    LinkClock link =
        LinkClockTest.clock(link(Transport.STANDARD, 1, LinkTiming.UNLIMITED, loss), counters);
    int messages = 100_000;
    for (int message = 0; message < messages; message++) {
      long left = link.transmitted(message * 1_000_000_000L, 64 << 10);
      link.arrival(left);
    }
    double expected = 8.0 * messages * loss / (1 - loss);
    assertThat(link.retransmittedPackets() / expected).isCloseTo(1, within(0.03));
    assertThat(counters.errors(LinkError.TIMEOUT)).isEqualTo(link.retransmittedPackets());
    assertThat(counters.errors(LinkError.MISSING_PACKET) / (8.0 * messages * loss))
        .isCloseTo(1, within(0.03));
    assertThat(counters.errors(LinkError.MISSING_MESSAGE)).isZero();
  }

  @Example
  void packetThatIsLostEachTimeExhaustsTheAttempts() {
    Transport.Udp udp = new Transport.Udp(8, 8, 500 * MILLISECOND, 3, 3);
    LinkClock link = LinkClockTest.clock(link(udp, 1, LinkTiming.UNLIMITED, 0.5), counters);
    int messages = 40_000;
    int exhausted = 0;
    for (int message = 0; message < messages; message++) {
      long now = message * 1_000_000_000_000L;
      long left = link.transmitted(now, 1_000);
      if (link.exhausted()) {
        exhausted++;
      } else {
        link.arrival(left);
      }
    }
    assertThat(exhausted / (double) messages).isCloseTo(0.125, within(0.01));
  }

  /**
   * min(bandwidth * ratio, threads / work for a bit, threads / work of the other side for a bit).
   */
  @Property(tries = 100)
  void compressionCarriesMoreAsFarAsItsThreadsCanWork(
      @ForAll @IntRange(min = 10, max = 50) int tenthsOfRatio,
      @ForAll @IntRange(min = 0, max = 400) int compressMicroseconds,
      @ForAll @IntRange(min = 1, max = 16) int threads) {
    double ratio = tenthsOfRatio / 10.0;
    Compression compression = new Compression(ratio, compressMicroseconds * 1_000L, 1_000, threads);
    LinkTiming timing = link(Transport.STANDARD, 5, 100_000_000, 0, compression);
    double wire = 100e6 * ratio;
    double work =
        compressMicroseconds == 0
            ? Double.MAX_VALUE
            : threads * 8 * 1_024 / (compressMicroseconds / 1e6);
    double measured = throughput(timing, 64 << 10, 400);
    assertThat(measured / Math.min(wire, work)).isCloseTo(1, within(0.01));
  }

  @Example
  void messageThatIsAloneWaitsForBothSidesToWork() {
    Compression compression = new Compression(4, 50_000, 20_000, 8);
    LinkClock link =
        LinkClockTest.clock(link(Transport.STANDARD, 10, 8_000_000, 0, compression), counters);
    long left = link.transmitted(0, 64 << 10);
    // 16 KiB at 1 MB/s, 64 KiB at 50 us and at 20 us, and the latency.
    assertThat(left).isEqualTo(16_384_000);
    assertThat(link.arrival(left))
        .isEqualTo(16_384_000 + 64 * 50_000 + 64 * 20_000 + 10 * MILLISECOND);
    long sync = left + link.transmittedAsItIs(left, 64 << 10) - left - left;
    assertThat(sync).as("automatic synchronization is not compressed").isEqualTo(65_536_000);
  }
}
