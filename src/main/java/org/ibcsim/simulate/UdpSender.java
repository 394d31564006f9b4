package org.ibcsim.simulate;

import org.ibcsim.model.LinkCounters;
import org.ibcsim.model.LinkError;
import org.ibcsim.scenario.LinkTiming;
import org.ibcsim.scenario.Transport;
import org.jspecify.annotations.Nullable;

/**
 * UDP with the product's own repetition (dataflow 7.2).
 *
 * <p>A message longer than a packet travels in several. A packet that is lost is sent again after a
 * time-out, again and again; it holds the wire each time, at once (inferred), and its message
 * arrives as much later. Packets of later messages are sent meanwhile, as far as the window allows,
 * which slides from the oldest packet without an acknowledgement.
 *
 * <p>There is no window before the first time-out: a network that never lost a packet has raised it
 * beyond what is under way. A time-out makes it smaller by a part, from what is under way then;
 * each window that is acknowledged after having been full makes it larger by some packets.
 */
final class UdpSender implements Sender {
  private static final long NO_WINDOW = Long.MAX_VALUE;

  private final Pace pace;
  private final LinkCounters counters;
  private final Transport.Udp udp;
  private final long packetBytes;
  private final long roundTripNanos;
  private final @Nullable PacketLoss loss;
  private final RetransmissionTimeout timeout;
  private final SlidingWindow window = new SlidingWindow();
  private long windowPackets = NO_WINDOW;
  private long sinceRaised;
  private boolean full;
  private long delayNanos;
  private boolean exhausted;
  private long resentPackets;

  /**
   * @param loss of the link; null where no packet is lost
   */
  UdpSender(
      LinkTiming timing,
      Transport.Udp udp,
      Pace pace,
      @Nullable PacketLoss loss,
      RetransmissionTimeout timeout,
      LinkCounters counters) {
    this.pace = pace;
    this.udp = udp;
    this.loss = loss;
    this.timeout = timeout;
    this.counters = counters;
    packetBytes = timing.packetBytes();
    roundTripNanos = timing.roundTripNanos();
  }

  @Override
  public long sent(long nowNanos, long wireBytes) {
    delayNanos = 0;
    exhausted = false;
    if (loss == null) {
      return pace.leaves(nowNanos, wireBytes);
    }
    long packets = Math.max(1, (wireBytes + packetBytes - 1) / packetBytes);
    long lost = send(packets, loss);
    if (exhausted) {
      return nowNanos + delayNanos;
    }
    long again = lost * Math.min(wireBytes, packetBytes);
    long left = pace.leaves(nowNanos, wireBytes + again);
    long end = Math.max(left, mayLeave(nowNanos, packets));
    full |= end > left;
    if (end > left) {
      counters.delayed();
    }
    window.send(packets, nowNanos + roundTripNanos + delayNanos, end + roundTripNanos + delayNanos);
    if (lost > 0) {
      lower(nowNanos);
    } else {
      raise(packets);
    }
    return end;
  }

  /** Draws what is lost of a message; answers how many packets are sent again. */
  private long send(long packets, PacketLoss network) {
    long rest = packets;
    long lost = 0;
    int again = 0;
    long waited = 0;
    while (true) {
      long through = network.sendUntilLost(rest);
      if (through == rest) {
        resentPackets += lost;
        return lost;
      }
      if (through > 0) {
        again = 0;
        waited = 0;
      }
      rest -= through;
      // The lost one stays among those to be sent, and may be lost again.
      lost++;
      counters.error(LinkError.TIMEOUT);
      if (again == 0) {
        counters.error(packets > 1 ? LinkError.MISSING_PACKET : LinkError.MISSING_MESSAGE);
      }
      waited += timeout.nanos(again);
      again++;
      delayNanos = Math.max(delayNanos, waited);
      if (again == udp.attempts()) {
        delayNanos = waited;
        exhausted = true;
        return lost;
      }
    }
  }

  /**
   * When the window lets the last of so many packets leave; a message goes at once if it is alone.
   */
  private long mayLeave(long nowNanos, long packets) {
    if (windowPackets == NO_WINDOW) {
      window.forgetUntil(nowNanos);
      return Long.MIN_VALUE;
    }
    long last = window.sentBytes() + packets;
    return window.acknowledgedNanos(Math.min(window.sentBytes(), last - windowPackets));
  }

  private void lower(long nowNanos) {
    long packets = Math.min(windowPackets, Math.max(1, window.underWayBytes(nowNanos)));
    windowPackets = Math.max(1, packets - Math.max(1, packets / udp.decrement()));
    sinceRaised = 0;
    full = false;
  }

  private void raise(long packets) {
    if (windowPackets == NO_WINDOW) {
      return;
    }
    sinceRaised += packets;
    if (sinceRaised >= windowPackets) {
      sinceRaised = 0;
      if (full) {
        windowPackets += udp.increment();
        full = false;
      }
    }
  }

  @Override
  public long delayNanos() {
    return delayNanos;
  }

  @Override
  public boolean exhausted() {
    return exhausted;
  }

  @Override
  public void disconnected() {
    window.clear();
    windowPackets = NO_WINDOW;
    sinceRaised = 0;
    full = false;
  }

  /** Packets that had to be sent again. */
  long resentPackets() {
    return resentPackets;
  }
}
