package org.ibcsim.simulate;

import org.ibcsim.kernel.RandomStream;
import org.ibcsim.model.LinkCounters;
import org.ibcsim.model.LinkError;
import org.ibcsim.scenario.Compression;
import org.ibcsim.scenario.Heartbeats;
import org.ibcsim.scenario.LinkTiming;
import org.ibcsim.scenario.Transport;
import org.jspecify.annotations.Nullable;

/**
 * When what an RLINK sends leaves, arrives, and is acknowledged.
 *
 * <p>A message of n bytes holds the wire for (n + overhead) / bandwidth, or longer: as long as the
 * {@link Pace} and the window of its {@link Sender} have it. It arrives one latency after its last
 * byte has left, later by a jitter drawn uniformly between 0 and the given bound, and never before
 * an earlier one. Acknowledgements are small: they take the latency and jitter of the way back, in
 * order, and no bandwidth [D 50-ag_ch_repsettings_vvr10].
 *
 * <p>Compression is a stage on either side, threads that work at one message each. That of the
 * Primary is counted behind the wire: a message then leaves when a thread begins with it, and
 * arrives later by the work of both sides, which comes to the same.
 */
final class LinkClock {
  /** Of one link: what is drawn for messages, acknowledgements, losses and heartbeats. */
  record Streams(
      RandomStream jitter,
      RandomStream acknowledgement,
      RandomStream loss,
      RandomStream heartbeat) {}

  /** After so many equal round trips the averages no longer change. */
  private static final int ENOUGH_OF_THE_SAME = 64;

  private LinkTiming timing;
  private final long latencyNanos;
  private final long jitterNanos;
  private boolean steady;
  private final RandomStream jitter;
  private final RandomStream acknowledgementJitter;
  private final LinkCounters counters;
  private final RetransmissionTimeout timeout;
  private final @Nullable UdpSender udp;
  private final Sender sender;
  private final Pace pace;
  private final @Nullable Compression compression;
  private final @Nullable Workers compressing;
  private final @Nullable Workers decompressing;
  private final HeartbeatClock heartbeats;

  private long memoBytes = -1;
  private long memoNanos;
  private long workNanos;
  private long unpackNanos;
  private long lastArrivalNanos;
  private long lastAcknowledgementNanos;
  private long backNanos;
  private int measured;

  /** Whether the newest message to arrive is one that others waited for, and was counted. */
  private boolean awaited;

  LinkClock(LinkTiming timing, Streams streams, LinkCounters counters) {
    this.timing = timing;
    this.counters = counters;
    latencyNanos = timing.latencyNanos();
    jitterNanos = timing.jitterNanos();
    steady = timing.steady();
    jitter = streams.jitter();
    acknowledgementJitter = streams.acknowledgement();
    backNanos = latencyNanos;
    pace = new Pace(timing);
    Transport transport = timing.carriage().transport();
    Transport.Udp datagrams = transport instanceof Transport.Udp given ? given : Transport.STANDARD;
    timeout = new RetransmissionTimeout(datagrams);
    if (transport instanceof Transport.Tcp tcp) {
      udp = null;
      sender = new TcpSender(timing, tcp, pace, counters);
    } else {
      int lost = timing.lossPartsPerBillion();
      PacketLoss loss = lost == 0 ? null : new PacketLoss(lost, streams.loss());
      udp = new UdpSender(timing, datagrams, pace, loss, timeout, counters);
      sender = udp;
    }
    compression = timing.carriage().compression();
    compressing = compression == null ? null : new Workers(compression.threads());
    decompressing = compression == null ? null : new Workers(compression.threads());
    heartbeats = new HeartbeatClock(timing, streams.heartbeat());
  }

  /** When the last byte of a message that is sent now has left. */
  long transmitted(long nowNanos, long bytes) {
    if (!steady) {
      return compression == null || compressing == null
          ? sender.sent(nowNanos, timing.wireBytes(bytes))
          : compressed(nowNanos, bytes, compression, compressing);
    }
    if (bytes != memoBytes) {
      memoBytes = bytes;
      memoNanos = timing.wireNanos(bytes + timing.overheadBytes());
    }
    return nowNanos + memoNanos;
  }

