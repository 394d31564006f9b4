package org.ibcsim.model.world;

import java.util.List;
import org.ibcsim.model.BunkerSwitches;
import org.ibcsim.model.BunkerSwitches.BunkerIbc;
import org.ibcsim.model.Event;
import org.ibcsim.model.Fact;
import org.ibcsim.model.FailureSwitches;
import org.ibcsim.model.FailureSwitches.LinkLossDuplicates;
import org.ibcsim.model.ModeSwitches;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.Synchronous;
import org.ibcsim.model.link.Rlink;
import org.ibcsim.model.link.RlinkEvent;
import org.ibcsim.model.link.RlinkState;
import org.jspecify.annotations.Nullable;

/**
 * How RLINKs lose and regain their connection (dataflow 7.3, 12: T5 to T7).
 *
 * <p>A cut of the network path loses what is on the wire at once and is noticed one heartbeat
 * time-out later [D KB-100047459]; a path that works again before that leaves the connection as it
 * was. After a disconnection the RLINK connects by itself some time after the path works again.
 */
final class Connections {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final Surroundings surroundings;
  private final Hosts hosts;
  private final Primary primary;
  private final SrlGate gate;
  private final Sending sending;
  private final Resynchronization resynchronization;
  private final boolean retries;

  Connections(
      Surroundings surroundings,
      Hosts hosts,
      Primary primary,
      SrlGate gate,
      Sending sending,
      Resynchronization resynchronization) {
    this.surroundings = surroundings;
    this.hosts = hosts;
    this.primary = primary;
    this.gate = gate;
    this.sending = sending;
    this.resynchronization = resynchronization;
    retries =
        surroundings.semantics().get(ModeSwitches.OVERRIDE_INFLIGHT)
            == ModeSwitches.OverrideInflight.RETRY_UNTIL_TIMEOUT;
  }

  void cut(Rlink rlink) {
    if (!rlink.pathUp()) {
      return;
    }
    boolean usable = rlink.usable();
    boolean messageWaits = rlink.messageWaits();
    rlink.cut();
    surroundings.observer().fact(new Fact.Cut(rlink.number));
    silent(rlink, usable, messageWaits);
  }

  /** The Secondary's RVG no longer answers; the Primary notices as it notices a cut. */
  void secondaryDown(Rlink rlink) {
    boolean usable = rlink.usable();
    boolean messageWaits = rlink.messageWaits();
    rlink.peerDown(Rlink.Break.SECONDARY);
    silent(rlink, usable, messageWaits);
  }

  /** The Primary's RVG no longer runs: it holds no connection. */
  void primaryDown(Rlink rlink) {
    if (!rlink.replayed()) {
      sourceDown(rlink);
    }
  }

  /** The RVG that sends to an RLINK no longer runs: it holds no connection. */
  void sourceDown(Rlink rlink) {
    stopTimer(rlink);
    rlink.peerDown(Rlink.Break.PRIMARY);
    disconnect(rlink);
  }

  /** What an RLINK carries comes from elsewhere from now on: the connection is given up. */
  void withdraw(Rlink rlink) {
    stopTimer(rlink);
    disconnect(rlink);
  }

  private void stopTimer(Rlink rlink) {
    if (rlink.connected()) {
      surroundings.agenda().stopTimer(new Event.HeartbeatLost(rlink.number, rlink.epoch()));
    } else {
      surroundings.agenda().stopTimer(new Event.HeartbeatsExchanged(rlink.number, rlink.epoch()));
    }
  }

  private void silent(Rlink rlink, boolean wasUsable, boolean messageWaits) {
    if (rlink.connected() && wasUsable) {
      surroundings
          .agenda()
          .awaitHeartbeat(
              rlink.number,
              rlink.layout.heartbeatTimeoutNanos(),
              messageWaits,
              new Event.HeartbeatLost(rlink.number, rlink.epoch()));
    }
  }

