package org.ibcsim.model.link;

import java.util.List;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.model.Delivery;
import org.ibcsim.model.Event;
import org.ibcsim.model.Fact;
import org.ibcsim.model.MemorySwitches;
import org.ibcsim.model.MemorySwitches.NmFullAction;
import org.ibcsim.model.RlinkLayout;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.Synchronous;
import org.ibcsim.model.log.UpdateLog;
import org.ibcsim.model.log.WriteBuffers;
import org.jspecify.annotations.Nullable;

/**
 * One RLINK: how far its stream has come, on the wire and back.
 *
 * <p>The wire keeps order, so what is on it is the updates between two positions: those transmitted
 * and not yet arrived. The same holds for the acknowledgements on the way back. In the order of the
 * stream:
 *
 * <pre>
 *   data-acknowledged &lt;= network-acknowledged &lt;= arrived &lt;= transmitted &lt;= logged on the Primary
 * </pre>
 *
 * <p>The RLINK of a Secondary can be switched to a bunker, which then sends in the Primary's place
 * what it holds (admin 7). The RLINK to a bunker has transferred an update when it is in the
 * bunker's SRL: its network acknowledgement is not enough [D 50-ag_ch_bunkeradmin_vvr3].
 *
 * <p>A cut loses what is on the wire, both ways; its events are told apart by an epoch. Afterwards
 * the Primary sends again from the first update that is not data-acknowledged [D W73-ch01s08s02];
 * the Secondary drops what it has already.
 */
public final class Rlink implements Stateful {
  /** What has broken the connection since it stood last; several may have. */
  public enum Break {
    LINK,
    PRIMARY,
    SECONDARY
  }

  /** What a bunker sends in the place of the Primary. */
  public interface Replay {
    /** The last position that it holds. */
    long end();

    /** Whether it sends a control message; if not, the RLINK carries the message no more. */
    boolean forwards(Rlink rlink, long message);
  }

  private static final RlinkState[] STATES = RlinkState.values();

  public final int number;
  public final RlinkLayout layout;

  /** What of the layout an administrator may change. */
  public final RlinkSettings settings;

  private final Surroundings surroundings;
  private final UpdateLog log;
  private final WriteBuffers buffers;

  private final boolean toBunker;
  private @Nullable Replay bunker;

  private RlinkState state = RlinkState.ACTIVE;
  private RlinkState beforeRecovery = RlinkState.ACTIVE;
  private boolean attached = true;
  private boolean connected;
  private boolean pathUp = true;
  private boolean peersUp = true;
  private boolean replayed;
  private int pausers;
  private int breaks;
  private boolean synchronous;
  private int epoch;

  private boolean transmitting;
  private long transmittedTo;
  private long arrivedTo;
  private long networkAcknowledgedTo;
  private long transferredTo;
  private long dataAcknowledgementSentTo;
  private long dataAcknowledgedTo;

  /** Updates through this one are waited for though it is not synchronous; 0 for none. */
  private long retriesTo;

  /** The last update that the RLINK carries: none after it while it is in DCM logging. */
  private long streamsTo = Long.MAX_VALUE;

  /** The wire carries regions of a DCM; the stream waits. */
  private boolean replaying;

  private Event transmitted;
  private Event arrives;
  private Event networkAcknowledgement;
  private Event dataAcknowledgement;
  private Event dataAcknowledgementLate;
  private final long dataAcknowledgementNanos;
  private Event srlRead;
  private final ReadBack readBack;
  private Event resendTimeout;
  private Event refusal;
  private final NmFullAction fullAction;
  private final Gap gap = new Gap();

