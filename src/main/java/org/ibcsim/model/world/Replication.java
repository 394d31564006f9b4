package org.ibcsim.model.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.model.Admission;
import org.ibcsim.model.AttributeRefusal;
import org.ibcsim.model.CheckpointOrder;
import org.ibcsim.model.Event;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Observer;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.RlinkChange;
import org.ibcsim.model.RlinkOrder;
import org.ibcsim.model.RlinkRefusal;
import org.ibcsim.model.RvgStatus;
import org.ibcsim.model.SenderMemory;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.dcm.Divergence;
import org.ibcsim.model.ibc.HostCalls;
import org.ibcsim.model.ibc.Messages;
import org.ibcsim.model.link.Rlink;
import org.ibcsim.model.link.RlinkEvent;
import org.ibcsim.model.link.RlinkStatus;
import org.ibcsim.model.link.RlinkTransitions;
import org.ibcsim.model.log.UpdateLog;
import org.ibcsim.model.log.WriteBuffers;
import org.jspecify.annotations.Nullable;

/**
 * Replication while one host is the Primary: the Primary, its RLINKs, the Secondaries, and the
 * events that move them.
 *
 * <p>Everything here is built for one assignment of the roles and keeps it for life. A change of
 * roles builds another one over the same log, messages and hosts, so no part ever has to ask
 * whether it is still what it was made as.
 */
final class Replication implements Stateful {
  /** Stands for the RLINK because of which a write is refused, where it is none. */
  private static final int NO_RLINK = -1;

  private final int primaryHost;
  private final Surroundings surroundings;
  private final LoggedStream stream;
  private final UpdateLog log;
  private final Hosts hosts;
  private final WriteBuffers buffers;
  private final boolean readBackLimited;
  private final List<Rlink> rlinks = new ArrayList<>();
  private final List<Secondary> secondaries = new ArrayList<>();
  private final List<Reception> receptions = new ArrayList<>();
  private final Secondary[] secondaryOfHost;
  private final HostCalls primaryCalls;
  private final Primary primary;
  private final BufferGate bufferGate;
  private final SrlGate gate;
  private final Sending sending;
  private final PostponedMessages postponed;
  private final Resynchronization resynchronization;
  private final FailbackLogging failback;
  private final Connections connections;
  private final Crashes crashes;
  private final LogownerFailover failover;
  private final DiskFailures diskFailures;
  private final DiskRepairs repairs;
  private final Media media;
  private final @Nullable Bunkering bunkering;
  private final Positions positions;
  private final Statuses statuses;
  private final RlinkOrders orders;
  private final Checkpoints checkpoints;
  private final CheckpointOrders checkpointOrders;

