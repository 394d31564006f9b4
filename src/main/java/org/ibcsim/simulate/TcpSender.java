package org.ibcsim.simulate;

import org.ibcsim.model.LinkCounters;
import org.ibcsim.scenario.LinkTiming;
import org.ibcsim.scenario.Transport;

/**
 * TCP (dataflow 7.2): all connections together are one window, for messages go to them in turn.
 *
 * <p>The window grows by each acknowledged byte until it is full: slow start, which doubles it
 * every round trip (RFC 5681). So of the first b bytes at least max(b - window, (b - first) / 2)
 * are acknowledged when the last of them leaves, and in the long run one window leaves each round
 * trip.
 */
final class TcpSender implements Sender {
  private final Pace pace;
  private final LinkCounters counters;
  private final long roundTripNanos;
  private final long fullBytes;
  private final long firstBytes;
  private final SlidingWindow window = new SlidingWindow();

  TcpSender(LinkTiming timing, Transport.Tcp tcp, Pace pace, LinkCounters counters) {
    this.pace = pace;
    this.counters = counters;
    roundTripNanos = timing.roundTripNanos();
    fullBytes = tcp.windowBytes(timing.lossPartsPerBillion());
    firstBytes = Math.min(fullBytes, tcp.initialBytes());
  }

  @Override
  public long sent(long nowNanos, long wireBytes) {
    if (roundTripNanos == 0) {
      return pace.leaves(nowNanos, wireBytes);
    }
    long at = nowNanos;
    long rest = wireBytes;
    boolean waited = false;
    while (rest > 0) {
      long sent = window.sentBytes();
      // No more at once than the window, so that what it waits for has been sent.
      long part = Math.min(rest, Math.min(fullBytes, firstBytes + sent));
      long last = sent + part;
      long needed = Math.max(last - fullBytes, (last - firstBytes) / 2);
      long left = pace.leaves(at, part);
      long mayLeave = window.acknowledgedNanos(needed);
      waited |= mayLeave > left;
      long end = Math.max(left, mayLeave);
      window.send(part, at + roundTripNanos, end + roundTripNanos);
      at = end;
      rest -= part;
    }
    if (waited) {
      counters.delayed();
    }
    return at;
  }

  @Override
  public long delayNanos() {
    return 0;
  }

  @Override
  public boolean exhausted() {
    return false;
  }

  @Override
  public void disconnected() {
    window.clear();
  }
}