  /**
   * @param sharers all RLINKs that share the Primary's memory for what is read back
   */
  public Rlink(
      int number,
      Surroundings surroundings,
      UpdateLog log,
      WriteBuffers buffers,
      List<Rlink> sharers) {
    this.number = number;
    this.layout = surroundings.layout().rlinks().get(number);
    settings = new RlinkSettings(layout);
    this.surroundings = surroundings;
    this.log = log;
    this.buffers = buffers;
    readBack = new ReadBack(log, surroundings.layout().primaryHost().memory(), sharers);
    toBunker = surroundings.layout().isBunker(layout.targetHost());
    connected = layout.network().agrees();
    synchronous = connected && layout.synchronous() != Synchronous.OFF;
    dataAcknowledgementNanos = layout.delivery().dataAcknowledgementNanos();
    fullAction =
        toBunker
            ? NmFullAction.SENDER_WAITS
            : surroundings.semantics().get(MemorySwitches.NM_FULL_ACTION);
    transmitted = new Event.Transmitted(number, epoch);
    arrives = new Event.MessageArrives(number, epoch);
    networkAcknowledgement = new Event.NetworkAcknowledgementArrives(number, epoch);
    dataAcknowledgement = new Event.DataAcknowledgementArrives(number, epoch);
    dataAcknowledgementLate = new Event.DataAcknowledgementLate(number, epoch);
    srlRead = new Event.SrlRead(number, epoch);
    resendTimeout = new Event.ResendTimeout(number, epoch);
    refusal = new Event.RefusalArrives(number, epoch);
  }

  /**
   * Sends the next update that is logged, if the wire is free and the Secondary has room for it:
   * from memory, or read back from the SRL [D 62-ch03s02s02].
   */
  public void send(long loggedTo) {
    if (transmitting || !ready()) {
      return;
    }
    if (replaying) {
      return;
    }
    if (gap.isOpen() && (gap.waits() || sendsAgain())) {
      return;
    }
    long end = replayed ? end(loggedTo) : Math.min(loggedTo, streamsTo);
    long position = next(end);
    if (position == 0 || !mayBeUnderWay(position, transmittedTo)) {
      return;
    }
    if (transmit(position, end) && readBack.isDrawnOn(position)) {
      readAhead(after(readBack.to(), end), end);
    }
  }

  /**
   * Whether an update may be sent beside what is under way: no more than the Secondary's pool holds
   * is without a network acknowledgement; where the Primary minds the pool, without a data
   * acknowledgement (inferred).
   */
  private boolean mayBeUnderWay(long position, long sentTo) {
    long done = drops() ? networkAcknowledgedTo : dataAcknowledgedTo;
    return sentTo <= done
        || log.bytesThrough(position) - log.bytesThrough(done) <= layout.messagePoolBytes();
  }

  /** Begins to send an update, unless it must be read back first; answers whether it began. */
  private boolean transmit(long position, long end) {
    if (!replayed && !buffers.hold(position)) {
      if (!isReadBack(position, end)) {
        return false;
      }
      surroundings.observer().readBack(number, position);
    }
    transmitting = true;
    surroundings.agenda().transmit(number, log.lengthBytes(position), transmitted);
    return true;
  }

  /** Whether an update is in the read-back pool; if not, it is read if there is room for it. */
  private boolean isReadBack(long position, long end) {
    if (!readBack.holds(position)) {
      readAhead(position, end);
    }
    return readBack.has(position);
  }

  /** Reads an update and those behind it, as many as one read brings and the pool takes. */
  private void readAhead(long first, long end) {
    if (first == 0 || buffers.hold(first) || readBack.reading() || !readBack.fits(first, first)) {
      return;
    }
    long last = first;
    long next = after(last, end);
    while (next != 0 && !buffers.hold(next) && readBack.fits(first, next)) {
      last = next;
      next = after(last, end);
    }
    readBack.take(first, last, dataAcknowledgedTo);
    if (readBack.takesTime()) {
      long bytes = log.bytesThrough(last) - log.bytesThrough(first - 1);
      surroundings.agenda().readSrl(surroundings.layout().primary(), bytes, srlRead);
    }
  }

  /** What was read back is in memory. */
  public void srlRead() {
    readBack.read();
  }

  /** What it has read back from the SRL and not data-acknowledged, headers included. */
  public long readBackBytes() {
    return readBack.bytes(dataAcknowledgedTo);
  }

  /** Sends the next update that is to be sent again, or has to wait with it. */
  private boolean sendsAgain() {
    if (!gap.sendsAgain()) {
      return false;
    }
    long sentTo = Math.max(gap.againTo(), networkAcknowledgedTo);
    long position = after(sentTo, transmittedTo);
    if (position == 0) {
      gap.allSentAgain();
      return false;
    }
    if (mayBeUnderWay(position, sentTo)) {
      if (transmit(position, transmittedTo)) {
        gap.leaves(position);
      }
    }
    return true;
  }