  /** Hosts that are connected and equal. */
  Replication(Surroundings surroundings, LoggedStream stream, Messages messages, Hosts hosts) {
    this.surroundings = surroundings;
    this.stream = stream;
    log = stream.log;
    this.hosts = hosts;
    RdsLayout layout = surroundings.layout();
    primaryHost = layout.primary();
    readBackLimited = layout.primaryHost().memory().readBackBytes() != SenderMemory.UNLIMITED;
    buffers =
        new WriteBuffers(log, layout.primaryHost().writeBufferBytes(), layout.metadataShipping());
    secondaryOfHost = new Secondary[layout.hosts().size()];
    Secondary.Pauser pausing = new Pausing();
    for (int number = 0; number < layout.rlinks().size(); number++) {
      Rlink rlink = new Rlink(number, surroundings, log, buffers, rlinks);
      rlinks.add(rlink);
      if (layout.isBunker(rlink.layout.targetHost())) {
        continue;
      }
      int host = rlink.layout.targetHost();
      secondaryOfHost[host] =
          new Secondary(host, rlink, surroundings, stream, messages, hosts, pausing);
      secondaries.add(secondaryOfHost[host]);
      receptions.add(new Reception(rlink, secondaryOfHost[host], surroundings, log));
    }
    primaryCalls = new HostCalls(primaryHost, surroundings, hosts.registrations(primaryHost), null);
    media = hosts.media();
    primary = new Primary(surroundings, stream, rlinks, media, primaryCalls::sendEnded);
    bufferGate = new BufferGate(surroundings, buffers, primary, rlinks);
    gate = new SrlGate(surroundings, log, primary, rlinks, bufferGate, this::overflowed);
    postponed = new PostponedMessages(surroundings, messages);
    sending = new Sending(surroundings, primaryCalls, primary, gate, rlinks, messages, postponed);
    resynchronization =
        new Resynchronization(surroundings, primary, rlinks, secondaries, postponed);
    failback = new FailbackLogging(surroundings, hosts, primary.dcm(), rlinks, resynchronization);
    connections = new Connections(surroundings, hosts, primary, gate, sending, resynchronization);
    bunkering = bunkering(messages);
    Bunker bunker = bunkering == null ? null : bunkering.bunker;
    connections.begin(rlinks);
    positions = new Positions(log, messages, primary, rlinks, secondaries, bunker);
    orders =
        new RlinkOrders(
            surroundings, hosts, log, rlinks, secondaries, connections, resynchronization);
    checkpoints = new Checkpoints(surroundings, log);
    checkpointOrders =
        new CheckpointOrders(
            surroundings, hosts, stream, rlinks, secondaries, connections, checkpoints);
    statuses = new Statuses(surroundings, hosts, primary, rlinks, secondaries, resynchronization);
    crashes =
        new Crashes(
            surroundings,
            hosts,
            primary,
            primaryCalls,
            hosts.registrations(primaryHost),
            sending,
            gate,
            bufferGate,
            connections,
            rlinks,
            secondaries,
            bunkering);
    failover = new LogownerFailover(surroundings, hosts, crashes);
    diskFailures = new DiskFailures(surroundings, hosts, primary, connections, rlinks, secondaries);
    repairs = new DiskRepairs(surroundings, hosts, primary, secondaryOfHost);
  }

  private @Nullable Bunkering bunkering(Messages messages) {
    if (secondaries.size() == rlinks.size()) {
      return null;
    }
    Bunker bunker = new Bunker(rlinks.get(secondaries.size()), surroundings, log, hosts);
    Bunkering made =
        new Bunkering(surroundings, hosts, log, bunker, rlinks, secondaries, messages, connections);
    for (Secondary secondary : secondaries) {
      secondary.rlink().bunker(made);
    }
    return made;
  }

  /** See {@link World#begin}. */
  void begin() {
    for (Secondary secondary : secondaries) {
      int host = secondary.rlink().layout.targetHost();
      if (surroundings.layout().hosts().get(host).beginsStale()) {
        detach(secondary.rlink().number);
        secondary.beginForeign();
        surroundings.observer().fact(new Fact.Inconsistent(host));
      }
    }
  }

  /** How far each stage is. */
  Positions positions() {
    return positions;
  }

  /** See {@link World#submit}. */
  Admission submit(int volume, long offsetBytes, int lengthBytes) {
    if (!hosts.running(primaryHost)) {
      if (!hosts.up(primaryHost)) {
        return Admission.HOST_DOWN;
      }
      if (hosts.started(primaryHost)) {
        return Admission.STALLED;
      }
      surroundings.observer().refused(NO_RLINK);
      return Admission.REFUSED;
    }
    if (primary.quiesced() || sending.waiting()) {
      return Admission.STALLED;
    }
    if (media.detached(primaryHost, volume)) {
      surroundings.observer().refused(Observer.volumeRefuses(volume));
      return Admission.REFUSED;
    }
    Admission admission = gate.admit((long) lengthBytes + log.headerBytes());
    if (admission == Admission.ADMITTED) {
      primary.write(volume, offsetBytes, lengthBytes);
      gate.warn();
    } else if (admission == Admission.REFUSED) {
      surroundings.observer().refused(gate.refusing());
    }
    return admission;
  }

  boolean stalling() {
    return primary.quiesced()
        || gate.stalling()
        || bufferGate.stalling()
        || sending.waiting()
        || hosts.failingOver(primaryHost);
  }

