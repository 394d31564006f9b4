package org.ibcsim.model.world;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.kernel.Vocabulary;
import org.ibcsim.model.Admission;
import org.ibcsim.model.Agenda;
import org.ibcsim.model.AttributeRefusal;
import org.ibcsim.model.BunkerRefusal;
import org.ibcsim.model.Checkpoint;
import org.ibcsim.model.CheckpointOrder;
import org.ibcsim.model.DataSet;
import org.ibcsim.model.Event;
import org.ibcsim.model.Failback;
import org.ibcsim.model.Fingerprint;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.Observer;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.ResyncStart;
import org.ibcsim.model.ResyncState;
import org.ibcsim.model.RlinkAttributes;
import org.ibcsim.model.RlinkChange;
import org.ibcsim.model.RlinkLayout;
import org.ibcsim.model.RlinkOrder;
import org.ibcsim.model.RlinkRefusal;
import org.ibcsim.model.RvgStatus;
import org.ibcsim.model.SrlCondition;
import org.ibcsim.model.StreamPositions;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.VolumeRefusal;
import org.ibcsim.model.dcm.Replay;
import org.ibcsim.model.ibc.HostCalls;
import org.ibcsim.model.ibc.Messages;
import org.ibcsim.model.link.RlinkStatus;

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
 * <p><b>Why it is small.</b> All updates stand in one {@code UpdateLog}. Disks, wires and
 * acknowledgements keep order, so how far each has come is one position in that log, and the state
 * of a whole data set is the log's live part and about twenty numbers a Secondary, besides the
 * contents of volumes. {@link #write} puts it into some dozens of bytes and {@link #read} makes a
 * world of them again, {@link #copyFor} and {@link #fingerprint} are made of these two; an event
 * names its target by number and fits every copy.
 *
 * <p><b>Roles.</b> What belongs to a host whatever its role is in {@link Hosts}; what works only
 * while one host is the Primary is in {@link Replication}. {@link #layout} says which host that is,
 * and {@link Roles} changes it.
 *
 * <p><b>Order within one event.</b> What one event causes happens before the next event, in a fixed
 * order: the part it is for first, then RLINKs by number, then what waits for an acknowledgement.
 * The observer is told in that order, and must not call back.
 *
 * <p>Not thread-safe.
 */
public final class World implements DataSet, Stateful {
  private static final Outcome STOPPED = new Outcome.Failed(IbcError.IBC_RVG_STOPPED);
  private static final Outcome WRONG_ROLE = new Outcome.Failed(IbcError.IBC_WRONG_ROLE);

  private final Messages messages = new Messages();
  private final Snapshots snapshots = new Snapshots();
  private final LoggedStream stream;
  private final Hosts hosts;
  private final Roles roles;

  /**
   * A data set whose hosts are all connected and equal: volumes never written, nothing registered.
   */
  public World(RdsLayout layout, Agenda agenda, Observer observer) {
    Surroundings surroundings = new Surroundings(layout, agenda, observer);
    stream = new LoggedStream(layout.volumes(), layout.srlHeaderBytes());
    hosts = new Hosts(surroundings);
    roles = new Roles(surroundings, stream, messages, hosts);
  }

  /**
   * Begins: RLINKs of Secondaries that have not the Primary's data become STALE. Once, before
   * anything else happens, when the observer is ready to be told.
   */
  public void begin() {
    replication().begin();
  }

  /**
   * Writes everything that matters for the future. What was forgotten, freed or finished is not in
   * it, so worlds with different pasts can have the same bytes.
   */
  @Override
  public void write(StateWriter writer) {
    writer.section();
    hosts.write(writer);
    stream.write(writer);
    writer.section();
    messages.write(writer);
    roles.write(writer);
    writer.section();
    snapshots.write(writer);
  }

  /** Becomes a world that was written, of the same layout; whatever it was before. */
  @Override
  public void read(StateReader reader) {
    become(reader);
  }

  /**
   * The same as {@link #read}.
   *
   * @return whether anything was different
   */
  public boolean become(StateReader reader) {
    boolean changes = false;
    if (!reader.unchanged()) {
      hosts.read(reader);
      changes = true;
    }
    boolean streamChanges = stream.become(reader);
    boolean messagesChange = !reader.unchanged();
    if (messagesChange) {
      messages.read(reader);
    }
    boolean rolesChange = roles.become(reader, streamChanges || messagesChange);
    boolean snapshotsChange = !reader.unchanged();
    if (snapshotsChange) {
      snapshots.read(reader);
    }
    return changes || streamChanges || messagesChange || rolesChange || snapshotsChange;
  }

  /** The same world, which asks another agenda and tells another observer. */
  public World copyFor(Agenda agenda, Observer observer) {
    World copy = new World(layout(), agenda, observer);
    StateReader reader = new StateReader(Vocabulary.EMPTY, true).over(written());
    copy.read(reader);
    reader.finish();
    return copy;
  }

  /** How far each stage is; always as it is when it is asked. */
  public StreamPositions positions() {
    return roles.replication().positions();
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
    Admission admission = replication().submit(volume, offsetBytes, lengthBytes);
    if (admission == Admission.ADMITTED) {
      roles.written(volume, offsetBytes, lengthBytes);
    }
    return admission;
  }

  /** Whether a write would have to wait now, for a quiesced application, a full SRL or memory. */
  public boolean stalling() {
    return replication().stalling();
  }

  /** Control messages that are not yet finished at every Secondary that they are for. */
  public int openMessages() {
    return messages.count() + replication().postponed().count();
  }

  /** Whether the update that is in the Primary's SRL next is a control message. */
  public boolean logsMessageNext() {
    return replication().logsMessageNext();
  }

  /** How many connections of an RLINK have ended; the events of those that have are void. */
  public int epoch(int rlink) {
    return replication().rlink(rlink).epoch();
  }

  /** How often a host has crashed; what waited at its disks before is void. */
  public int boot(int host) {
    return replication().boot(host);
  }

  /** Something that the agenda was asked for happens now. */
  public void handle(Event event) {
    replication().handle(event);
    roles.proceed();
  }

  /**
   * The first region of an RLINK's Secondary that differs and that its DCM does not mark, while new
   * writes are marked there; -1 if there is none. For checks: it looks at every region.
   */
  int firstUncovered(int rlink) {
    Replay replay = replication().primary().dcm().of(replication().rlink(rlink));
    int host = replication().rlink(rlink).layout.targetHost();
    return replay.marks()
        ? DcmCover.firstUncovered(replay, stream.contents, replication().secondary(host).contents())
        : -1;
  }

  private Replication replication() {
    return roles.replication();
  }

  /** The call of an administrator or an application is over; a change of roles may wait for it. */
  private Outcome followed(Outcome outcome) {
    roles.proceed();
    return outcome;
  }

  @Override
  public Outcome migrate(int caller, int host, int call) {
    return roles.migrate(caller, host, call);
  }

  @Override
  public Outcome takeover(int host, Failback failback, int call) {
    return roles.takeover(host, failback, call);
  }

  @Override
  public ResyncStart failbackSynchronize() {
    return hosts.running(replication().primaryHost())
        ? replication().failback().synchronize()
        : ResyncStart.RVG_STOPPED;
  }

  @Override
  public Optional<BunkerRefusal> activateBunker(int host) {
    Bunkering there = replication().bunkerOn(host);
    return there == null ? none() : there.activate();
  }

  @Override
  public Optional<BunkerRefusal> startReplay(int host, int rlink) {
    Bunkering there = replication().bunkerOn(host);
    return there == null ? none() : there.startReplay(replication().rlink(rlink));
  }

  @Override
  public Optional<BunkerRefusal> deactivateBunker(int host) {
    Bunkering there = replication().bunkerOn(host);
    return there == null ? none() : there.deactivate();
  }

  @Override
  public RlinkAttributes attributes(int rlink) {
    return replication().rlink(rlink).settings.attributes();
  }

  @Override
  public Optional<AttributeRefusal> set(int rlink, RlinkChange change) {
    if (!hosts.up(replication().primaryHost())) {
      return Optional.of(AttributeRefusal.PRIMARY_DOWN);
    }
    Optional<AttributeRefusal> refusal = replication().set(rlink, change);
    roles.proceed();
    return refusal;
  }

  @Override
  public ResyncStart resync() {
    return hosts.running(replication().primaryHost())
        ? replication().resynchronization().start()
        : ResyncStart.RVG_STOPPED;
  }

  @Override
  public Outcome awaitResync(int host, int call) {
    if (!replication().resynchronization().underWay()) {
      return Outcome.DONE;
    }
    replication().resynchronization().waiters().add(host, call);
    return Outcome.BLOCKED;
  }

  @Override
  public boolean dcmLogging(int rlink) {
    return attached(rlink) && !replication().rlink(rlink).streaming();
  }

  @Override
  public long dcmBytes(int rlink) {
    return replication().primary().dcm().of(replication().rlink(rlink)).dirtyBytes();
  }

  @Override
  public ResyncState resync(int rlink) {
    return replication().resynchronization().state(replication().rlink(rlink));
  }

  @Override
  public boolean consistent(int host) {
    return replication().consistent(host);
  }

  private static Optional<BunkerRefusal> none() {
    return Optional.of(BunkerRefusal.NOT_A_BUNKER);
  }

  @Override
  public long heldWrites(int rlink) {
    Bunkering bunkering = replication().bunkering();
    return bunkering == null ? 0 : bunkering.heldWrites(replication().rlink(rlink));
  }

  @Override
  public long heldBytes(int rlink) {
    Bunkering bunkering = replication().bunkering();
    return bunkering == null ? 0 : bunkering.heldBytes(replication().rlink(rlink));
  }

  @Override
  public void detach(int rlink) {
    replication().detach(rlink);
    roles.proceed();
  }

  @Override
  public Optional<RlinkRefusal> order(int rlink, RlinkOrder order) {
    Optional<RlinkRefusal> answer = Optional.ofNullable(replication().order(rlink, order));
    roles.proceed();
    return answer;
  }

  @Override
  public Optional<RlinkRefusal> order(CheckpointOrder order) {
    Optional<RlinkRefusal> answer = Optional.ofNullable(replication().order(order));
    roles.proceed();
    return answer;
  }

  @Override
  public List<Checkpoint> checkpoints() {
    return replication().checkpoints().all();
  }

  @Override
  public long usedBytes(Checkpoint checkpoint) {
    return replication().checkpoints().usedBytes(checkpoint);
  }

  @Override
  public boolean diverged(int host) {
    return replication().hasSecondary(host) && replication().secondary(host).diverged();
  }

  @Override
  public void stopRvg(int host) {
    replication().stopRvg(host);
    roles.proceed();
  }

  @Override
  public void startRvg(int host) {
    replication().startRvg(host);
  }

  @Override
  public Optional<VolumeRefusal> startVolume(int host, int volume) {
    return replication().repairs().startVolume(host, volume);
  }

  @Override
  public Optional<VolumeRefusal> dissociateSrl(int host) {
    return replication().repairs().dissociateSrl(host);
  }

  @Override
  public Optional<VolumeRefusal> startSrl(int host) {
    return replication().repairs().startSrl(host);
  }

  @Override
  public Optional<VolumeRefusal> associateSrl(int host) {
    return replication().repairs().associateSrl(host);
  }

  @Override
  public boolean passthru() {
    return replication().primary().passthru();
  }

  @Override
  public SrlCondition srlCondition(int host) {
    return hosts.media().srl(host);
  }

  @Override
  public boolean volumeDetached(int host, int volume) {
    return hosts.media().detached(host, volume);
  }

  @Override
  public long pendingWrites() {
    return replication().primary().pending().count();
  }

  @Override
  public void interrupt(int host, int call) {
    replication().interrupt(host, call);
    roles.interrupt(call);
  }

  @Override
  public boolean mayCall(int host, String node) {
    return hosts.mayCall(host, node, layout().semantics());
  }

  @Override
  public Outcome register(int host, String application, int deliverTimeoutSeconds) {
    return hosts.running(host)
        ? followed(replication().callsOf(host).register(application, deliverTimeoutSeconds))
        : STOPPED;
  }

  @Override
  public Outcome unregister(int host, long key) {
    return hosts.running(host) ? replication().callsOf(host).unregister(key) : STOPPED;
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
        ? replication()
            .sending()
            .send(host, key, rlink, freeze, freezeTimeoutSeconds, payload, call)
        : STOPPED;
  }

  @Override
  public Outcome receive(
      int host, long key, boolean block, int timeoutSeconds, int bufferBytes, int call) {
    return stream(host, calls -> calls.receive(key, block, timeoutSeconds, bufferBytes, call));
  }

  /** A call of the stream's end; a host that was superseded has no stream. */
  private Outcome stream(int host, Function<HostCalls, Outcome> ioctl) {
    if (!hosts.running(host)) {
      return STOPPED;
    }
    return hosts.superseded(host) ? WRONG_ROLE : followed(ioctl.apply(replication().callsOf(host)));
  }

  @Override
  public Outcome unfreeze(int host, long key) {
    return stream(host, calls -> calls.unfreeze(key));
  }

  @Override
  public Outcome status(int host) {
    return hosts.running(host) ? replication().callsOf(host).status() : STOPPED;
  }

  @Override
  public Outcome stopReceive(int host, long key) {
    return stream(host, calls -> calls.stopReceive(key));
  }

  @Override
  public Outcome quiesce(int call) {
    return replication().primary().quiesce(call);
  }

  @Override
  public Outcome unquiesce() {
    return followed(replication().primary().unquiesce());
  }

  @Override
  public boolean beginSnapshot(int host, String prefix) {
    boolean begun =
        replication().bunkerOn(host) == null
            && consistent(host)
            && snapshots.begin(host, prefix, image(host), holderOf(host));
    if (begun) {
      transaction(host, true);
    }
    return begun;
  }

  private void transaction(int host, boolean begins) {
    Surroundings surroundings = replication().surroundings();
    List<RlinkLayout> rlinks = surroundings.layout().rlinks();
    for (int rlink = 0; rlink < rlinks.size(); rlink++) {
      if (replication().isPrimary(host) || rlinks.get(rlink).targetHost() == host) {
        surroundings.agenda().transaction(rlink, host, begins);
      }
    }
  }

  @Override
  public void finishSnapshot(int host, String prefix) {
    transaction(host, false);
    replication()
        .surroundings()
        .observer()
        .fact(snapshots.finish(host, prefix, image(host), appliedPosition(host), holderOf(host)));
  }

  private long holderOf(int host) {
    return replication().isPrimary(host) ? 0 : replication().secondary(host).arrivals.holder();
  }

  @Override
  public RdsLayout layout() {
    return replication().surroundings().layout();
  }

  @Override
  public boolean running(int host) {
    return hosts.running(host);
  }

  @Override
  public boolean up(int host) {
    return hosts.up(host);
  }

  @Override
  public boolean connected(int rlink) {
    return replication().rlink(rlink).connected();
  }

  @Override
  public boolean reachable(int rlink) {
    return replication().rlink(rlink).reachable();
  }

  @Override
  public boolean attached(int rlink) {
    return replication().rlink(rlink).attached();
  }

  @Override
  public RlinkStatus rlinkStatus(int rlink) {
    return replication().rlinkStatus(rlink);
  }

  @Override
  public RvgStatus rvgStatus(int host) {
    return replication().rvgStatus(host);
  }

  @Override
  public boolean effectivelySynchronous(int rlink) {
    return replication().rlink(rlink).synchronous();
  }

  @Override
  public boolean writesWaitFor(int rlink) {
    return replication().rlink(rlink).writesWait();
  }

  @Override
  public long unreceivedWrites(int rlink) {
    return replication().rlink(rlink).unreceivedWrites();
  }

  @Override
  public long outstandingWrites(int rlink) {
    return replication().rlink(rlink).outstandingWrites();
  }

  @Override
  public long outstandingBytes(int rlink) {
    return replication().rlink(rlink).outstandingBytes();
  }

  @Override
  public long lastPosition() {
    return stream.log.last();
  }

  @Override
  public long kernelBufferBytes() {
    return replication().buffers().bytes();
  }

  @Override
  public long bufferReleasedPosition() {
    return replication().buffers().releasedTo();
  }

  @Override
  public long appliedPosition(int host) {
    if (replication().bunkerOn(host) != null) {
      return 0;
    }
    return replication().isPrimary(host)
        ? replication().primary().volumeWrittenTo()
        : replication().secondary(host).appliedTo();
  }

  @Override
  public long stablePosition(int host) {
    Bunkering there = replication().bunkerOn(host);
    if (there != null) {
      return there.end();
    }
    return replication().isPrimary(host)
        ? replication().primary().loggedTo()
        : replication().secondary(host).stableTo();
  }

  @Override
  public boolean pathUp(int rlink) {
    return replication().rlink(rlink).pathUp();
  }

  @Override
  public long receivedPosition(int host) {
    return replication().hasSecondary(host)
        ? replication().secondary(host).receivedTo()
        : stablePosition(host);
  }

  @Override
  public boolean frozen(int host) {
    return replication().hasSecondary(host) && replication().secondary(host).frozen();
  }

  @Override
  public boolean draining(int host) {
    return replication().hasSecondary(host) && replication().secondary(host).draining();
  }

  @Override
  public long stagedBytes(int host) {
    Bunkering there = replication().bunkerOn(host);
    if (there != null) {
      return there.heldBytes();
    }
    return replication().isPrimary(host) ? 0 : replication().secondary(host).stagedBytes();
  }

  @Override
  public long imageAfter(long position) {
    return stream.log.imageAfter(position);
  }

  @Override
  public long image(int host) {
    if (replication().bunkerOn(host) != null) {
      return 0;
    }
    return replication().isPrimary(host)
        ? replication().primary().image()
        : replication().secondary(host).image();
  }
}
