package org.ibcsim.model.world;

import java.util.List;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.model.Fact;
import org.ibcsim.model.ResyncStart;
import org.ibcsim.model.ResyncState;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.Synchronous;
import org.ibcsim.model.dcm.Replay;
import org.ibcsim.model.link.Rlink;

/**
 * RLINKs that go over to DCM logging when the SRL overflows, and the replay of their DCMs that an
 * administrator starts (dataflow 4.3, 4.4).
 *
 * <p>A replay concerns every RLINK in DCM logging (inferred: the command names an RVG). Each has
 * regions of its own; together they go at the pace of the slowest [D
 * 50-ag_ch_setupreplication_vvr9]: none is ahead of another by more than its Secondary takes
 * unacknowledged. While one of them is not connected all of them pause [D KB-100008281], and go on
 * by themselves when it is.
 */
final class Resynchronization implements Stateful {
  private final Surroundings surroundings;
  private final Primary primary;
  private final List<Rlink> rlinks;
  private final List<Secondary> secondaries;
  private final PostponedMessages postponed;
  private final ResyncWaiters waiters;
  private int inUse;
  private boolean paused;

  Resynchronization(
      Surroundings surroundings,
      Primary primary,
      List<Rlink> rlinks,
      List<Secondary> secondaries,
      PostponedMessages postponed) {
    this.surroundings = surroundings;
    this.primary = primary;
    this.rlinks = rlinks;
    this.secondaries = secondaries;
    this.postponed = postponed;
    waiters = new ResyncWaiters(surroundings);
  }

  /** Those who wait for the end of it. */
  ResyncWaiters waiters() {
    return waiters;
  }

  /** Whether a synchronization is under way, running or paused. */
  boolean underWay() {
    for (int number = 0; number < rlinks.size(); number++) {
      if (state(rlinks.get(number)) != ResyncState.NONE) {
        return true;
      }
    }
    return false;
  }

  private Replay replay(Rlink rlink) {
    return primary.dcm().of(rlink);
  }

  /** Whether any RLINK is in DCM logging or comes out of it; asked at every step. */
  boolean busy() {
    return inUse > 0;
  }

  /**
   * The SRL is about to overflow for an RLINK that has a DCM. Callers that wait for its
   * acknowledgement wait no longer, and messages that its Secondary has not received are taken out
   * of its stream.
   */
  void convert(Rlink rlink) {
    boolean wasSynchronous = rlink.synchronous();
    Secondary secondary = secondaries.get(rlink.number);
    boolean drains = primary.dcm().convert(rlink);
    count();
    tell(
        new Fact.DcmLogging(
            rlink.number,
            drains ? rlink.streamsTo() : rlink.dataAcknowledgedTo(),
            replay(rlink).markedBytes()));
    goOn(rlink);
    if (wasSynchronous && rlink.settings.synchronous() == Synchronous.OVERRIDE) {
      tell(new Fact.ModeChanged(rlink.number, false));
    }
    if (!drains) {
      postponed.takeFrom(rlink, secondary);
    }
    primary.free();
    primary.acknowledge();
    // Where the RLINK is not reachable, a replay that was near its end is paused from now on.
    connectionsChanged();
  }

  /**
   * {@code vradmin -a startrep}, {@code vxrlink -a att}: an RLINK that was attached is synchronized
   * as soon as it is connected. Whether others are at it already makes no difference: together they
   * go at the pace of the slowest.
   */
  void synchronize(Rlink rlink) {
    primary.dcm().markAll(rlink);
    count();
    primary.free();
  }

  /** Whether every data volume can be synchronized. */
  boolean possible() {
    return primary.dcm().usable();
  }

  /** Whether an RLINK is in automatic synchronization. */
  boolean automatic(Rlink rlink) {
    return replay(rlink).automatic();
  }