  /** See {@link World#handle}. */
  void handle(Event event) {
    if (event instanceof Event.SrlWritten written) {
      srlWritten(written);
    } else if (event instanceof Event.VolumeWritten written) {
      volumeWritten(written);
    } else if (event instanceof Event.Transmitted transmitted) {
      transmitted(rlinks.get(transmitted.rlink()), transmitted.epoch());
    } else if (event instanceof Event.MessageArrives arrives) {
      arrives(rlinks.get(arrives.rlink()), arrives.epoch());
    } else if (event instanceof Event.NetworkAcknowledgementArrives arrives) {
      networkAcknowledged(rlinks.get(arrives.rlink()), arrives.epoch());
    } else if (event instanceof Event.DataAcknowledgementArrives arrives) {
      dataAcknowledged(rlinks.get(arrives.rlink()), arrives.epoch());
    } else {
      handleRare(event);
      if (readBackLimited) {
        // An RLINK that was cut, or a host that crashed, has let go of its part of the pool.
        sendAll();
      }
    }
  }

  private void sendAll() {
    for (int number = 0; number < rlinks.size(); number++) {
      rlinks.get(number).send(primary.loggedTo());
    }
  }

  private void handleRare(Event event) {
    if (event instanceof Event.DeliverTimeout timeout) {
      secondaryOfHost[timeout.host()].arrivals.deliverTimeout(timeout.message());
    } else if (event instanceof Event.HoldTimeout timeout) {
      secondaryOfHost[timeout.host()].arrivals.holdTimeout(timeout.message());
    } else if (event instanceof Event.FreezeTimeout timeout) {
      secondaryOfHost[timeout.host()].arrivals.freezeTimeout(timeout.message());
    } else if (event instanceof Event.ReceiverWakes wakes) {
      secondaryOfHost[wakes.host()].arrivals.receiverWakes(wakes.message());
    } else if (event instanceof Event.ReceiveTimeout timeout) {
      callsOf(timeout.host()).receiveTimeout(timeout.call());
    } else if (event instanceof Event.LinkCut cut) {
      connections.cut(rlinks.get(cut.rlink()));
    } else if (event instanceof Event.LinkHealed healed) {
      connections.healed(rlinks.get(healed.rlink()));
    } else if (event instanceof Event.HeartbeatLost lost) {
      connections.heartbeatLost(rlinks.get(lost.rlink()), lost.epoch());
    } else if (event instanceof Event.SrlRead read) {
      srlRead(rlinks.get(read.rlink()), read.epoch());
    } else if (event instanceof Event.ResendTimeout timeout) {
      sendAgain(rlinks.get(timeout.rlink()), timeout.epoch());
    } else if (event instanceof Event.RefusalArrives refusal) {
      sendAgain(rlinks.get(refusal.rlink()), refusal.epoch());
    } else if (event instanceof Event.DataAcknowledgementLate late) {
      connections.dataAcknowledgementLate(rlinks.get(late.rlink()), late.epoch());
    } else if (event instanceof Event.SendAttemptsExhausted exhausted) {
      connections.heartbeatLost(rlinks.get(exhausted.rlink()), exhausted.epoch());
    } else if (event instanceof Event.RetryTimeout timeout) {
      connections.retryTimeout(rlinks.get(timeout.rlink()), timeout.epoch());
    } else if (event instanceof Event.HeartbeatsExchanged exchanged) {
      heartbeatsExchanged(rlinks.get(exchanged.rlink()), exchanged.epoch());
    } else if (event instanceof Event.MessageRepeats repeats) {
      if (!rlinks.get(repeats.rlink()).stale(repeats.epoch())) {
        secondaries.get(repeats.rlink()).repeat(repeats.message());
      }
    } else if (event instanceof Event.RegionsWritten written) {
      regionsWritten(written);
    } else if (event instanceof Event.DcmWritten) {
      // The write to the data volume stands behind it at the same disk; nothing else waits for it.
      return;
    } else if (event instanceof Event.HostCrashes crash) {
      crashes.crash(crash.host());
      memoryLost(crash.host());
    } else if (event instanceof Event.HostBoots boots) {
      crashes.boot(boots.host());
      freed();
    } else if (event instanceof Event.NodeCrashes crash) {
      boolean ran = hosts.running(crash.host());
      failover.handles(event);
      if (ran && !hosts.running(crash.host())) {
        memoryLost(crash.host());
      }
    } else if (failover.handles(event)) {
      freed();
    } else if (event instanceof Event.PendingWritten written) {
      if (written.host() == primaryHost && !primary.stale(written.boot())) {
        primary.pendingWritten();
        freed();
      }
    } else if (diskFailures.handles(event)) {
      return;
    } else {
      throw new IllegalArgumentException("no part of the world handles " + event);
    }
  }

