package org.ibcsim.simulate;

import org.ibcsim.kernel.RandomStream;
import org.ibcsim.scenario.Heartbeats;
import org.ibcsim.scenario.LinkTiming;

/**
 * When the ends of an RLINK lose each other and find each other again (dataflow 7.3).
 *
 * <p>Heartbeats go out at fixed moments, one period apart, of which the first is drawn; each is
 * answered one round trip later. So no heartbeat needs an event: the last one that was answered
 * before a cut, and the first one behind a repair, are reckoned.
 */
final class HeartbeatClock {
  private final Heartbeats heartbeats;
  private final long roundTripNanos;
  private final long phaseNanos;
  private long blackoutEndNanos;

  /**
   * @param phase draws when the first heartbeat goes out
   */
  HeartbeatClock(LinkTiming timing, RandomStream phase) {
    heartbeats = timing.carriage().heartbeats();
    roundTripNanos = timing.roundTripNanos();
    phaseNanos = heartbeats.periodNanos() == 0 ? 0 : phase.nextLong(heartbeats.periodNanos());
  }

  /** When no heartbeat was answered for the time-out, if none is from now on. */
  long lost(long nowNanos, long timeoutNanos) {
    long period = heartbeats.periodNanos();
    if (period == 0) {
      return nowNanos + timeoutNanos;
    }
    long first = phaseNanos + roundTripNanos;
    long answered = nowNanos < first ? 0 : nowNanos - (nowNanos - first) % period;
    return Math.max(nowNanos, answered + timeoutNanos);
  }

  /** When a connection stands that can be made from now on. */
  long connected(long nowNanos, long reconnectNanos) {
    if (!heartbeats.handshake()) {
      return Math.max(nowNanos + reconnectNanos, blackoutEndNanos);
    }
    long from = Math.max(nowNanos, blackoutEndNanos);
    long period = heartbeats.periodNanos();
    long wait = period == 0 ? 0 : Math.floorMod(phaseNanos - from, period);
    // The heartbeat and its answer, then the request to connect and its answer.
    return from + wait + 2 * roundTripNanos;
  }

  /** The connection has ended. */
  void disconnected(long nowNanos) {
    blackoutEndNanos = nowNanos + heartbeats.blackoutNanos();
  }
}