  private long next(long end) {
    long position = transmittedTo < end ? after(transmittedTo, end) : 0;
    while (replayed
        && position != 0
        && log.isMessage(position)
        && !bunker().forwards(this, position)) {
      position = after(transmittedTo, end);
    }
    return position;
  }

  /** The last position that there is to send: from the Primary, or from a bunker in its place. */
  public long end(long loggedTo) {
    return replayed ? bunker().end() : loggedTo;
  }

  private Replay bunker() {
    if (bunker == null) {
      throw new IllegalStateException("RLINK " + layout.name() + " has no bunker to come from");
    }
    return bunker;
  }

  /** Says which bunker the data set has, once, before anything happens. */
  public void bunker(Replay other) {
    bunker = other;
  }

  /** The message being sent has left; answers its position. */
  public long transmitted(long loggedTo) {
    transmitting = false;
    long again = gap.isOpen() ? gap.left() : 0;
    if (again != 0) {
      onWire(again);
      surroundings.agenda().propagate(number, arrives);
      surroundings.observer().resent(number, again);
      return again;
    }
    transmittedTo = after(transmittedTo, end(loggedTo));
    if (gap.isOpen()) {
      onWire(transmittedTo);
    }
    surroundings.agenda().propagate(number, arrives);
    surroundings.observer().transmitted(number, transmittedTo);
    return transmittedTo;
  }

  /**
   * The oldest message on the wire arrives; answers its position. Its network acknowledgement
   * starts back.
   */
  public long arrive() {
    arrivedTo = after(arrivedTo, transmittedTo);
    surroundings.agenda().acknowledge(number, networkAcknowledgement);
    return arrivedTo;
  }

  /** An update is put into the Secondary's memory; its network acknowledgement starts back. */
  public void arrive(long position) {
    arrivedTo = position;
    surroundings.agenda().acknowledge(number, networkAcknowledgement);
  }

  /** Whether the Secondary drops what it has no memory for; otherwise the Primary sees to it. */
  public boolean drops() {
    return fullAction != NmFullAction.SENDER_WAITS && !replayed;
  }

  /** What the Secondary has dropped, and all that follows from that. */
  public Gap gap() {
    return gap;
  }

  /** The update that arrives next, while nothing is missing; it stays on the wire. */
  public long oldestOnWire() {
    return after(arrivedTo, transmittedTo);
  }

  /** The update that arrives next, while something is missing; it is off the wire now. */
  public long takeFromWire() {
    return gap.take();
  }

  private void onWire(long position) {
    long newest = gap.newest();
    gap.add(position, newest == 0 || newest < position && after(newest, position) == position);
  }

  /**
   * The Secondary drops an update that has arrived: the Primary hears nothing of it and sends again
   * after a time-out, or is told. What is refused once more waits for the time-out, lest the two
   * talk of nothing else (inferred).
   */
  public void dropped(long position) {
    if (!gap.isOpen()) {
      gap.begin();
      for (long next = after(position, transmittedTo);
          next != 0;
          next = after(next, transmittedTo)) {
        gap.add(next, true);
      }
    }
    if (!gap.becomesDue()) {
      return;
    }
    if (fullAction == NmFullAction.NACK_RESEND && !gap.waits()) {
      surroundings.agenda().acknowledge(number, refusal);
    } else {
      surroundings.agenda().startTimer(layout.network().timeoutNanos(), resendTimeout);
    }
  }

  /** The Primary has heard of an update that was dropped, or waited for too long. */
  public void sendAgain() {
    if (gap.isOpen() && gap.isDue()) {
      gap.sendAgainAfter(networkAcknowledgedTo);
    }
  }

  /** Forgets the gap if nothing is missing, and what is on the wire is in order. */
  public void closeGapIfInOrder() {
    if (!gap.inOrder()) {
      return;
    }
    long next = after(arrivedTo, transmittedTo);
    if (gap.oldest() == next && (next == 0 || gap.newest() == transmittedTo)) {
      closeGap();
    }
  }

