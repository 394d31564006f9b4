package org.ibcsim.model.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.kernel.Vocabulary;
import org.ibcsim.model.Admission;
import org.ibcsim.model.Agenda;
import org.ibcsim.model.BunkerRefusal;
import org.ibcsim.model.DataSet;
import org.ibcsim.model.Event;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Fingerprint;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.Observer;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.ResyncStart;
import org.ibcsim.model.ResyncState;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.ibc.HostCalls;
import org.ibcsim.model.ibc.Messages;
import org.ibcsim.model.ibc.Registrations;
import org.ibcsim.model.link.Rlink;
import org.ibcsim.model.log.UpdateLog;
import org.ibcsim.model.log.WriteBuffers;
import org.jspecify.annotations.Nullable;

/**
 * One replicated data set: a Primary, its RLINKs and Secondaries, and every message and write that
 * is under way.
 *
 * <p><b>How it works.</b> The world is a state machine. It changes only by {@link #handle}
 * (something that it asked its {@link Agenda} for now happens), by {@link #submit} (the application
 * writes) and by the calls of {@link DataSet} (an administrator or a companion application acts).
 * It has no clock: what takes time is handed to the agenda, and the driver behind the agenda says
 * when it is over. So the same code is timed by one driver and searched exhaustively by another.
 *
 * <p><b>Why it is small.</b> All updates stand in one {@link UpdateLog}. Disks, wires and
 * acknowledgements keep order, so how far each has come is one position in that log, and the state
 * of a whole data set is the log's live part and about twenty numbers a Secondary, besides the
 * contents of volumes. {@link #write} puts it into some dozens of bytes and {@link #read} makes a
 * world of them again, {@link #copyFor} and {@link #fingerprint} are made of these two; an event
 * names its target by number and fits every copy.
 *
 * <p><b>Order within one event.</b> What one event causes happens before the next event, in a fixed
 * order: the part it is for first, then RLINKs by number, then what waits for an acknowledgement.
 * The observer is told in that order, and must not call back.
 *
 * <p>Not thread-safe.
 */
public final class World implements DataSet, Stateful {
  /** Stands for the RLINK because of which a write is refused, where it is none. */
  private static final int NO_RLINK = -1;

  private static final Outcome STOPPED = new Outcome.Failed(IbcError.IBC_RVG_STOPPED);

  private final Surroundings surroundings;
  private final LoggedStream stream;
  private final UpdateLog log;
  private final WriteBuffers buffers;
  private final Messages messages = new Messages();
  private final List<Rlink> rlinks = new ArrayList<>();
  private final List<Secondary> secondaries = new ArrayList<>();
  private final Secondary[] secondaryOfHost;
  private final Primary primary;
  private final BufferGate bufferGate;
  private final SrlGate gate;
  private final Registrations primaryRegistrations;
  private final HostCalls primaryCalls;
  private final Sending sending;
  private final Connections connections;
  private final Hosts hosts;
  private final Crashes crashes;
  private final Snapshots snapshots = new Snapshots();
  private final PostponedMessages postponed;
  private final Resynchronization resynchronization;
  private final @Nullable Bunkering bunkering;