  private void srlRead(Rlink rlink, int epoch) {
    if (!rlink.stale(epoch)) {
      rlink.srlRead();
      rlink.send(primary.loggedTo());
    }
  }

  private void sendAgain(Rlink rlink, int epoch) {
    if (!rlink.stale(epoch)) {
      rlink.sendAgain();
      rlink.send(primary.loggedTo());
    }
  }

  private void memoryLost(int host) {
    rlinks.stream()
        .filter(rlink -> rlink.layout.targetHost() == host)
        .forEach(resynchronization::secondaryCrashed);
    resynchronization.waiters().crashed(host);
    freed();
  }

  private void regionsWritten(Event.RegionsWritten written) {
    Secondary secondary = secondaryOfHost[written.host()];
    if (secondary != null && !secondary.stale(written.boot())) {
      secondary.regionsWritten();
      freed();
    }
  }

  private void heartbeatsExchanged(Rlink rlink, int epoch) {
    connections.heartbeatsExchanged(rlink, secondaryOf(rlink), epoch);
    if (bunkering != null && rlink.replayed() && rlink.connected()) {
      bunkering.connected(rlink);
    }
    if (rlink.connected()) {
      failback.connected(rlink);
    }
  }

  /** The Secondary at the end of an RLINK; null where that is a bunker. */
  private @Nullable Secondary secondaryOf(Rlink rlink) {
    return rlink.number < secondaries.size() ? secondaries.get(rlink.number) : null;
  }

  private void srlWrittenElsewhere(Event.SrlWritten written) {
    Bunkering there = bunkerOn(written.host());
    if (there == null) {
      Secondary secondary = secondaryOfHost[written.host()];
      if (!secondary.stale(written.boot())) {
        secondary.srlWritten();
      }
    } else if (!there.bunker.stale(written.boot())) {
      there.bunker.srlWritten();
    }
  }

  private void srlWritten(Event.SrlWritten written) {
    if (written.host() != primaryHost) {
      srlWrittenElsewhere(written);
    } else if (primary.stale(written.boot())) {
      return;
    } else if (media.srlFailing(primaryHost)) {
      diskFailures.primarySrl();
      freed();
    } else {
      primary.srlWritten();
      if (log.isMessage(primary.loggedTo())) {
        messageLogged();
      }
      if (resynchronization.busy()) {
        resynchronization.sendAll();
      }
    }
  }

  private void volumeWritten(Event.VolumeWritten written) {
    if (written.host() != primaryHost) {
      Secondary secondary = secondaryOfHost[written.host()];
      if (!secondary.stale(written.boot())) {
        secondary.volumeWritten();
      }
    } else if (!primary.stale(written.boot())) {
      primary.volumeWritten();
      freed();
      if (resynchronization.busy()) {
        resynchronization.sendAll();
      }
    }
  }

  /** RLINKs that a message is not for are past it now, so they may be up to date and space free. */
  private void messageLogged() {
    for (int number = 0; number < rlinks.size(); number++) {
      connections.resynchronize(rlinks.get(number));
    }
    primary.free();
    freed();
  }

  private void transmitted(Rlink rlink, int epoch) {
    if (rlink.stale(epoch)) {
      return;
    }
    if (rlink.replaying()) {
      resynchronization.transmitted(rlink);
    } else {
      rlink.transmitted(primary.loggedTo());
      rlink.send(primary.loggedTo());
      bufferGate.release();
      if (bufferGate.stalling()) {
        bufferGate.reconsider();
        sending.retry();
      }
    }
  }

  private void arrives(Rlink rlink, int epoch) {
    if (rlink.stale(epoch)) {
      return;
    }
    if (rlink.replaying()) {
      resynchronization.arrives(rlink);
    } else if (rlink.number < secondaries.size()) {
      receptions.get(rlink.number).arrives();
    } else if (bunkering != null) {
      bunkering.bunker.receive(rlink.arrive());
    }
  }

