package org.ibcsim.check.invariant;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Observer;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.ReplicationView;
import org.ibcsim.model.ResyncState;
import org.ibcsim.model.RlinkAttributes;
import org.ibcsim.model.StreamPositions;
import org.jspecify.annotations.Nullable;

/**
 * Checks the {@linkplain Invariant invariants} of the write path and of freezes at every step of a
 * run.
 *
 * <p>It keeps its own account of every stage from the steps it is told of, and compares it with the
 * rules and with what the model says of itself. A step costs a few comparisons and allocates
 * nothing, unless it breaks something. Not thread-safe. To be told from the first step on.
 */
public final class WritePathInvariants implements Observer {
  private static final int EVERY_RLINK = -1;

  private final Progress progress;
  private final UpdateTrail trail;
  private final Violations violations;
  private final RunningHosts hosts;
  private final Bunkers bunkers;
  private final int[] hostOf;
  private int primaryHost;
  private PrimaryOrder primary;
  private StreamOrder stream;
  private SrlSpace srl;
  private LatencyMarks latency;
  private SrlProtections protections;
  private WriteBufferUse buffers;
  private MessagePoolUse pools;
  private SecondaryVolumes volumes;
  private DiskTrouble disks;
  private final FailbackTransfers failbacks;
  private @Nullable ReplicationView view;

  /**
   * @param nowNanos virtual time, asked only when something is broken
   * @param firstOfEach told of the first violation of each invariant, within the step that breaks
   *     it
   */
  public WritePathInvariants(
      RdsLayout layout, LongSupplier nowNanos, Consumer<Violation> firstOfEach) {
    progress = new Progress(layout.rlinks().size());
    trail = new UpdateTrail(layout.srlHeaderBytes());
    violations = new Violations(nowNanos, firstOfEach);
    primary = new PrimaryOrder(layout, progress, trail, violations);
    bunkers = new Bunkers(layout);
    failbacks = new FailbackTransfers(layout.rlinks().size(), violations);
    stream = new StreamOrder(progress, trail, bunkers, violations);
    srl = new SrlSpace(layout, progress, trail, violations);
    latency = new LatencyMarks(layout, violations);
    protections = new SrlProtections(layout, violations);
    buffers = new WriteBufferUse(layout, progress, trail, violations);
    pools = new MessagePoolUse(layout, progress, trail, violations);
    volumes = new SecondaryVolumes(layout, progress, trail, violations);
    disks = new DiskTrouble(layout, violations);
    hosts = new RunningHosts(layout, violations);
    hostOf = new int[layout.rlinks().size()];
    assign(layout);
    if (view != null) {
      attributesAreAsSeen();
    }
  }

  private void attributesAreAsSeen() {
    for (int rlink = 0; rlink < hostOf.length; rlink++) {
      attributesAre(rlink, view().attributes(rlink));
    }
  }

  private void attributesAre(int rlink, RlinkAttributes attributes) {
    primary.attributesAre(rlink, attributes);
    buffers.attributesAre(rlink, attributes.synchronous());
    latency.attributesAre(rlink, attributes.latencyProtection());
    protections.attributesAre(rlink, attributes.srlProtection());
  }

  private void assign(RdsLayout layout) {
    primaryHost = layout.primary();
    for (int rlink = 0; rlink < hostOf.length; rlink++) {
      hostOf[rlink] = layout.rlinks().get(rlink).targetHost();
    }
    hosts.primaryIs(primaryHost);
    bunkers.primaryIs(primaryHost);
  }

  /** Another host is the Primary: what was counted before is over. */
  private void roleChanged(Fact.RoleChanged changed) {
    int rlink = view().layout().rlinkTo(changed.formerPrimary());
    long lacking = trail.nextWrite(progress.applied[rlink]);
    if (lacking <= changed.keptPosition()) {
      violations.report(
          Invariant.TAKEOVER_KEEPS_WHAT_IS_APPLIED,
          "host %d is said to have update %d, but lacks update %d"
              .formatted(changed.primary(), changed.keptPosition(), lacking));
    }
    if (changed.planned()
        && (changed.lostUpdates() != 0
            || !progress.diverged[rlink]
                && view().image(changed.primary()) != view().image(changed.formerPrimary()))) {
      violations.report(
          Invariant.MIGRATE_LEAVES_COPIES_EQUAL,
          "migrate from host %d to host %d lost %d updates, or their volumes differ"
              .formatted(changed.formerPrimary(), changed.primary(), changed.lostUpdates()));
    }
    progress.beginAfter(changed.lastPosition());
    progress.diverged[rlink] = view().diverged(changed.formerPrimary());
    trail.beginAfter(changed.lastPosition());
    beginWith(view().layout());
  }