  /**
   * A data set whose hosts are all connected and equal: volumes never written, nothing registered.
   */
  public World(RdsLayout layout, Agenda agenda, Observer observer) {
    surroundings = new Surroundings(layout, agenda, observer);
    stream = new LoggedStream(layout.volumes());
    log = stream.log;
    buffers = new WriteBuffers(log, layout.hosts().get(RdsLayout.PRIMARY).writeBufferBytes());
    hosts = new Hosts(layout.hosts().size());
    secondaryOfHost = new Secondary[layout.hosts().size()];
    for (int number = 0; number < layout.rlinks().size(); number++) {
      Rlink rlink = new Rlink(number, surroundings, log, buffers);
      rlinks.add(rlink);
      if (layout.isBunker(rlink.layout.targetHost())) {
        continue;
      }
      Secondary secondary =
          new Secondary(
              rlink.layout.targetHost(), rlink, surroundings, stream, messages, hosts, this::pause);
      secondaries.add(secondary);
      secondaryOfHost[rlink.layout.targetHost()] = secondary;
    }
    primaryRegistrations = new Registrations(RdsLayout.PRIMARY, surroundings);
    primaryCalls = new HostCalls(RdsLayout.PRIMARY, surroundings, primaryRegistrations, null);
    primary = new Primary(surroundings, stream, rlinks, primaryCalls::sendEnded);
    bufferGate = new BufferGate(surroundings, buffers, primary, rlinks);
    gate = new SrlGate(surroundings, log, primary, rlinks, bufferGate, this::overflowed);
    postponed = new PostponedMessages(surroundings, messages);
    sending = new Sending(surroundings, primaryCalls, primary, gate, rlinks, messages, postponed);
    resynchronization =
        new Resynchronization(surroundings, primary, rlinks, secondaries, postponed);
    connections = new Connections(surroundings, primary, gate, sending, resynchronization);
    bunkering = bunkering();
    crashes =
        new Crashes(
            surroundings,
            hosts,
            primary,
            primaryCalls,
            primaryRegistrations,
            sending,
            gate,
            bufferGate,
            connections,
            rlinks,
            secondaries,
            bunkering);
  }