  private void networkAcknowledged(Rlink rlink, int epoch) {
    if (!rlink.stale(epoch)) {
      rlink.networkAcknowledged();
      rlink.passOver(rlink.end(primary.loggedTo()));
      if (rlink.writesWait()) {
        connections.retried(rlink);
        primary.acknowledge();
      }
      if (gate.reconsiderLatency()) {
        sending.retry();
      }
      if (rlink.drops()) {
        rlink.send(primary.loggedTo());
      }
    }
  }

  private void dataAcknowledged(Rlink rlink, int epoch) {
    if (rlink.stale(epoch)) {
      return;
    }
    if (rlink.replaying()) {
      resynchronization.acknowledged(rlink);
      connections.resynchronize(rlink);
      freed();
      return;
    }
    boolean readBack = rlink.readBackBytes() > 0;
    rlink.dataAcknowledged();
    if (bunkering != null && rlink.replayed()) {
      bunkering.acknowledged(rlink);
      return;
    }
    rlink.passOver(primary.loggedTo());
    if (resynchronization.busy()) {
      resynchronization.endTail(rlink);
    }
    if (rlink.number >= secondaries.size() && rlink.synchronous()) {
      primary.acknowledge();
    }
    connections.resynchronize(rlink);
    primary.free();
    freed();
    rlink.send(primary.loggedTo());
    if (readBack) {
      // Others may have waited for its part of the pool.
      sendAll();
    }
  }

  /**
   * Space may have come free: stalls end, SENDs that waited go on, and the log forgets what nobody
   * needs.
   */
  private void freed() {
    bufferGate.release();
    gate.reconsider();
    gate.warn();
    sending.retry();
    long keep = primary.freedTo() + 1;
    for (int number = 0; number < secondaries.size(); number++) {
      keep = Math.min(keep, secondaries.get(number).neededFrom());
    }
    if (bunkering != null) {
      keep = Math.min(keep, bunkering.bunker.neededFrom());
    }
    if (resynchronization.busy()) {
      keep = Math.min(keep, resynchronization.neededFrom());
    }
    if (!checkpoints.none()) {
      checkpoints.wrap();
      keep = Math.min(keep, checkpoints.neededFrom());
    }
    stream.forgetThrough(keep - 1);
  }

  /** What Secondaries do to their RLINKs, where the state of these allows it. */
  private final class Pausing implements Secondary.Pauser {
    @Override
    public void pause(Rlink rlink, boolean paused) {
      if (!paused) {
        connections.resume(rlink, Fact.Pauser.SECONDARY_SRL_FULL);
      } else {
        pause(rlink, Fact.Pauser.SECONDARY_SRL_FULL);
      }
    }

    private void pause(Rlink rlink, Fact.Pauser by) {
      if (RlinkTransitions.of(rlink.state(), RlinkEvent.PAUSE_AT_SECONDARY) != null) {
        connections.pause(rlink, by);
      }
    }

    @Override
    public void logFailed(Rlink rlink) {
      pause(rlink, Fact.Pauser.SECONDARY_LOG_ERROR);
    }

    @Override
    public void volumeFailed(Rlink rlink) {
      if (RlinkTransitions.of(rlink.state(), RlinkEvent.SECONDARY_FAILED) != null) {
        connections.secondaryFailed(rlink);
      }
    }
  }

  private void overflowed(Rlink rlink) {
    if (primary.dcm().relieves(rlink)) {
      resynchronization.convert(rlink);
      bufferGate.release();
      return;
    }
    connections.detach(rlink, secondaryOf(rlink), new Fact.SrlOverflow(rlink.number));
    bufferGate.release();
  }

  /** See {@link World#order}. */
  @Nullable RlinkRefusal order(int rlink, RlinkOrder order) {
    RlinkRefusal refusal = orders.carryOut(rlink, order);
    if (refusal == null) {
      freed();
    }
    return refusal;
  }

  /** See {@link World#order(CheckpointOrder)}. */
  @Nullable RlinkRefusal order(CheckpointOrder order) {
    RlinkRefusal refusal = checkpointOrders.carryOut(order);
    if (refusal == null) {
      freed();
    }
    return refusal;
  }