  void healed(Rlink rlink) {
    if (rlink.pathUp()) {
      return;
    }
    rlink.heal();
    surroundings.observer().fact(new Fact.Healed(rlink.number));
    int target = rlink.layout.targetHost();
    if (rlink.usable()) {
      endsMeet(rlink);
    } else if (!rlink.connected() && hosts.up(target) && !hosts.running(target)) {
      refuse(rlink, Fact.Refusal.NOT_READY);
    }
  }

  /** Somebody pauses an RLINK; see {@link Rlink#pause}. */
  void pause(Rlink rlink, Fact.Pauser by) {
    if (by == Fact.Pauser.PRIMARY || !rlink.connected()) {
      stopTimer(rlink);
    }
    boolean wasReachable = rlink.reachable();
    boolean wasSynchronous = rlink.synchronous();
    rlink.pause(by);
    surroundings.observer().fact(new Fact.Paused(rlink.number, by));
    if (by == Fact.Pauser.PRIMARY && rlink.connected()) {
      rlink.disconnect();
      surroundings.agenda().disconnected(rlink.number);
      surroundings.observer().fact(new Fact.Disconnected(rlink.number));
    }
    if (wasReachable) {
      unreachable(rlink, wasSynchronous);
    }
  }

  /**
   * A data volume of the Secondary failed: the RLINK is FAIL, its session is kept, and it counts as
   * disconnected (dataflow 12: T24).
   */
  void secondaryFailed(Rlink rlink) {
    boolean wasReachable = rlink.reachable();
    boolean wasSynchronous = rlink.synchronous();
    stopTimer(rlink);
    rlink.secondaryFailed();
    surroundings.observer().fact(new Fact.RlinkFailed(rlink.number));
    silent(rlink, !rlink.endsReachEachOther(), false);
    if (wasReachable) {
      unreachable(rlink, wasSynchronous);
    }
  }

  /** One of those who paused an RLINK does so no longer. */
  void resume(Rlink rlink, Fact.Pauser by) {
    boolean last = rlink.resume(by);
    surroundings.observer().fact(new Fact.Resumed(rlink.number, by, last));
    if (!last) {
      return;
    }
    if (!rlink.connected()) {
      connectLater(rlink);
      return;
    }
    goOn(rlink);
  }

  /** The RVGs at both ends run. */
  void peersUp(Rlink rlink) {
    rlink.peersUp();
    if (rlink.usable()) {
      endsMeet(rlink);
    }
  }

  /** A connection survives a short cut, but not the end of one of its peers. */
  private void endsMeet(Rlink rlink) {
    if (rlink.connected()) {
      surroundings.agenda().stopTimer(new Event.HeartbeatLost(rlink.number, rlink.epoch()));
      if (!rlink.brokenBy(Rlink.Break.SECONDARY)) {
        rlink.survived();
        rlink.send(primary.loggedTo());
        resynchronization.survived(rlink);
        return;
      }
      disconnect(rlink);
    }
    connectLater(rlink);
  }

  private void connectLater(Rlink rlink) {
    if (rlink.state() == RlinkState.ACTIVE && rlink.usable()) {
      surroundings
          .agenda()
          .awaitConnection(
              rlink.number,
              rlink.layout.reconnectNanos(),
              new Event.HeartbeatsExchanged(rlink.number, rlink.epoch()));
    }
  }

  void heartbeatLost(Rlink rlink, int epoch) {
    if (!rlink.stale(epoch)) {
      disconnect(rlink);
      int target = rlink.layout.targetHost();
      if (rlink.pathUp() && hosts.up(target) && !hosts.running(target)) {
        refuse(rlink, Fact.Refusal.NOT_READY);
      }
    }
  }

  private void refuse(Rlink rlink, Fact.Refusal reason) {
    surroundings.observer().fact(new Fact.ConnectRefused(rlink.number, reason));
  }