  private void closeGap() {
    if (gap.isDue()) {
      surroundings.agenda().stopTimer(resendTimeout);
    }
    gap.close();
  }

  /** Sends data acknowledgements for all that has arrived and is on the Secondary's disks. */
  public void acknowledgeData(long stableTo) {
    long to = Math.min(stableTo, arrivedTo);
    while (dataAcknowledgementSentTo < to) {
      long next = after(dataAcknowledgementSentTo, to);
      if (next == 0) {
        return;
      }
      dataAcknowledgementSentTo = next;
      if (usable()) {
        surroundings.agenda().acknowledge(number, dataAcknowledgement);
      }
    }
  }

  /** The oldest network acknowledgement under way arrives. */
  public void networkAcknowledged() {
    networkAcknowledgedTo = after(networkAcknowledgedTo, arrivedTo);
    if (gap.isOpen()) {
      gap.acknowledged();
    }
    if (!toBunker) {
      transferredTo = Math.max(transferredTo, networkAcknowledgedTo);
    }
    if (dataAcknowledgementNanos != Delivery.NEVER) {
      surroundings
          .agenda()
          .expectDataAcknowledgement(number, dataAcknowledgementNanos, dataAcknowledgementLate);
    }
    surroundings.observer().networkAcknowledged(number, networkAcknowledgedTo);
  }

  /** The oldest data acknowledgement under way arrives. */
  public void dataAcknowledged() {
    dataAcknowledgedTo = after(dataAcknowledgedTo, dataAcknowledgementSentTo);
    if (toBunker) {
      transferredTo = Math.max(transferredTo, dataAcknowledgedTo);
    }
    if (dataAcknowledgementNanos != Delivery.NEVER) {
      surroundings.agenda().dataAcknowledgementCame(number);
    }
    surroundings.observer().dataAcknowledged(number, dataAcknowledgedTo);
  }

  /**
   * Passes over control messages for other RLINKs that stand next in the log: nobody will
   * acknowledge them. For a caller that waits, such a message is transferred when all that stands
   * before it is (ibc 14, send_counts_untargeted).
   */
  public void passOver(long loggedTo) {
    if (!needsLog()) {
      return;
    }
    passOverTo(Math.min(loggedTo, streamsTo));
  }

  private void passOverTo(long loggedTo) {
    while (dataAcknowledgedTo < loggedTo && !log.concerns(number, dataAcknowledgedTo + 1)) {
      long passed = ++dataAcknowledgedTo;
      dataAcknowledgementSentTo = Math.max(dataAcknowledgementSentTo, passed);
      networkAcknowledgedTo = Math.max(networkAcknowledgedTo, passed);
      arrivedTo = Math.max(arrivedTo, passed);
      transmittedTo = Math.max(transmittedTo, passed);
    }
    transferredTo = Math.max(transferredTo, toBunker ? dataAcknowledgedTo : networkAcknowledgedTo);
    while (transferredTo < loggedTo && !log.concerns(number, transferredTo + 1)) {
      transferredTo++;
    }
  }

  /**
   * The first position after one that this RLINK carries, up to a limit; 0 when there is none.
   * Positions that the log has let go of are none of this RLINK's, or all hosts are done with them.
   */
  public long after(long position, long limit) {
    for (long next = Math.max(position + 1, log.first()); next <= limit; next++) {
      if (log.concerns(number, next)) {
        return next;
      }
    }
    return 0;
  }

  /** Whether a message that is being sent, or has left, waits for its network acknowledgement. */
  public boolean messageWaits() {
    return transmitting || networkAcknowledgedTo < transmittedTo;
  }

  /** The network path fails: what is on the wire is lost. */
  public void cut() {
    if (usable()) {
      newEpoch();
    }
    pathUp = false;
    broken(Break.LINK);
  }

  /** The network path works again; if the connection had survived, sending goes on at once. */
  public void heal() {
    pathUp = true;
  }

  /** The RVG at one end no longer runs: what is on the wire is lost, and the connection with it. */
  public void peerDown(Break reason) {
    if (usable()) {
      newEpoch();
    }
    peersUp = false;
    broken(reason);
  }

  /** The RVGs at both ends run. */
  public void peersUp() {
    peersUp = true;
  }