  Checkpoints checkpoints() {
    return checkpoints;
  }

  /** See {@link World#detach}. */
  void detach(int rlink) {
    if (rlinks.get(rlink).attached()) {
      Rlink detached = rlinks.get(rlink);
      connections.detach(detached, secondaryOf(detached), new Fact.Detached(rlink));
      freed();
    }
  }

  /** See {@link World#set}. */
  Optional<AttributeRefusal> set(int rlink, RlinkChange change) {
    Optional<AttributeRefusal> refusal =
        new AttributeSetting(surroundings, primary, gate, connections, rlinks)
            .set(rlinks.get(rlink), change);
    freed();
    return refusal;
  }

  void stopRvg(int host) {
    crashes.stopRvg(host);
  }

  void startRvg(int host) {
    crashes.startRvg(host);
    freed();
  }

  void interrupt(int host, int call) {
    callsOf(host).interrupt(call);
    resynchronization.waiters().interrupt(call);
    if (host == primaryHost) {
      sending.interrupt(call);
    }
  }

  int primaryHost() {
    return primaryHost;
  }

  /** The RLINK that ends at a host. */
  Rlink rlinkTo(int host) {
    return rlinks.get(surroundings.layout().rlinkTo(host));
  }

  /** Whether every RLINK that is attached is connected. */
  boolean allConnected() {
    return rlinks.stream().allMatch(rlink -> rlink.reachable() || !rlink.attached());
  }

  /** Whether every RLINK that is attached has acknowledged everything. */
  boolean upToDate() {
    return rlinks.stream()
        .allMatch(
            rlink -> !rlink.attached() || rlink.streaming() && rlink.outstandingWrites() == 0);
  }

  /** Whether a Secondary of an attached RLINK is held, or drains what a hold has left. */
  boolean anyHeld() {
    return rlinks.stream()
        .filter(Rlink::attached)
        .map(rlink -> secondaries.get(rlink.number))
        .anyMatch(secondary -> secondary.frozen() || secondary.draining());
  }

  /** Whether the volumes of the Primary and of all its Secondaries have everything. */
  boolean atRest() {
    return primary.volumeWrittenTo() == log.last()
        && rlinks.stream()
            .filter(Rlink::attached)
            .allMatch(rlink -> secondaries.get(rlink.number).atRest());
  }

  /**
   * The stream ends everywhere: RLINKs are detached, but for those that go on from the next
   * Primary, and no message of it can be delivered any more.
   */
  void endStream(IntPredicate goesOn) {
    sending.superseded();
    primary.superseded();
    resynchronization.waiters().release();
    for (int number = 0; number < rlinks.size(); number++) {
      if (!goesOn.test(number)) {
        detach(number);
      }
      if (number < secondaries.size()) {
        secondaries.get(number).endStream();
      }
    }
  }

  /** What an administrator does about disks that have failed. */
  DiskRepairs repairs() {
    return repairs;
  }

  /** Whether the update that is in the Primary's SRL next is a control message. */
  boolean logsMessageNext() {
    return log.isMessage(primary.loggedTo() + 1);
  }

  /** The name of what waits at the disks of a host; what has another name is void. */
  int boot(int host) {
    Bunkering there = bunkerOn(host);
    if (there != null) {
      return there.bunker.boot();
    }
    return host == primaryHost ? primary.boot() : secondaryOfHost[host].boot();
  }

  /** The control-message calls on a host, but for SEND. */
  HostCalls callsOf(int host) {
    Bunkering there = bunkerOn(host);
    if (there != null) {
      return there.calls;
    }
    return host == primaryHost ? primaryCalls : secondaryOfHost[host].calls;
  }

  /** What a bunker does; null where the data set has none. */
  @Nullable Bunkering bunkering() {
    return bunkering;
  }

  /** What the bunker on a host does; null where the host is none. */
  @Nullable Bunkering bunkerOn(int host) {
    return bunkering != null && bunkering.bunker.host == host ? bunkering : null;
  }

  boolean hasSecondary(int host) {
    return host != primaryHost && bunkerOn(host) == null;
  }