  private void beginWith(RdsLayout layout) {
    primary = new PrimaryOrder(layout, progress, trail, violations);
    stream = new StreamOrder(progress, trail, bunkers, violations);
    srl = new SrlSpace(layout, progress, trail, violations);
    latency = new LatencyMarks(layout, violations);
    protections = new SrlProtections(layout, violations);
    buffers = new WriteBufferUse(layout, progress, trail, violations);
    pools = new MessagePoolUse(layout, progress, trail, violations);
    volumes = new SecondaryVolumes(layout, progress, trail, violations);
    DiskTrouble before = disks;
    disks = new DiskTrouble(layout, violations);
    disks.goOnFrom(before);
    assign(layout);
  }

  /** The data set that it is told of; before the first step. */
  public void connect(ReplicationView observed) {
    view = observed;
  }

  /** What was broken so far. */
  public Violations violations() {
    return violations;
  }

  /**
   * Writes what later verdicts depend on, as far as it differs from what the model keeps itself.
   * What was broken so far is not in it.
   *
   * @param model the positions of the data set that it is told of, as it is now
   */
  public void write(StateWriter writer, StreamPositions model) {
    writer.section();
    trail.write(writer, model);
    progress.write(writer, trail, model);
    hosts.write(writer);
    bunkers.write(writer);
    failbacks.write(writer);
    buffers.write(writer);
    primary.write(writer);
    latency.write(writer);
    protections.write(writer);
    volumes.write(writer, model);
    disks.write(writer);
  }

  /**
   * Becomes what was written; what was broken before stays broken.
   *
   * @param model the positions of the data set as it was then
   * @param worldChanges whether the data set was read anew: then the same bytes may mean something
   *     else
   */
  public void read(StateReader reader, StreamPositions model, boolean worldChanges) {
    if (worldChanges) {
      reader.changed();
    } else if (reader.unchanged()) {
      return;
    }
    if (view().layout().primary() != primaryHost) {
      beginWith(view().layout());
    }
    trail.read(reader, model);
    progress.read(reader, trail, model);
    hosts.read(reader);
    bunkers.read(reader);
    failbacks.read(reader);
    buffers.read(reader, view());
    primary.read(reader);
    latency.read(reader);
    protections.read(reader);
    attributesAreAsSeen();
    volumes.read(reader, model);
    disks.read(reader);
  }

  private ReplicationView view() {
    if (view == null) {
      throw new IllegalStateException("a step came before the invariants were connected");
    }
    return view;
  }

  @Override
  public void submitted(long position, int volume, long offsetBytes, int lengthBytes) {
    hosts.takes(primaryHost, "it takes write", position);
    primary.between(view());
    primary.submitted(position);
    disks.submitted(position, volume, view());
    primary.admitted(view());
    protections.submitted();
    trail.appendWrite(lengthBytes);
    srl.occupied(view());
    latency.submitted(EVERY_RLINK, view());
    buffers.taken(view());
  }

  @Override
  public void refused(int rlink) {
    if (Observer.refusingVolume(rlink) >= 0) {
      disks.refused(rlink);
    } else {
      primary.refused(rlink, hosts.stopped(primaryHost));
    }
  }

  @Override
  public void lost(long firstPosition, long lastPosition) {
    primary.lost(firstPosition, lastPosition);
  }

  @Override
  public void logged(long position) {
    hosts.acts(primaryHost, "its SRL gets update", position);
    primary.between(view());
    primary.logged(position);
  }

  @Override
  public void acknowledged(long position, boolean succeeded) {
    hosts.acts(primaryHost, "it answers write", position);
    primary.acknowledged(position, succeeded, disks.mayFail(), view());
  }

  @Override
  public void volumeWritten(long position) {
    hosts.acts(primaryHost, "its volumes get update", position);
    primary.between(view());
    primary.volumeWritten(position);
  }

  @Override
  public void readBack(int rlink, long position) {
    buffers.readBack(rlink, position, view());
  }

