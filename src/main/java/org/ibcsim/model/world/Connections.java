package org.ibcsim.model.world;

import org.ibcsim.model.Event;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.Synchronous;
import org.ibcsim.model.link.Rlink;

/**
 * How RLINKs lose and regain their connection (dataflow 7.3, 12: T5 to T7).
 *
 * <p>A cut of the network path loses what is on the wire at once and is noticed one heartbeat
 * time-out later [D KB-100047459]; a path that works again before that leaves the connection as it
 * was. After a disconnection the RLINK connects by itself some time after the path works again.
 */
final class Connections {
  private final Surroundings surroundings;
  private final Primary primary;
  private final SrlGate gate;
  private final Sending sending;

  Connections(Surroundings surroundings, Primary primary, SrlGate gate, Sending sending) {
    this.surroundings = surroundings;
    this.primary = primary;
    this.gate = gate;
    this.sending = sending;
  }

  void cut(Rlink rlink) {
    if (!rlink.pathUp()) {
      return;
    }
    rlink.cut();
    surroundings.observer().fact(new Fact.Cut(rlink.number));
    if (rlink.connected()) {
      surroundings
          .agenda()
          .startTimer(
              rlink.layout.heartbeatTimeoutNanos(),
              new Event.HeartbeatLost(rlink.number, rlink.epoch()));
    }
  }

  void healed(Rlink rlink) {
    if (rlink.pathUp()) {
      return;
    }
    rlink.heal();
    surroundings.observer().fact(new Fact.Healed(rlink.number));
    if (rlink.connected()) {
      surroundings.agenda().stopTimer(new Event.HeartbeatLost(rlink.number, rlink.epoch()));
      rlink.send(primary.loggedTo());
    } else if (rlink.attached()) {
      surroundings
          .agenda()
          .startTimer(
              rlink.layout.reconnectNanos(),
              new Event.HeartbeatsExchanged(rlink.number, rlink.epoch()));
    }
  }

  void heartbeatLost(Rlink rlink, int epoch) {
    if (rlink.stale(epoch) || !rlink.connected()) {
      return;
    }
    boolean wasSynchronous = rlink.synchronous();
    rlink.disconnect();
    surroundings.observer().fact(new Fact.Disconnected(rlink.number));
    if (wasSynchronous && rlink.layout.synchronous() == Synchronous.OVERRIDE) {
      surroundings.observer().fact(new Fact.ModeChanged(rlink.number, false));
    }
    gate.reconsider();
    primary.disconnected(rlink);
    sending.retry();
  }

  void heartbeatsExchanged(Rlink rlink, int epoch) {
    if (rlink.stale(epoch) || !rlink.pathUp() || !rlink.attached()) {
      return;
    }
    rlink.connect();
    surroundings.observer().fact(new Fact.Connected(rlink.number));
    if (rlink.layout.synchronous() == Synchronous.FAIL) {
      rlink.setSynchronous(true);
    } else {
      resynchronize(rlink);
    }
    rlink.send(primary.loggedTo());
  }

  /**
   * An RLINK of {@code synchronous=override} that is connected and up to date is synchronous again
   * [D 50-ag_ch_repsettings_vvr5].
   */
  void resynchronize(Rlink rlink) {
    if (!rlink.synchronous()
        && rlink.layout.synchronous() == Synchronous.OVERRIDE
        && rlink.connected()
        && rlink.outstandingWrites() == 0) {
      rlink.setSynchronous(true);
      surroundings.observer().fact(new Fact.ModeChanged(rlink.number, true));
    }
  }
}