  private @Nullable Bunkering bunkering() {
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

  /**
   * Writes everything that matters for the future. What was forgotten, freed or finished is not in
   * it, so worlds with different pasts can have the same bytes.
   */
  @Override
  public void write(StateWriter writer) {
    hosts.write(writer);
    stream.write(writer);
    buffers.write(writer);
    messages.write(writer);
    primary.write(writer);
    bufferGate.write(writer);
    gate.write(writer);
    primaryRegistrations.write(writer);
    sending.write(writer);
    for (int number = 0; number < rlinks.size(); number++) {
      rlinks.get(number).write(writer);
    }
    for (Secondary secondary : secondaries) {
      secondary.write(writer);
    }
    if (bunkering != null) {
      bunkering.write(writer);
    }
    snapshots.write(writer);
    postponed.write(writer);
    resynchronization.write(writer);
  }

  /** Becomes a world that was written, of the same layout; whatever it was before. */
  @Override
  public void read(StateReader reader) {
    hosts.read(reader);
    stream.read(reader);
    buffers.read(reader);
    messages.read(reader);
    primary.read(reader);
    bufferGate.read(reader);
    gate.read(reader);
    primaryRegistrations.read(reader);
    sending.read(reader);
    for (int number = 0; number < rlinks.size(); number++) {
      rlinks.get(number).read(reader);
    }
    for (Secondary secondary : secondaries) {
      secondary.read(reader);
    }
    if (bunkering != null) {
      bunkering.read(reader);
    }
    snapshots.read(reader);
    postponed.read(reader);
    resynchronization.read(reader);
  }

  /** The same world, which asks another agenda and tells another observer. */
  public World copyFor(Agenda agenda, Observer observer) {
    World copy = new World(layout(), agenda, observer);
    StateReader reader = new StateReader(Vocabulary.EMPTY, true).over(written());
    copy.read(reader);
    reader.finish();
    return copy;
  }

  /** A digest of everything that matters for the future, and of the names of pending events. */
  public Fingerprint fingerprint() {
    StateWriter writer = written();
    return new Fingerprint().add(writer.buffer(), 0, writer.length());
  }

  private StateWriter written() {
    StateWriter writer = new StateWriter(Vocabulary.EMPTY, true);
    write(writer);
    return writer;
  }

  /**
   * The application writes. Only an admitted write gets a position; a stalled one must be offered
   * again.
   */
  public Admission submit(int volume, long offsetBytes, int lengthBytes) {
    if (!hosts.running(RdsLayout.PRIMARY)) {
      if (!hosts.up(RdsLayout.PRIMARY)) {
        return Admission.HOST_DOWN;
      }
      surroundings.observer().refused(NO_RLINK);
      return Admission.REFUSED;
    }
    if (primary.quiesced() || sending.waiting()) {
      return Admission.STALLED;
    }
    Admission admission = gate.admit((long) lengthBytes + RdsLayout.SRL_HEADER_BYTES);
    if (admission == Admission.ADMITTED) {
      primary.write(volume, offsetBytes, lengthBytes);
      gate.warn();
    } else if (admission == Admission.REFUSED) {
      surroundings.observer().refused(gate.refusing());
    }
    return admission;
  }

  /** Whether a write would have to wait now, for a quiesced application, a full SRL or memory. */
  public boolean stalling() {
    return primary.quiesced() || gate.stalling() || bufferGate.stalling() || sending.waiting();
  }

  /** Control messages that are not yet finished at every Secondary that they are for. */
  public int openMessages() {
    return messages.count() + postponed.count();
  }

  /** Something that the agenda was asked for happens now. */
  public void handle(Event event) {
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
      secondaryOfHost[timeout.host()].calls.receiveTimeout(timeout.call());
    } else if (event instanceof Event.LinkCut cut) {
      connections.cut(rlinks.get(cut.rlink()));
    } else if (event instanceof Event.LinkHealed healed) {
      connections.healed(rlinks.get(healed.rlink()));
    } else if (event instanceof Event.HeartbeatLost lost) {
      connections.heartbeatLost(rlinks.get(lost.rlink()), lost.epoch());
    } else if (event instanceof Event.HeartbeatsExchanged exchanged) {
      heartbeatsExchanged(rlinks.get(exchanged.rlink()), exchanged.epoch());
    } else if (event instanceof Event.MessageRepeats repeats) {
      if (!rlinks.get(repeats.rlink()).stale(repeats.epoch())) {
        secondaries.get(repeats.rlink()).repeat(repeats.message());
      }
    } else if (event instanceof Event.RegionsWritten written) {
      Secondary secondary = secondaryOfHost[written.host()];
      if (!secondary.stale(written.boot())) {
        secondary.regionsWritten();
        freed();
      }
    } else if (event instanceof Event.DcmWritten) {
      // The write to the data volume stands behind it at the same disk; nothing else waits for it.
      return;
    } else if (event instanceof Event.HostCrashes crash) {
      crashes.crash(crash.host());
      rlinks.stream()
          .filter(rlink -> rlink.layout.targetHost() == crash.host())
          .forEach(resynchronization::secondaryCrashed);
      freed();
    } else if (event instanceof Event.HostBoots boots) {
      crashes.boot(boots.host());
      freed();
    } else {
      throw new IllegalArgumentException("no part of the world handles " + event);
    }
  }

  private void heartbeatsExchanged(Rlink rlink, int epoch) {
    connections.heartbeatsExchanged(rlink, secondaryOf(rlink), epoch);
    if (bunkering != null && rlink.replayed() && rlink.connected()) {
      bunkering.connected(rlink);
    }
  }

  /** The Secondary at the end of an RLINK; null where that is a bunker. */
  private @Nullable Secondary secondaryOf(Rlink rlink) {
    return rlink.number < secondaries.size() ? secondaries.get(rlink.number) : null;
  }