  @Override
  public void transmitted(int rlink, long position) {
    hosts.takes(bunkers.sourceOf(rlink), "it has sent update", position);
    stream.transmitted(rlink, position);
    disks.transmitted(rlink, position);
    if (!bunkers.replays(rlink)) {
      if (position > progress.carriedTo[rlink]) {
        violations.report(
            Invariant.NOTHING_IN_DCM_LOGGING,
            "RLINK %d is in DCM logging after update %d, but sends update %d"
                .formatted(rlink, progress.carriedTo[rlink], position));
      }
      buffers.transmitted(rlink, position, view());
    }
  }

  @Override
  public void resent(int rlink, long position) {
    hosts.takes(bunkers.sourceOf(rlink), "it has sent update", position);
    stream.resent(rlink, position);
  }

  @Override
  public void regionsTransmitted(int rlink, long bytes) {
    hosts.takes(primaryHost, "it has sent regions through RLINK", rlink);
    if (view().resync(rlink) == ResyncState.NONE) {
      violations.report(
          Invariant.NOTHING_IN_DCM_LOGGING,
          "RLINK %d sends %d bytes of regions, and no resynchronization is under way"
              .formatted(rlink, bytes));
    }
  }

  @Override
  public void regionsApplied(int rlink, int volume, long offsetBytes, int lengthBytes) {
    hosts.acts(hostOf[rlink], "its volumes get a region at", offsetBytes);
    volumes.regionsApplied(rlink);
  }

  @Override
  public void arrived(int rlink, long position, boolean duplicate) {
    hosts.takes(hostOf[rlink], "there arrives update", position);
    stream.arrived(rlink, position, duplicate);
    if (!duplicate && !bunkers.isAt(rlink) && !bunkers.replays(rlink)) {
      pools.received(rlink);
    }
  }

  @Override
  public void networkAcknowledged(int rlink, long position) {
    stream.networkAcknowledged(rlink, position);
  }

  @Override
  public void stable(int rlink, long position) {
    hosts.acts(hostOf[rlink], "its disks have update", position);
    stream.stable(rlink, position);
  }

  @Override
  public void applied(int rlink, long position) {
    hosts.acts(hostOf[rlink], "its volumes get update", position);
    disks.applied(rlink, position);
    volumes.applied(rlink, position, view());
  }

  @Override
  public void dataAcknowledged(int rlink, long position) {
    primary.between(view());
    stream.dataAcknowledged(rlink, position);
    if (UpdateTrail.compares(position)) {
      srl.acknowledged(rlink, view());
    }
  }

  @Override
  public void freed(long position) {
    disks.freed(position);
    srl.freed(position, view());
  }

  @Override
  public void fact(Fact fact) {
    hosts.fact(fact);
    if (fact instanceof Fact.MessageSubmitted message) {
      primary.submitted(message.message());
      trail.appendMessage(message.lengthBytes(), message.targets() | bunkers.keeping(view()));
      volumes.submitted(message);
      srl.occupied(view());
      latency.submitted(message.targets(), view());
      buffers.counted(view());
    } else if (fact instanceof Fact.MessageSent sent) {
      primary.messageSent(
          sent.message(), sent.succeeded(), volumes.targets(sent.message()), view());
    } else if (fact instanceof Fact.MessageArrived arrived) {
      volumes.arrived(arrived, view());
    } else if (fact instanceof Fact.MessageReceived received) {
      volumes.received(received);
    } else if (fact instanceof Fact.Frozen frozen) {
      volumes.frozen(frozen, view());
    } else if (fact instanceof Fact.Unfrozen unfrozen) {
      volumes.unfrozen(unfrozen, view());
    } else if (fact instanceof Fact.SnapshotTaken snapshot) {
      volumes.snapshot(snapshot);
    } else {
      disks.fact(fact);
      failbacks.fact(fact);
      if (fact instanceof Fact.WritePending pending) {
        primary.pending(pending.position());
      }
      connectionChanged(fact);
      dcmChanged(fact);
      latencyChanged(fact);
      protectionActs(fact);
    }
  }

  private void protectionActs(Fact fact) {
    if (fact instanceof Fact.ThrottleOn on) {
      protections.throttleOn(on.rlink(), view());
    } else if (fact instanceof Fact.ThrottleOff off) {
      protections.throttleOff(off.rlink(), view());
    } else if (fact instanceof Fact.SrlOverflow overflow) {
      protections.overflowed(overflow.rlink());
    } else if (fact instanceof Fact.SrlProtectionFail failing) {
      protections.fails(failing.rlink(), view());
    } else if (fact instanceof Fact.SrlWarning warning) {
      protections.warned(warning.rlink(), view());
    }
  }