  private long compressed(long nowNanos, long bytes, Compression with, Workers threads) {
    workNanos = with.compressionNanos(bytes);
    unpackNanos = with.decompressionNanos(bytes);
    return sender.sent(threads.begins(nowNanos, workNanos), timing.wireBytes(bytes));
  }

  /** The same for a message that is not compressed. */
  long transmittedAsItIs(long nowNanos, long bytes) {
    if (compression == null) {
      return transmitted(nowNanos, bytes);
    }
    workNanos = 0;
    unpackNanos = 0;
    return sender.sent(nowNanos, bytes + timing.overheadBytes());
  }

  /**
   * Whether the message was sent as often as may be: at {@link #transmitted} the RLINK gives up.
   */
  boolean exhausted() {
    return sender.exhausted();
  }

  /** When a message arrives whose last byte leaves now. */
  long arrival(long nowNanos) {
    long at = nowNanos + latencyNanos;
    if (jitterNanos > 0) {
      at += jitter.nextLong(jitterNanos + 1);
    }
    long delayNanos = steady ? 0 : sender.delayNanos();
    if (delayNanos == 0) {
      measure(at - nowNanos);
    }
    at += delayNanos;
    if (decompressing != null) {
      at = decompressing.begins(at + workNanos, unpackNanos) + unpackNanos;
    }
    if (at >= lastArrivalNanos) {
      lastArrivalNanos = at;
      awaited = delayNanos > 0;
    } else if (udp != null && !awaited) {
      // This one came before the one that left before it: the Secondary notices a gap.
      awaited = true;
      counters.error(LinkError.MISSING_MESSAGE);
    }
    return lastArrivalNanos;
  }

  private void measure(long forthNanos) {
    if (steady && jitterNanos == 0) {
      if (measured == ENOUGH_OF_THE_SAME) {
        return;
      }
      measured++;
    }
    counters.roundTrip(forthNanos + backNanos);
    if (udp != null) {
      timeout.measured(forthNanos + backNanos);
      counters.timeout(timeout.nanos());
    }
  }

  /** When an acknowledgement that starts back now is at the Primary. */
  long acknowledged(long nowNanos) {
    long at = nowNanos + latencyNanos;
    if (jitterNanos > 0) {
      at += acknowledgementJitter.nextLong(jitterNanos + 1);
      backNanos = at - nowNanos;
    }
    lastAcknowledgementNanos = Math.max(lastAcknowledgementNanos, at);
    return lastAcknowledgementNanos;
  }

  /** The RLINK's {@code bandwidth_limit} is another one from now on. */
  void limit(long bitsPerSecond) {
    timing = timing.limited(bitsPerSecond);
    steady = timing.steady();
    memoBytes = -1;
    pace.limit(bitsPerSecond);
  }

  /** The connection has ended: the next message is the first of another one. */
  void disconnected(long nowNanos) {
    sender.disconnected();
    timeout.reset();
    measured = 0;
    heartbeats.disconnected(nowNanos);
  }

  /**
   * When an RLINK whose other end falls silent now is given up.
   *
   * @param waits whether a message waits for its acknowledgement
   * @param inTransaction whether the configuration of an end changes meanwhile
   */
  long givenUp(long nowNanos, long heartbeatTimeoutNanos, boolean waits, boolean inTransaction) {
    long lost = heartbeats.lost(nowNanos, heartbeatTimeoutNanos);
    return udp == null || !waits
        ? lost
        : Math.min(lost, nowNanos + timeout.patienceNanos(inTransaction));
  }

  /**
   * When an RLINK connects that can from now on.
   *
   * @param reconnectNanos what it takes where nothing else is said
   */
  long connected(long nowNanos, long reconnectNanos) {
    return heartbeats.connected(nowNanos, reconnectNanos);
  }

  /** Packets that had to be sent again. */
  long retransmittedPackets() {
    return udp == null ? 0 : udp.resentPackets();
  }

  /** How its ends know of each other. */
  Heartbeats heartbeats() {
    return timing.carriage().heartbeats();
  }
}