  /** The path works again, and the connection had not been given up: it was never broken. */
  public void survived() {
    breaks = 0;
  }

  /** The state changes as its table says, and in no other way. */
  private void perform(RlinkEvent event) {
    state = RlinkTransitions.after(state, event);
    attached = state.attached();
  }

  /**
   * Somebody lets it send no more for now. A pause at the Primary ends the session with what is on
   * the wire; for the Secondary's the session is kept, and what is on the wire arrives (dataflow
   * 10).
   */
  public void pause(Fact.Pauser by) {
    if (by != Fact.Pauser.PRIMARY) {
      perform(RlinkEvent.PAUSE_AT_SECONDARY);
    } else {
      if (usable()) {
        newEpoch();
      }
      perform(RlinkEvent.PAUSE_AT_PRIMARY);
    }
    pausers |= 1 << by.ordinal();
    synchronous = false;
  }

  /** One of those who paused it does so no longer; answers whether nobody does now. */
  public boolean resume(Fact.Pauser by) {
    pausers &= ~(1 << by.ordinal());
    if (pausers == 0) {
      perform(RlinkEvent.RESUME);
    }
    return pausers == 0;
  }

  /** Whether somebody has paused it. */
  public boolean pausedBy(Fact.Pauser by) {
    return (pausers >>> by.ordinal() & 1) != 0;
  }

  /** Whether the Secondary has paused it, for whatever reason. */
  public boolean pausedBySecondary() {
    return (pausers & ~(1 << Fact.Pauser.PRIMARY.ordinal())) != 0;
  }

  /** A data volume of the Secondary failed: nothing is sent, and what is on the wire is lost. */
  public void secondaryFailed() {
    perform(RlinkEvent.SECONDARY_FAILED);
    pausers = 0;
    synchronous = false;
    newEpoch();
  }

  /** The Primary's host is up again, and its RVG is to be recovered. */
  public void needRecovery() {
    RlinkState before = state;
    perform(RlinkEvent.PRIMARY_REBOOTED);
    beforeRecovery = before;
  }

  /** The RVG of the Primary is recovered. */
  public void recovered() {
    perform(RlinkEvent.RECOVERED);
    state = beforeRecovery;
    beforeRecovery = RlinkState.ACTIVE;
  }

  private void broken(Break reason) {
    breaks |= 1 << reason.ordinal();
  }

  /** Whether one reason was among those that broke the connection since it stood last. */
  public boolean brokenBy(Break reason) {
    return (breaks >>> reason.ordinal() & 1) != 0;
  }

  /** The Primary gives the connection up. */
  public void disconnect() {
    perform(RlinkEvent.DISCONNECT);
    connected = false;
    synchronous = false;
    newEpoch();
  }

  /** The connection stands again. */
  public void connect() {
    perform(RlinkEvent.CONNECT);
    connected = true;
    breaks = 0;
  }

  /** Writes wait for this RLINK from now on. */
  public void becomeSynchronous() {
    perform(RlinkEvent.BECOME_SYNCHRONOUS);
    synchronous = true;
  }

  /** An administrator wants no write to wait for this RLINK. */
  public void becomeAsynchronous() {
    synchronous = false;
  }

  /**
   * The RLINK becomes STALE: it needs nothing of the log any more.
   *
   * @param overflowed because the SRL overflowed
   */
  public void detach(boolean overflowed) {
    perform(overflowed ? RlinkEvent.OVERFLOW : RlinkEvent.DETACH);
    pausers = 0;
    beforeRecovery = RlinkState.ACTIVE;
    connected = false;
    synchronous = false;
    retriesTo = 0;
    newEpoch();
  }

  /** It is attached: the stream goes on behind a position, once the two ends are connected. */
  public void attach(RlinkEvent how, long position) {
    perform(how);
    streamFrom(position);
    transferredTo = position;
    newEpoch();
  }

  /** It belongs to the RVG from now on, or no longer. */
  public void associate(boolean belongs) {
    perform(belongs ? RlinkEvent.ASSOCIATE : RlinkEvent.DISSOCIATE);
  }