  /**
   * {@code vxrvg resync}, {@code vradmin resync}: the replay begins, or what keeps it from that.
   */
  ResyncStart start() {
    boolean any = false;
    for (Rlink rlink : rlinks) {
      Replay.Phase phase = replay(rlink).phase();
      if (replay(rlink).replays()) {
        return ResyncStart.UNDER_WAY;
      }
      if (phase == Replay.Phase.LOGGING && isManual(rlink)) {
        any = true;
        if (!rlink.reachable()) {
          return ResyncStart.NOT_CONNECTED;
        }
      }
    }
    if (!any) {
      return ResyncStart.NOT_IN_DCM_LOGGING;
    }
    for (Rlink rlink : rlinks) {
      if (replay(rlink).phase() == Replay.Phase.LOGGING && isManual(rlink)) {
        begin(rlink);
      }
    }
    paused = false;
    sendAll();
    return ResyncStart.STARTED;
  }

  /** Whether {@code resync} is what starts it. */
  private boolean isManual(Rlink rlink) {
    return !replay(rlink).automatic() && !replay(rlink).failback();
  }

  /** {@code fbsync}: the replay to a Primary of before begins. */
  void startFailback(Rlink rlink) {
    begin(rlink);
    connectionsChanged();
  }

  /** An RLINK is in DCM logging from the beginning. */
  void changed() {
    count();
  }

  private void begin(Rlink rlink) {
    if (primary.dcm().breakDrain(rlink)) {
      tell(
          new Fact.DcmLogging(
              rlink.number, rlink.dataAcknowledgedTo(), replay(rlink).markedBytes()));
      postponed.takeFrom(rlink, secondaries.get(rlink.number));
    }
    tell(new Fact.ResyncStarted(rlink.number, replay(rlink).markedBytes()));
    replay(rlink).begin();
    tellPhase(rlink);
    goOn(rlink);
    primary.free();
  }

  /** A pass of which everything is at the Secondary is followed by another one. */
  private void goOn(Rlink rlink) {
    while (replay(rlink).nextPass()) {
      tellPhase(rlink);
    }
    primary.dcm().count();
  }

  private void tellPhase(Rlink rlink) {
    Replay replay = replay(rlink);
    tell(new Fact.ResyncPass(rlink.number, replay.replayedBytes()));
    if (replay.phase() == Replay.Phase.LAST) {
      tell(new Fact.SrlLogging(rlink.number, replay.streamFrom()));
    }
  }

  /** The piece being sent has left. */
  void transmitted(Rlink rlink) {
    long bytes = replay(rlink).transmitted();
    surroundings.observer().regionsTransmitted(rlink.number, bytes);
    sendAll();
  }

  /** The oldest piece on the wire arrives. */
  void arrives(Rlink rlink) {
    secondaries.get(rlink.number).receive(replay(rlink).arrive());
  }

  /** The Secondary has the oldest piece on its disks. */
  void acknowledged(Rlink rlink) {
    if (replay(rlink).acknowledged()) {
      tell(new Fact.StreamResumed(rlink.number, replay(rlink).streamFrom()));
      if (rlink.settings.synchronous() == Synchronous.FAIL && rlink.reachable()) {
        rlink.becomeSynchronous();
      }
      rlink.passOver(primary.loggedTo());
      rlink.send(primary.loggedTo());
      endTail(rlink);
    } else {
      goOn(rlink);
    }
    sendAll();
  }

  /** An RLINK has acknowledged a part of its stream: that may have been the tail. */
  void endTail(Rlink rlink) {
    Replay replay = replay(rlink);
    if (replay.phase() == Replay.Phase.TAIL
        && (rlink.dataAcknowledgedTo() >= replay.consistentAt()
            || rlink.after(rlink.dataAcknowledgedTo(), replay.consistentAt()) == 0)) {
      tell(new Fact.ResyncStopped(rlink.number, replay.sentBytes()));
      replay.end();
      count();
      releaseWaiters();
    }
  }