  private void latencyChanged(Fact fact) {
    if (fact instanceof Fact.LatencyThrottleOn on) {
      latency.throttleOn(on.rlink(), view());
    } else if (fact instanceof Fact.LatencyThrottleOff off) {
      latency.throttleOff(off.rlink(), view());
    } else if (fact instanceof Fact.LatencyFail failing) {
      latency.fails(failing.rlink(), view());
    } else if (fact instanceof Fact.AttributesSet set) {
      attributesAre(set.rlink(), view().attributes(set.rlink()));
    }
  }

  private void dcmChanged(Fact fact) {
    if (fact instanceof Fact.DcmLogging dcm) {
      progress.dcmLogging(dcm.rlink(), dcm.position());
    } else if (fact instanceof Fact.FailbackLogging logging) {
      progress.dcmLogging(logging.rlink(), logging.position());
    } else if (fact instanceof Fact.SrlLogging srl) {
      progress.srlLogging(srl.rlink(), srl.position());
    } else if (fact instanceof Fact.StreamResumed resumed) {
      buffers.connected(resumed.rlink());
    } else if (fact instanceof Fact.Inconsistent begun) {
      volumes.inconsistent(begun);
    } else if (fact instanceof Fact.RegionsReplayed replayed) {
      volumes.replayed(replayed);
    } else if (fact instanceof Fact.Consistent ended) {
      volumes.consistent(ended, view());
    }
  }

  private void connectionChanged(Fact fact) {
    if (fact instanceof Fact.ReplayStarted replay) {
      bunkers.replays(replay.rlink(), true);
      progress.startAgain(replay.rlink());
    } else if (fact instanceof Fact.ReplayEnded replay) {
      bunkers.replays(replay.rlink(), false);
      progress.startAgain(replay.rlink());
    } else if (fact instanceof Fact.MessageEnded ended && ended.fate() == Fact.Fate.LOST) {
      bunkers.lost(ended, trail);
    } else if (fact instanceof Fact.Connected connected) {
      buffers.connected(connected.rlink());
    } else if (fact instanceof Fact.Resumed resumed && resumed.last()) {
      // Where the session was kept, nothing else tells that the RLINK goes on behind others.
      buffers.connected(resumed.rlink());
    } else if (fact instanceof Fact.ModeChanged mode && mode.synchronous()) {
      buffers.connected(mode.rlink());
    } else if (fact instanceof Fact.Cut cut) {
      progress.startAgain(cut.rlink());
    } else if (fact instanceof Fact.Disconnected disconnected) {
      progress.startAgain(disconnected.rlink());
    } else if (fact instanceof Fact.SrlOverflow overflow) {
      progress.startAgain(overflow.rlink());
    } else if (fact instanceof Fact.Detached detached) {
      progress.startAgain(detached.rlink());
    } else if (fact instanceof Fact.RlinkFailed failed) {
      progress.startAgain(failed.rlink());
    } else if (fact instanceof Fact.Attached attached) {
      volumes.attached(attached, view());
      buffers.connected(attached.rlink());
    } else if (fact instanceof Fact.CheckpointMarked marked) {
      progress.keptFrom = marked.keptFrom() == 0 ? Long.MAX_VALUE : marked.keptFrom();
    } else if (fact instanceof Fact.HostCrashed crashed) {
      if (crashed.host() == primaryHost) {
        primary.crashed();
      }
      ended(crashed.host(), true);
    } else if (fact instanceof Fact.LogownerLost lost) {
      ended(lost.host(), lost.crashed());
      if (lost.host() == primaryHost) {
        buffers.crashed();
      }
    } else if (fact instanceof Fact.RoleChanged changed) {
      roleChanged(changed);
    } else if (fact instanceof Fact.RvgStopped stopped) {
      ended(stopped.host(), false);
    }
  }

  /** An RVG ran no longer, and the connections of its host with it. */
  private void ended(int host, boolean crashed) {
    if (crashed && host == primaryHost) {
      buffers.crashed();
    }
    for (int rlink = 0; rlink < hostOf.length; rlink++) {
      if (host == bunkers.sourceOf(rlink) || hostOf[rlink] == host) {
        progress.startAgain(rlink);
      }
      if (crashed && hostOf[rlink] == host) {
        progress.forgetUnstable(rlink);
      }
    }
  }
}