  private void srlWritten(Event.SrlWritten written) {
    if (written.host() != RdsLayout.PRIMARY) {
      srlWrittenElsewhere(written);
    } else if (!primary.stale(written.boot())) {
      primary.srlWritten();
      if (log.isMessage(primary.loggedTo())) {
        messageLogged();
      }
      if (resynchronization.busy()) {
        resynchronization.sendAll();
      }
    }
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

  private void volumeWritten(Event.VolumeWritten written) {
    if (written.host() != RdsLayout.PRIMARY) {
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
      secondaries.get(rlink.number).receive(rlink.arrive());
    } else if (bunkering != null) {
      bunkering.bunker.receive(rlink.arrive());
    }
  }

  private void networkAcknowledged(Rlink rlink, int epoch) {
    if (!rlink.stale(epoch)) {
      rlink.networkAcknowledged();
      rlink.passOver(rlink.end(primary.loggedTo()));
      if (rlink.synchronous()) {
        primary.acknowledge();
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
    stream.forgetThrough(keep - 1);
  }

  private void pause(Rlink rlink, boolean paused) {
    connections.pause(rlink, paused);
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

  @Override
  public void detach(int rlink) {
    if (rlinks.get(rlink).attached()) {
      Rlink detached = rlinks.get(rlink);
      connections.detach(detached, secondaryOf(detached), new Fact.Detached(rlink));
      freed();
    }
  }

  @Override
  public ResyncStart resync() {
    return hosts.running(RdsLayout.PRIMARY) ? resynchronization.start() : ResyncStart.RVG_STOPPED;
  }

  @Override
  public void stopRvg(int host) {
    crashes.stopRvg(host);
  }

  @Override
  public void startRvg(int host) {
    crashes.startRvg(host);
    freed();
  }

  @Override
  public Optional<BunkerRefusal> activateBunker(int host) {
    Bunkering there = bunkerOn(host);
    return there == null ? none() : there.activate();
  }

  @Override
  public Optional<BunkerRefusal> startReplay(int host, int rlink) {
    Bunkering there = bunkerOn(host);
    return there == null ? none() : there.startReplay(rlinks.get(rlink));
  }

  @Override
  public Optional<BunkerRefusal> deactivateBunker(int host) {
    Bunkering there = bunkerOn(host);
    return there == null ? none() : there.deactivate();
  }

  @Override
  public long heldWrites(int rlink) {
    return bunkering == null ? 0 : bunkering.heldWrites(rlinks.get(rlink));
  }

  @Override
  public long heldBytes(int rlink) {
    return bunkering == null ? 0 : bunkering.heldBytes(rlinks.get(rlink));
  }

  private @Nullable Bunkering bunkerOn(int host) {
    return bunkering != null && bunkering.bunker.host == host ? bunkering : null;
  }

  private static Optional<BunkerRefusal> none() {
    return Optional.of(BunkerRefusal.NOT_A_BUNKER);
  }

  @Override
  public void interrupt(int host, int call) {
    callsOf(host).interrupt(call);
    if (host == RdsLayout.PRIMARY) {
      sending.interrupt(call);
    }
  }

  @Override
  public Outcome register(int host, String application, int deliverTimeoutSeconds) {
    return hosts.running(host)
        ? callsOf(host).register(application, deliverTimeoutSeconds)
        : STOPPED;
  }

  @Override
  public Outcome unregister(int host, long key) {
    return hosts.running(host) ? callsOf(host).unregister(key) : STOPPED;
  }

  @Override
  public Outcome send(
      int host,
      long key,
      int rlink,
      boolean freeze,
      int freezeTimeoutSeconds,
      String payload,
      int call) {
    return hosts.running(host)
        ? sending.send(host, key, rlink, freeze, freezeTimeoutSeconds, payload, call)
        : STOPPED;
  }

  @Override
  public Outcome receive(
      int host, long key, boolean block, int timeoutSeconds, int bufferBytes, int call) {
    return hosts.running(host)
        ? callsOf(host).receive(key, block, timeoutSeconds, bufferBytes, call)
        : STOPPED;
  }

  @Override
  public Outcome unfreeze(int host, long key) {
    return hosts.running(host) ? callsOf(host).unfreeze(key) : STOPPED;
  }

  @Override
  public Outcome status(int host) {
    return hosts.running(host) ? callsOf(host).status() : STOPPED;
  }

  @Override
  public Outcome stopReceive(int host, long key) {
    return hosts.running(host) ? callsOf(host).stopReceive(key) : STOPPED;
  }

  private HostCalls callsOf(int host) {
    Bunkering there = bunkerOn(host);
    if (there != null) {
      return there.calls;
    }
    return host == RdsLayout.PRIMARY ? primaryCalls : secondaryOfHost[host].calls;
  }

  @Override
  public Outcome quiesce(int call) {
    return primary.quiesce(call);
  }

  @Override
  public Outcome unquiesce() {
    return primary.unquiesce();
  }

  @Override
  public boolean beginSnapshot(int host, String prefix) {
    return bunkerOn(host) == null
        && consistent(host)
        && snapshots.begin(host, prefix, image(host), holderOf(host));
  }

  @Override
  public void finishSnapshot(int host, String prefix) {
    surroundings
        .observer()
        .fact(snapshots.finish(host, prefix, image(host), appliedPosition(host), holderOf(host)));
  }

  private long holderOf(int host) {
    return host == RdsLayout.PRIMARY ? 0 : secondaryOfHost[host].arrivals.holder();
  }

  @Override
  public RdsLayout layout() {
    return surroundings.layout();
  }

  @Override
  public boolean up(int host) {
    return hosts.up(host);
  }

  @Override
  public boolean running(int host) {
    return hosts.running(host);
  }

  @Override
  public boolean connected(int rlink) {
    return rlinks.get(rlink).connected();
  }

  @Override
  public boolean attached(int rlink) {
    return rlinks.get(rlink).attached();
  }

  @Override
  public boolean dcmLogging(int rlink) {
    return attached(rlink) && !rlinks.get(rlink).streaming();
  }

  @Override
  public long dcmBytes(int rlink) {
    return primary.dcm().of(rlinks.get(rlink)).markedBytes();
  }

  @Override
  public ResyncState resync(int rlink) {
    return resynchronization.state(rlinks.get(rlink));
  }

  @Override
  public boolean consistent(int host) {
    return host == RdsLayout.PRIMARY || secondaryOfHost[host].consistent();
  }

  @Override
  public boolean effectivelySynchronous(int rlink) {
    return rlinks.get(rlink).synchronous();
  }

  @Override
  public long outstandingWrites(int rlink) {
    return rlinks.get(rlink).outstandingWrites();
  }

  @Override
  public long outstandingBytes(int rlink) {
    return rlinks.get(rlink).outstandingBytes();
  }

  @Override
  public long lastPosition() {
    return log.last();
  }

  @Override
  public long kernelBufferBytes() {
    return buffers.bytes();
  }

  @Override
  public long bufferReleasedPosition() {
    return buffers.releasedTo();
  }

  @Override
  public long appliedPosition(int host) {
    if (bunkerOn(host) != null) {
      return 0;
    }
    return host == RdsLayout.PRIMARY
        ? primary.volumeWrittenTo()
        : secondaryOfHost[host].appliedTo();
  }

  @Override
  public long stablePosition(int host) {
    Bunkering there = bunkerOn(host);
    if (there != null) {
      return there.end();
    }
    return host == RdsLayout.PRIMARY ? primary.loggedTo() : secondaryOfHost[host].stableTo();
  }

  private boolean hasSecondary(int host) {
    return host != RdsLayout.PRIMARY && bunkerOn(host) == null;
  }

  @Override
  public boolean frozen(int host) {
    return hasSecondary(host) && secondaryOfHost[host].frozen();
  }

  @Override
  public boolean draining(int host) {
    return hasSecondary(host) && secondaryOfHost[host].draining();
  }

  @Override
  public long stagedBytes(int host) {
    Bunkering there = bunkerOn(host);
    if (there != null) {
      return there.heldBytes();
    }
    return host == RdsLayout.PRIMARY ? 0 : secondaryOfHost[host].stagedBytes();
  }

  @Override
  public long imageAfter(long position) {
    return log.imageAfter(position);
  }

  @Override
  public long image(int host) {
    if (bunkerOn(host) != null) {
      return 0;
    }
    return host == RdsLayout.PRIMARY ? primary.image() : secondaryOfHost[host].image();
  }
}