  /** RLINKs whose ends cannot agree try to connect once, from the start on, and are refused. */
  void begin(List<Rlink> rlinks) {
    for (Rlink rlink : rlinks) {
      if (!rlink.layout.network().agrees()) {
        connectLater(rlink);
      }
    }
  }

  /**
   * The Secondary's disks are too slow: the Primary disconnects, and connects at once [D
   * UMI-15061].
   */
  void dataAcknowledgementLate(Rlink rlink, int epoch) {
    if (rlink.stale(epoch)) {
      return;
    }
    surroundings.observer().fact(new Fact.DataAcknowledgementLate(rlink.number));
    withdraw(rlink);
    if (rlink.usable() && rlink.state() == RlinkState.ACTIVE) {
      surroundings
          .agenda()
          .startTimer(0, new Event.HeartbeatsExchanged(rlink.number, rlink.epoch()));
    }
  }

  private void disconnect(Rlink rlink) {
    if (!rlink.connected()) {
      return;
    }
    boolean wasSynchronous = rlink.synchronous();
    rlink.disconnect();
    surroundings.agenda().disconnected(rlink.number);
    surroundings.observer().fact(new Fact.Disconnected(rlink.number));
    unreachable(rlink, wasSynchronous);
  }

  /** An RLINK is ACTIVE and connected no longer: writes that wait for it wait no more. */
  private void unreachable(Rlink rlink, boolean wasSynchronous) {
    tellAsynchronous(rlink, wasSynchronous);
    if (retries && (wasSynchronous || rlink.writesWait())) {
      retryLater(rlink);
    }
    gate.reconsider();
    if (!rlink.replayed()) {
      primary.disconnected(rlink);
    }
    resynchronization.connectionsChanged();
    sending.retry();
  }

  /** Writes that wait for an RLINK go on waiting ({@code override_inflight}). */
  private void retryLater(Rlink rlink) {
    if (primary.answeredAll()) {
      rlink.endRetry(true);
    } else if (rlink.settings.synchronous() == Synchronous.OVERRIDE && rlink.retry()) {
      long seconds = surroundings.semantics().number(Semantics.OVERRIDE_RETRY);
      surroundings
          .agenda()
          .startTimer(
              seconds * NANOS_PER_SECOND, new Event.RetryTimeout(rlink.number, rlink.epoch()));
    }
  }

  /** After an acknowledgement: what writes wait for may be there. */
  void retried(Rlink rlink) {
    if (rlink.endRetry(false)) {
      surroundings.agenda().stopTimer(new Event.RetryTimeout(rlink.number, rlink.epoch()));
    }
  }

  /** Writes have waited long enough for an RLINK that is disconnected. */
  void retryTimeout(Rlink rlink, int epoch) {
    if (!rlink.stale(epoch) && rlink.endRetry(true)) {
      primary.acknowledge();
      sending.retry();
    }
  }

  private void tellAsynchronous(Rlink rlink, boolean wasSynchronous) {
    if (wasSynchronous && rlink.settings.synchronous() == Synchronous.OVERRIDE) {
      surroundings.observer().fact(new Fact.ModeChanged(rlink.number, false));
    }
  }

  /** The RLINK becomes STALE: nobody waits for it any more, and what it has not sent is lost. */
  void detach(Rlink rlink, @Nullable Secondary secondary, Fact reason) {
    boolean wasSynchronous = rlink.synchronous();
    boolean failed = rlink.state() == RlinkState.FAIL;
    rlink.detach(reason instanceof Fact.SrlOverflow);
    surroundings.observer().fact(reason);
    tellAsynchronous(rlink, wasSynchronous);
    if (secondary != null) {
      secondary.loseUnreceived();
      if (failed) {
        // What it had received is no more held back for a restoration.
        secondary.repaired();
      }
    }
    primary.free();
    primary.acknowledge();
    resynchronization.detached(rlink);
  }