  /**
   * A Secondary crashed: messages that it had only in its memory never come again if the SRL is not
   * kept for its RLINK any more.
   */
  void secondaryCrashed(Rlink rlink) {
    if (rlink.attached() && (!rlink.needsLog() || rlink.replaying())) {
      postponed.takeFrom(rlink, secondaries.get(rlink.number));
    }
  }

  /** An RLINK is detached: its DCM is of no use any more. */
  void detached(Rlink rlink) {
    replay(rlink).end();
    postponed.lose(rlink);
    count();
    connectionsChanged();
    releaseWaiters();
  }

  /** An RLINK was connected or disconnected: the replay pauses, or goes on. */
  void connectionsChanged() {
    for (int number = 0; number < rlinks.size(); number++) {
      Rlink rlink = rlinks.get(number);
      if (replay(rlink).awaitsConnection() && rlink.reachable()) {
        begin(rlink);
      }
    }
    boolean pauses = false;
    for (int number = 0; number < rlinks.size(); number++) {
      Rlink rlink = rlinks.get(number);
      pauses |= replay(rlink).replays() && !rlink.reachable();
    }
    if (pauses != paused) {
      paused = pauses;
      for (Rlink rlink : rlinks) {
        if (replay(rlink).replays()) {
          tell(pauses ? new Fact.ResyncPaused(rlink.number) : new Fact.ResyncResumed(rlink.number));
          if (!pauses) {
            // The mark of a last pass was lost, and the pass is not the last any more.
            goOn(rlink);
          }
        }
      }
    }
    sendAll();
  }

  /** A connection has survived a cut: what was on the wire goes again, as far as it must. */
  void survived(Rlink rlink) {
    if (!paused && replay(rlink).replays()) {
      // The mark of a last pass may have been lost, and the pass is not the last any more.
      goOn(rlink);
    }
    sendAll();
  }

  /** Sends whatever can go on a wire now. */
  void sendAll() {
    if (paused) {
      return;
    }
    for (int number = 0; number < rlinks.size(); number++) {
      Rlink rlink = rlinks.get(number);
      if (replay(rlink).replays()) {
        replay(rlink).send(mostSentBytes(rlink));
      }
    }
  }

  private long mostSentBytes(Rlink rlink) {
    long slowest = Long.MAX_VALUE;
    for (int number = 0; number < rlinks.size(); number++) {
      Replay other = replay(rlinks.get(number));
      if (number != rlink.number && other.replays()) {
        slowest = Math.min(slowest, other.acknowledgedBytes());
      }
    }
    return slowest == Long.MAX_VALUE ? slowest : slowest + rlink.layout.messagePoolBytes();
  }

  private void count() {
    primary.dcm().count();
    inUse = 0;
    for (Rlink rlink : rlinks) {
      inUse += replay(rlink).phase() == Replay.Phase.NONE ? 0 : 1;
    }
    paused &= inUse > 0;
  }

  private void releaseWaiters() {
    if (!underWay()) {
      waiters.release();
    }
  }

  /** From where on the log is needed for what replays have under way. */
  long neededFrom() {
    long needed = Long.MAX_VALUE;
    for (int number = 0; number < rlinks.size(); number++) {
      needed = Math.min(needed, replay(rlinks.get(number)).neededFrom());
    }
    return needed;
  }

  /** How the replay of an RLINK stands. */
  ResyncState state(Rlink rlink) {
    return switch (replay(rlink).phase()) {
      case NONE, LOGGING -> replay(rlink).automatic() ? ResyncState.PAUSED : ResyncState.NONE;
      case PASS, LAST -> paused ? ResyncState.PAUSED : ResyncState.RUNNING;
      case TAIL -> ResyncState.ENDING;
    };
  }

  private void tell(Fact fact) {
    surroundings.observer().fact(fact);
  }

  @Override
  public void write(StateWriter writer) {
    writer.flag(paused);
    waiters.write(writer);
  }

  @Override
  public void read(StateReader reader) {
    boolean pauses = reader.flag();
    waiters.read(reader);
    count();
    paused = pauses;
  }
}