  /**
   * Begins where another RLINK of the same number ends, because roles have changed: nothing is on
   * the wire, and both ends have everything that is in the log.
   *
   * @param runs whether the RVGs at both ends run
   * @param attached whether it goes on, connected; otherwise it is STALE
   */
  public void continueAfter(Rlink other, boolean runs, boolean attached) {
    state = attached ? RlinkState.ACTIVE : RlinkState.STALE;
    this.attached = attached;
    connected = attached && layout.network().agrees();
    pathUp = other.pathUp;
    peersUp = runs;
    settings.set(other.settings.attributes());
    synchronous = connected && settings.synchronous() != Synchronous.OFF;
    epoch = other.epoch;
    dataAcknowledgedTo = log.last();
    transferredTo = dataAcknowledgedTo;
    newEpoch();
  }

  /** After a takeover it waits for the Primary of before, and is not STALE. */
  public void awaitFailback() {
    state = RlinkState.ACTIVE;
    attached = true;
    connected = false;
    synchronous = false;
  }

  /**
   * The SRL is no longer kept for this RLINK behind a position: new writes are marked in its DCM.
   * What is on the wire behind that is lost, and no caller waits for it.
   *
   * @param position not before {@link #dataAcknowledgedTo}; equal to it, nothing more is sent
   */
  public void streamNoFurtherThan(long position) {
    perform(RlinkEvent.BEGIN_DCM_LOGGING);
    streamsTo = position;
    synchronous = false;
    retriesTo = 0;
    if (!replaying && (transmittedTo > position || transmitting && transmittedTo == position)) {
      newEpoch();
    }
  }

  /** The wire is for regions of a DCM from now on. */
  public void beginReplay() {
    perform(RlinkEvent.BEGIN_RESYNC);
    replaying = true;
    newEpoch();
  }

  /**
   * A replay of which the end was told goes on, as the SRL has overflowed since: it had not
   * stopped, so that this is no event of its own, and it may be while the RLINK is paused.
   */
  public void replayAgain() {
    replaying = true;
    newEpoch();
  }

  /** The SRL is kept for this RLINK again, behind a position. */
  public void streamFrom(long position) {
    streamsTo = Long.MAX_VALUE;
    transmittedTo = position;
    arrivedTo = position;
    networkAcknowledgedTo = position;
    transferredTo = Math.max(transferredTo, position);
    dataAcknowledgementSentTo = position;
    dataAcknowledgedTo = position;
  }

  /** All regions are at the Secondary: the wire is for the stream again. */
  public void endReplay() {
    if (replaying && attached) {
      perform(RlinkEvent.SYNC_ENDED);
    }
    replaying = false;
  }

  /**
   * A piece of a volume goes on the wire.
   *
   * @param automatic whether it is one of an automatic synchronization, which is not compressed [K]
   */
  public void transmitRegions(long bytes, boolean automatic) {
    surroundings
        .agenda()
        .transmitRegions(number, surroundings.layout().primary(), bytes, automatic, transmitted);
  }

  /** A piece of a volume has left. */
  public void propagateRegions() {
    surroundings.agenda().propagate(number, arrives);
  }

  /** The Secondary has a piece of a volume on its disks. */
  public void acknowledgeRegions() {
    if (usable()) {
      surroundings.agenda().acknowledge(number, dataAcknowledgement);
    }
  }

  /** The Secondary is sent what a bunker holds from now on; the connection is to be made anew. */
  public void switchToBunker() {
    replayed = true;
    newEpoch();
  }

  /** The Secondary waits for the Primary again. */
  public void switchBack() {
    replayed = false;
    newEpoch();
  }

  /** Whether a bunker sends in the place of the Primary. */
  public boolean replayed() {
    return replayed;
  }

  private void newEpoch() {
    readBack.clear();
    if (gap.isOpen()) {
      closeGap();
    }
    epoch++;
    transmitting = false;
    transmittedTo = dataAcknowledgedTo;
    arrivedTo = dataAcknowledgedTo;
    networkAcknowledgedTo = dataAcknowledgedTo;
    dataAcknowledgementSentTo = dataAcknowledgedTo;
    if (dataAcknowledgementNanos != Delivery.NEVER) {
      surroundings.agenda().expectNoDataAcknowledgement(number);
    }
    nameEvents();
  }