  /** An RLINK is attached; its two ends connect when they can [D 50-ag_ch_tshoot_vvr2]. */
  void attach(Rlink rlink, RlinkEvent how, Fact.Attached attached) {
    stopTimer(rlink);
    rlink.attach(how, attached.position());
    surroundings.observer().fact(attached);
    if (rlink.connected()) {
      silent(rlink, !rlink.endsReachEachOther(), false);
      goOn(rlink);
    } else {
      connectLater(rlink);
    }
  }

  void heartbeatsExchanged(Rlink rlink, @Nullable Secondary secondary, int epoch) {
    if (rlink.stale(epoch) || !rlink.usable() || rlink.state() != RlinkState.ACTIVE) {
      return;
    }
    if (!rlink.layout.network().agrees()) {
      refuse(rlink, Fact.Refusal.OTHER_PROTOCOL);
      return;
    }
    List<Long> repeats = secondary == null ? List.of() : repeats(rlink, secondary);
    rlink.connect();
    surroundings.observer().fact(new Fact.Connected(rlink.number));
    becomeSynchronous(rlink);
    for (long message : repeats) {
      surroundings
          .agenda()
          .mayRepeat(rlink.number, new Event.MessageRepeats(rlink.number, rlink.epoch(), message));
    }
    rlink.send(primary.loggedTo());
    resynchronization.connectionsChanged();
  }

  /** The session was kept, and the RLINK is ACTIVE again. */
  private void goOn(Rlink rlink) {
    becomeSynchronous(rlink);
    rlink.send(primary.loggedTo());
    resynchronization.connectionsChanged();
  }

  private void becomeSynchronous(Rlink rlink) {
    if (rlink.settings.synchronous() == Synchronous.FAIL && mayStream(rlink)) {
      rlink.becomeSynchronous();
    } else {
      resynchronize(rlink);
    }
  }

  /** The messages that may be sent again though the Secondary has them (ibc 4.2, 14). */
  private List<Long> repeats(Rlink rlink, Secondary secondary) {
    Semantics semantics = surroundings.semantics();
    if (rlink.replayed() && semantics.get(BunkerSwitches.BUNKER_IBC) == BunkerIbc.DROP) {
      return List.of();
    }
    boolean again =
        rlink.brokenBy(Rlink.Break.LINK)
            || rlink.brokenBy(Rlink.Break.PRIMARY)
                && semantics.get(FailureSwitches.PRIMARY_CRASH_DUPLICATES)
                    == FailureSwitches.PrimaryCrashDuplicates.YES
            || rlink.brokenBy(Rlink.Break.SECONDARY)
                && semantics.get(FailureSwitches.SECONDARY_CRASH_DUPLICATES)
                    == FailureSwitches.SecondaryCrashDuplicates.YES;
    if (!again) {
      return List.of();
    }
    LinkLossDuplicates rule = semantics.get(FailureSwitches.LINK_LOSS_DUPLICATES);
    boolean crashed = !rlink.brokenBy(Rlink.Break.LINK);
    return secondary.repeatable(
        crashed && rule == LinkLossDuplicates.NONE ? LinkLossDuplicates.RECEIVED_UNFINISHED : rule);
  }

  /** Whether it is connected and carries the Primary's updates, all of them. */
  boolean mayStream(Rlink rlink) {
    return rlink.reachable() && rlink.streaming() && !rlink.replayed();
  }

  /**
   * An RLINK of {@code synchronous=override} that is connected and up to date is synchronous again
   * [D 50-ag_ch_repsettings_vvr5].
   */
  void resynchronize(Rlink rlink) {
    if (!rlink.synchronous()
        && rlink.settings.synchronous() == Synchronous.OVERRIDE
        && mayStream(rlink)
        && rlink.outstandingWrites() == 0) {
      rlink.becomeSynchronous();
      surroundings.observer().fact(new Fact.ModeChanged(rlink.number, true));
    }
  }
}