  /** The Secondary on a host that is not the Primary. */
  Secondary secondary(int host) {
    return secondaryOfHost[host];
  }

  boolean isPrimary(int host) {
    return host == primaryHost;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  Primary primary() {
    return primary;
  }

  Rlink rlink(int number) {
    return rlinks.get(number);
  }

  Sending sending() {
    return sending;
  }

  PostponedMessages postponed() {
    return postponed;
  }

  /** The way back of a Primary of before. */
  FailbackLogging failback() {
    return failback;
  }

  /**
   * What a Secondary has not been sent, as the Primary knows; it is about to supersede this.
   *
   * @param asItStands whether the Secondary drops what it has stored
   */
  Divergence divergence(int host, boolean asItStands) {
    Divergence divergence = new Divergence(surroundings.layout());
    Rlink rlink = rlinkTo(host);
    divergence.add(primary.dcm().of(rlink));
    long from = rlink.dataAcknowledgedTo();
    if (asItStands) {
      from = Math.min(from, secondaryOfHost[host].appliedTo());
    }
    for (long position = Math.max(from + 1, log.first()); position <= log.last(); position++) {
      if (!log.isMessage(position)) {
        divergence.mark(log.volume(position), log.offsetBytes(position), log.lengthBytes(position));
      }
    }
    return divergence;
  }

  Resynchronization resynchronization() {
    return resynchronization;
  }

  /** What an RLINK is shown to be. */
  RlinkStatus rlinkStatus(int rlink) {
    return statuses.ofRlink(rlinks.get(rlink));
  }

  /** What the RVG of a host is shown to be. */
  RvgStatus rvgStatus(int host) {
    return statuses.ofRvg(host, bunkerOn(host) != null);
  }

  /** Whether a Secondary's volumes are some state of the Primary's. */
  boolean consistent(int host) {
    return !hasSecondary(host) || secondaryOfHost[host].consistent();
  }

  WriteBuffers buffers() {
    return buffers;
  }

  @Override
  public void write(StateWriter writer) {
    writer.section();
    buffers.write(writer);
    primary.write(writer);
    bufferGate.write(writer);
    gate.write(writer);
    sending.write(writer);
    postponed.write(writer);
    for (int number = 0; number < rlinks.size(); number++) {
      writer.section();
      rlinks.get(number).write(writer);
    }
    for (int number = 0; number < secondaries.size(); number++) {
      writer.section();
      secondaries.get(number).write(writer);
    }
    writer.section();
    if (bunkering != null) {
      bunkering.write(writer);
    }
    resynchronization.write(writer);
    checkpoints.write(writer);
    failback.write(writer);
  }

  @Override
  public void read(StateReader reader) {
    become(reader, true);
  }

  /**
   * The same as {@link #read}.
   *
   * @param aroundChanges whether the stream, its messages or the roles are others than before: then
   *     everything here may mean something else
   * @return whether anything was different
   */
  boolean become(StateReader reader, boolean aroundChanges) {
    boolean changes = aroundChanges;
    if (isOther(reader, aroundChanges)) {
      buffers.read(reader);
      primary.read(reader);
      bufferGate.read(reader);
      gate.read(reader);
      sending.read(reader);
      postponed.read(reader);
      changes = true;
    }
    for (int number = 0; number < rlinks.size(); number++) {
      if (isOther(reader, aroundChanges)) {
        rlinks.get(number).read(reader);
        changes = true;
      }
    }
    for (int number = 0; number < secondaries.size(); number++) {
      if (isOther(reader, aroundChanges)) {
        secondaries.get(number).read(reader);
        changes = true;
      }
    }
    if (isOther(reader, changes)) {
      if (bunkering != null) {
        bunkering.read(reader);
      }
      resynchronization.read(reader);
      checkpoints.read(reader);
      failback.read(reader);
      changes = true;
    }
    for (int number = 0; number < receptions.size(); number++) {
      receptions.get(number).forget();
    }
    return changes;
  }

  private static boolean isOther(StateReader reader, boolean anyway) {
    if (anyway) {
      reader.changed();
      return true;
    }
    return !reader.unchanged();
  }
}