  private void nameEvents() {
    transmitted = new Event.Transmitted(number, epoch);
    arrives = new Event.MessageArrives(number, epoch);
    networkAcknowledgement = new Event.NetworkAcknowledgementArrives(number, epoch);
    dataAcknowledgement = new Event.DataAcknowledgementArrives(number, epoch);
    dataAcknowledgementLate = new Event.DataAcknowledgementLate(number, epoch);
    srlRead = new Event.SrlRead(number, epoch);
    resendTimeout = new Event.ResendTimeout(number, epoch);
    refusal = new Event.RefusalArrives(number, epoch);
  }

  /** Whether an event belongs to what was lost in a cut. */
  public boolean stale(int eventEpoch) {
    return eventEpoch != epoch;
  }

  public int epoch() {
    return epoch;
  }

  public boolean attached() {
    return attached;
  }

  public boolean connected() {
    return connected;
  }

  /** Whether it still needs something of the SRL, or what comes next. */
  public boolean needsLog() {
    return attached && dataAcknowledgedTo < streamsTo;
  }

  /** The last update that it carries; {@link Long#MAX_VALUE} while it carries all. */
  public long streamsTo() {
    return streamsTo;
  }

  /** Whether it carries every update in the order of the log: no DCM is in use. */
  public boolean streaming() {
    return attached && streamsTo == Long.MAX_VALUE && !replaying;
  }

  /** Whether its wire carries regions of a DCM. */
  public boolean replaying() {
    return replaying;
  }

  /** Whether a message can leave now. */
  public boolean ready() {
    return state == RlinkState.ACTIVE && connected && usable();
  }

  /**
   * Whether it is ACTIVE and connected (dataflow 12): all that is not counts as disconnected for
   * modes and protections [D 62-ch04s04s01].
   */
  public boolean reachable() {
    return state == RlinkState.ACTIVE && connected;
  }

  public RlinkState state() {
    return state;
  }

  /** KSTATE. */
  public RlinkKernelState kernelState() {
    return RlinkKernelState.of(state, connected);
  }

  public boolean pathUp() {
    return pathUp;
  }

  /**
   * Whether messages can pass: the path works, the RVGs at both ends run, and the Primary does not
   * pause.
   */
  public boolean usable() {
    return pathUp && peersUp && (pausers & 1) == 0;
  }

  /** Whether the path works and the RVGs at both ends run, whoever pauses. */
  public boolean endsReachEachOther() {
    return pathUp && peersUp;
  }

  /** Whether writes wait for this RLINK: all of them, or those that waited when it was lost. */
  public boolean writesWait() {
    return synchronous || retriesTo != 0;
  }

  /** The last update of which a caller hears that waits for this RLINK. */
  public long answersTo() {
    return synchronous || transferredTo < retriesTo ? transferredTo : Long.MAX_VALUE;
  }

  /** Writes that wait go on waiting though it is lost; answers whether there are any. */
  public boolean retry() {
    retriesTo = Math.max(retriesTo, log.last());
    return !endRetry(false);
  }

  /** Ends that if what they wait for is there, or anyway; answers whether it has ended now. */
  public boolean endRetry(boolean anyway) {
    boolean ends = retriesTo != 0 && (anyway || transferredTo >= retriesTo);
    if (ends) {
      retriesTo = 0;
    }
    return ends;
  }

  /** Whether a write waits for this RLINK now: synchronous, connected, and up to date since. */
  public boolean synchronous() {
    return synchronous;
  }

  /**
   * The Secondary has had everything up to here in its memory, as the Primary knows: what a caller
   * waits for. A cut does not take it back, though the updates must be sent again.
   */
  public long transferredTo() {
    return transferredTo;
  }

  /** The last update that has left; a cut takes back what is not data-acknowledged. */
  public long transmittedTo() {
    return transmittedTo;
  }

  public long dataAcknowledgedTo() {
    return dataAcknowledgedTo;
  }

  public long networkAcknowledgedTo() {
    return networkAcknowledgedTo;
  }

  public long arrivedTo() {
    return arrivedTo;
  }

  /** Updates that this RLINK has not data-acknowledged. */
  public long outstandingWrites() {
    if (!needsLog()) {
      return 0;
    }
    long beyond = streamsTo == Long.MAX_VALUE ? 0 : log.countAfter(streamsTo);
    return log.countAfter(dataAcknowledgedTo) - beyond;
  }

  /** Updates that it carries and that no network acknowledgement has told to be there. */
  public long unreceivedWrites() {
    if (!needsLog()) {
      return 0;
    }
    long beyond = streamsTo == Long.MAX_VALUE ? 0 : log.countAfter(streamsTo);
    return log.countAfter(Math.max(dataAcknowledgedTo, networkAcknowledgedTo)) - beyond;
  }

  /**
   * What they cost in the SRL: from this RLINK's Start of Log to the End of Log [D
   * 50-ag_ch_concepts_vvr7].
   */
  public long outstandingBytes() {
    return needsLog()
        ? log.bytesThrough(Math.min(log.last(), streamsTo)) - log.bytesThrough(dataAcknowledgedTo)
        : 0;
  }

  @Override
  public void write(StateWriter writer) {
    writer.choice(state, STATES.length);
    writer.rare(beforeRecovery.ordinal());
    writer.rare(pausers);
    writer.flag(connected);
    writer.flag(pathUp);
    writer.flag(peersUp);
    writer.flag(synchronous);
    writer.flag(replayed);
    writer.rare(breaks);
    writer.eventName(epoch);
    settings.write(writer);
    writer.flag(replaying);
    if (attached) {
      boolean limited = streamsTo != Long.MAX_VALUE;
      writer.flag(limited);
      if (limited) {
        writer.count(log.last() - streamsTo);
      }
      writer.flag(transmitting);
      writer.count(log.last() - dataAcknowledgedTo);
      writer.rare(retriesTo == 0 ? 0 : log.last() - retriesTo + 1);
      writer.rare(dataAcknowledgementSentTo - dataAcknowledgedTo);
      writer.rare(networkAcknowledgedTo - dataAcknowledgedTo);
      writer.rare(transferredTo - networkAcknowledgedTo);
      writer.rare(arrivedTo - networkAcknowledgedTo);
      writer.rare(transmittedTo - arrivedTo);
      if (fullAction != NmFullAction.SENDER_WAITS) {
        gap.write(writer, log.last());
      }
      readBack.write(writer, dataAcknowledgedTo);
    }
  }

  /** How far the stream of one that is detached had come is nothing to anybody. */
  @Override
  public void read(StateReader reader) {
    state = reader.choice(STATES);
    beforeRecovery = STATES[(int) reader.rare()];
    pausers = (int) reader.rare();
    attached = state.attached();
    connected = reader.flag();
    pathUp = reader.flag();
    peersUp = reader.flag();
    synchronous = reader.flag();
    replayed = reader.flag();
    breaks = (int) reader.rare();
    int epochBefore = epoch;
    // Others have noted it, who need not be read again: without a name it stays as it is.
    epoch = reader.eventName(epoch);
    settings.read(reader);
    replaying = reader.flag();
    streamsTo = attached && reader.flag() ? log.last() - reader.count() : Long.MAX_VALUE;
    transmitting = attached && reader.flag();
    dataAcknowledgedTo = attached ? log.last() - reader.count() : 0;
    long retries = attached ? reader.rare() : 0;
    retriesTo = retries == 0 ? 0 : log.last() - retries + 1;
    dataAcknowledgementSentTo = attached ? dataAcknowledgedTo + reader.rare() : 0;
    networkAcknowledgedTo = attached ? dataAcknowledgedTo + reader.rare() : 0;
    transferredTo = attached ? networkAcknowledgedTo + reader.rare() : 0;
    arrivedTo = attached ? networkAcknowledgedTo + reader.rare() : 0;
    transmittedTo = attached ? arrivedTo + reader.rare() : 0;
    if (attached && fullAction != NmFullAction.SENDER_WAITS) {
      gap.read(reader, log.last());
    } else {
      gap.close();
    }
    if (attached) {
      readBack.read(reader);
    } else {
      readBack.clear();
    }
    if (epoch != epochBefore) {
      nameEvents();
    }
  }
}
