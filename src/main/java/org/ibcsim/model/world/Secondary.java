package org.ibcsim.model.world;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.model.Disk;
import org.ibcsim.model.Event;
import org.ibcsim.model.Fact;
import org.ibcsim.model.FailureSwitches;
import org.ibcsim.model.LogSwitches;
import org.ibcsim.model.OverlapSwitches;
import org.ibcsim.model.SrlCondition;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.dcm.RegionBlock;
import org.ibcsim.model.dcm.RegionIntake;
import org.ibcsim.model.ibc.ArrivalDesk;
import org.ibcsim.model.ibc.HostCalls;
import org.ibcsim.model.ibc.Message;
import org.ibcsim.model.ibc.Messages;
import org.ibcsim.model.ibc.Registrations;
import org.ibcsim.model.ibc.StreamGate;
import org.ibcsim.model.link.Rlink;
import org.ibcsim.model.link.RlinkState;
import org.ibcsim.model.log.UpdateLog;
import org.ibcsim.model.volume.UndoLog;
import org.ibcsim.model.volume.VolumeContents;

/**
 * A Secondary RVG: what it has received, what it has put on its disks, and what a control message
 * holds back.
 *
 * <p>An update goes one of two ways. Straight to the data volumes, which data-acknowledges it when
 * it is written; or staged, through the Secondary's SRL, which data-acknowledges it from there [D
 * 62-ch01s19]. Updates are staged while secondary logging is on [D 601-ch05s03], and from a control
 * message on until all that was staged is on the data volumes again [D S11, S25,
 * 50-ag_ch_tshoot_vvr14]: what arrives during the drain queues behind it.
 *
 * <pre>
 *   applied &lt;= handed to the data volumes &lt;= stored in the SRL (if staged) &lt;= handed to the SRL &lt;= received
 * </pre>
 *
 * <p>Updates are applied in the order of the stream without exception [D 62-ch01s19]. A control
 * message is met in its place: it waits until everything before it is applied, arrives, and may
 * hold what follows. With no room in the SRL (switch-free default of {@code secondary_srl_full}:
 * backpressure) updates stay in memory and unacknowledged, so the Primary soon sends no more. An
 * update larger than the whole SRL goes through it when nothing else is there.
 */
final class Secondary implements StreamGate, Stateful {
  /** Does to the RLINK what the Secondary wants. */
  interface Pauser {
    /** Its SRL is full, or has room again. */
    void pause(Rlink rlink, boolean paused);

    /** A write to its SRL failed. */
    void logFailed(Rlink rlink);

    /** A write to one of its data volumes failed. */
    void volumeFailed(Rlink rlink);
  }

  private final int host;
  private final Rlink rlink;
  private final Surroundings surroundings;
  private final LoggedStream stream;
  private final UpdateLog log;
  private final Messages messages;
  private final VolumeContents contents;
  private final long srlBytes;
  private final Hosts hosts;
  private final Media media;
  private final Pauser pauser;
  private final LastRelease lastRelease;
  private final RegionIntake regions;
  final ArrivalDesk arrivals;
  final HostCalls calls;

  private long receivedTo;
  private long issuedTo;
  private long appliedTo;
  private boolean staging;
  private long stagedBytes;
  private long srlIssuedTo;
  private long srlStoredTo;
  private boolean srlFull;
  private boolean held;
  private boolean pumping;
  private long lastStraight;
  private long toldStable;

  private int boot;
  private Event srlWritten;
  private Event volumeWritten;
  private Event regionsWritten;

  /** It is to become the Primary: no message holds its volumes any more. */
  private boolean promoting;

  /** It was attached though its volumes were not the Primary's, and they still are not. */
  private boolean diverged;

  /** With secondary logging: what was received when the last hold ended; 0 once that is applied. */
  private long drainTo;

  /** Whether one update goes to the data volumes at a time. */
  private final boolean serial;

  Secondary(
      int host,
      Rlink rlink,
      Surroundings surroundings,
      LoggedStream stream,
      Messages messages,
      Hosts hosts,
      Pauser pauser) {
    this.host = host;
    this.rlink = rlink;
    this.surroundings = surroundings;
    this.stream = stream;
    this.messages = messages;
    this.hosts = hosts;
    media = hosts.media();
    this.pauser = pauser;
    log = stream.log;
    contents = new VolumeContents(surroundings.layout().volumes());
    serial =
        surroundings.semantics().get(OverlapSwitches.OVERLAP_POLICY_SECONDARY)
            == OverlapSwitches.Secondary.STRICT_SERIAL;
    staging = rlink.layout.secondaryLogging();
    srlBytes = surroundings.layout().hosts().get(host).srlBytes();
    srlWritten = new Event.SrlWritten(host, boot);
    volumeWritten = new Event.VolumeWritten(host, boot);
    regionsWritten = new Event.RegionsWritten(host, boot);
    lastRelease = new LastRelease(surroundings.semantics());
    regions = new RegionIntake(host, rlink, surroundings, new StreamBeforeRegions());
    Registrations registrations = hosts.registrations(host);
    arrivals = new ArrivalDesk(host, rlink.number, surroundings, registrations, messages, this);
    calls = new HostCalls(host, surroundings, registrations, arrivals);
  }

  /** A piece of a volume is in memory: it stands behind all that was received before it. */
  void receive(RegionBlock block) {
    regions.receive(block);
    pump();
  }

  /** The stream of updates as the pieces of a DCM replay meet it. */
  private final class StreamBeforeRegions implements RegionIntake.Stream {
    @Override
    public boolean atRest() {
      return !held && appliedTo == issuedTo && hasApplied(receivedTo);
    }

    @Override
    public boolean hasApplied(long position) {
      return position <= appliedTo || rlink.after(appliedTo, position) == 0;
    }

    @Override
    public void continuesBehind(long position) {
      continueBehind(position);
      diverged = diverged && contents.digest() != log.imageAfter(position);
    }
  }

  /** Everything is on the volumes; the stream goes on behind a position. */
  private void continueBehind(long position) {
    receivedTo = position;
    issuedTo = position;
    appliedTo = position;
    srlIssuedTo = position;
    srlStoredTo = position;
    lastStraight = staging ? Math.min(lastStraight, position) : position;
    toldStable = position;
    stagedBytes = 0;
    drainTo = 0;
    lastRelease.forget();
  }

  /** Its volumes hold at first what never was the Primary's. */
  void beginForeign() {
    contents.becomeForeign();
    regions.assumeInconsistent();
  }

  /** All regions are to come, behind which the stream goes on: what the volumes hold is nothing. */
  void awaitRegions(long position) {
    continueBehind(position);
    diverged = false;
    regions.assumeInconsistent();
  }

  /**
   * Its volumes are taken to be the Primary's after a position; they stay what they are.
   *
   * @return whether that is true
   */
  boolean assumeEqualAt(long position) {
    regions.assumeConsistent();
    continueBehind(position);
    diverged = contents.digest() != log.imageAfter(position);
    return !diverged;
  }

  /**
   * Its volumes are restored from a backup, and its stream goes on behind a position; whatever it
   * had to do is void.
   *
   * @param backup the position whose contents the backup has
   * @return whether the volumes are the Primary's after the position
   */
  boolean restore(long position, long backup) {
    surroundings.agenda().disksStopped(host);
    boot++;
    nameEvents();
    regions.crash();
    regions.assumeConsistent();
    if (srlFull) {
      srlFull(false);
    }
    held = false;
    continueBehind(position);
    stream.setContents(contents, backup);
    diverged = false;
    return contents.digest() == log.imageAfter(position);
  }

  /** Its volumes are no state of the Primary's until it has applied an update. */
  void inconsistentUntil(long position) {
    if (position > appliedTo) {
      regions.inconsistentUntil(position);
    }
  }

  /** A message of the stream is in memory. */
  void receive(long position) {
    boolean duplicate = position <= receivedTo;
    surroundings.observer().arrived(rlink.number, position, duplicate);
    if (!duplicate) {
      long before = receivedTo;
      receivedTo = position;
      if (log.isMessage(position)) {
        // Not the position before: it may be a message for others, which never comes here.
        stageAfter(before);
      }
      pump();
    }
    tellStable();
  }

  /** What comes after a position goes through the SRL, unless it does so already. */
  private void stageAfter(long position) {
    if (!staging) {
      staging = true;
      // One at a time: what waits for its turn goes through the SRL too.
      srlIssuedTo = serial ? issuedTo : position;
      srlStoredTo = srlIssuedTo;
    }
  }

  /** The oldest update at the SRL is durable. */
  void srlWritten() {
    if (media.srlFailing(host)) {
      srlFailed();
      return;
    }
    srlStoredTo = rlink.after(srlStoredTo, srlIssuedTo);
    if (log.isMessage(srlStoredTo)) {
      arrivals.stored(messages.at(srlStoredTo));
    }
    pump();
    tellStable();
  }

  /** The oldest piece of a volume at the data volumes is durable. */
  void regionsWritten() {
    int volume = regions.volumeWritten();
    if (media.refuses(host, volume)) {
      volumeFailed(volume);
      return;
    }
    regions.written(contents);
    flushed();
    pump();
  }

  /** The oldest update at the data volumes is durable. */
  void volumeWritten() {
    long position = rlink.after(appliedTo, issuedTo);
    if (media.troubled() && media.refuses(host, log.volume(position))) {
      volumeFailed(log.volume(position));
      return;
    }
    contents.write(
        log.volume(position), log.offsetBytes(position), log.lengthBytes(position), position);
    appliedTo = position;
    diverged = diverged && contents.digest() != log.imageAfter(position);
    lastRelease.forget();
    if (position > lastStraight) {
      stagedBytes -= srlCost(position);
      tellDrained();
    }
    surroundings.observer().applied(rlink.number, position);
    regions.applied(position);
    flushed();
    pump();
    tellStable();
    tellDrained();
  }

  /**
   * A data volume did not take an update: nothing is applied any more, and the RLINK is FAIL [D
   * 50-ag_ap_states_vvr10]. What was received stays in memory (inferred).
   */
  private void volumeFailed(int volume) {
    if (!media.detached(host, volume)) {
      media.detach(host, volume);
      surroundings.observer().fact(new Fact.VolumeDetached(host, volume));
    }
    issuedTo = appliedTo;
    regions.crash();
    restartDisks();
    pauser.volumeFailed(rlink);
    flushed();
    tellStable();
  }

  /**
   * The SRL did not take an update, which stays in memory: what the SRL holds is still applied
   * (inferred), and the RLINK is paused until there is another SRL [D 50-ag_ch_tshoot_vvr14].
   */
  private void srlFailed() {
    boolean header = media.headerFailing(host);
    media.srl(host, header ? SrlCondition.HEADER_FAILED : SrlCondition.FAILED);
    if (header) {
      media.fail(host, true);
    }
    surroundings.observer().fact(new Fact.SrlFailed(host, header));
    for (long position = rlink.after(srlStoredTo, srlIssuedTo);
        position != 0;
        position = rlink.after(position, srlIssuedTo)) {
      stagedBytes -= srlCost(position);
    }
    srlIssuedTo = srlStoredTo;
    restartDisks();
    pauser.logFailed(rlink);
    pump();
    tellStable();
  }

  /** What is at the disks is void, and what is still to be written goes there anew. */
  private void restartDisks() {
    surroundings.agenda().disksStopped(host);
    boot++;
    nameEvents();
    for (long position = rlink.after(appliedTo, issuedTo);
        position != 0;
        position = rlink.after(position, issuedTo)) {
      if (!log.isMessage(position)) {
        surroundings.agenda().diskWrite(host, Disk.DATA, log.lengthBytes(position), volumeWritten);
      }
    }
    for (long position = rlink.after(srlStoredTo, srlIssuedTo);
        position != 0;
        position = rlink.after(position, srlIssuedTo)) {
      surroundings.agenda().diskWrite(host, Disk.SRL, srlCost(position), srlWritten);
    }
  }

  /** A disk that had failed works again: whatever waited for it goes on. */
  void repaired() {
    pump();
    tellStable();
  }

  private void tellStable() {
    long stable = stableTo();
    if (stable > toldStable) {
      toldStable = stable;
      surroundings.observer().stable(rlink.number, stable);
    }
    rlink.acknowledgeData(Math.min(stable, acknowledgeableTo()));
  }

  /** Everything up to here is on a disk of this host, in the order of the stream. */
  long stableTo() {
    return staging && appliedTo >= lastStraight ? Math.max(appliedTo, srlStoredTo) : appliedTo;
  }

  /**
   * A control message keeps its record, and with it all that follows, in the Primary's SRL until it
   * is where {@code ibc_ack_point} wants it.
   */
  private long acknowledgeableTo() {
    FailureSwitches.IbcAckPoint point = surroundings.semantics().get(FailureSwitches.IBC_ACK_POINT);
    if (point == FailureSwitches.IbcAckPoint.ARRIVAL_PERSISTED || messages.count() == 0) {
      return Long.MAX_VALUE;
    }
    long delivered =
        point == FailureSwitches.IbcAckPoint.DELIVERED && arrivals.awaitsUnfreeze()
            ? arrivals.holder()
            : 0;
    // From the first of the log: one that holds nothing waits though the stream has passed it.
    for (Message message : messages.openAfter(rlink.number, 0)) {
      if (message.position() != delivered) {
        return message.position() - 1;
      }
    }
    return Long.MAX_VALUE;
  }

  /** Hands over whatever can go to a disk now. */
  private void pump() {
    if (pumping || !runs() || media.anyDetached(host) || rlink.state() == RlinkState.FAIL) {
      return;
    }
    pumping = true;
    boolean moved = true;
    while (moved) {
      moved = staging ? store() | apply() : straight();
    }
    if (regions.waits()) {
      regions.pump(regionsWritten);
      if (regions.writing()) {
        // From the first piece on, the volumes are no longer where the message left them.
        lastRelease.forget();
      }
    }
    pumping = false;
    if (srlFull
        && held
        && surroundings.semantics().get(LogSwitches.SECONDARY_SRL_FULL)
            == LogSwitches.SecondarySrlFull.BREAK_FREEZE) {
      arrivals.breakFreeze();
    }
  }

  /** Whether the data volumes take one update at a time, and have one (inferred). */
  private boolean isBusy() {
    return serial && appliedTo < issuedTo;
  }

  private boolean straight() {
    long position = rlink.after(issuedTo, receivedTo);
    if (position == 0 || isBusy()) {
      return false;
    }
    issuedTo = position;
    lastStraight = position;
    surroundings.agenda().diskWrite(host, Disk.DATA, log.lengthBytes(position), volumeWritten);
    return true;
  }

  private boolean store() {
    if (media.troubled() && !media.srl(host).inService()) {
      return false;
    }
    boolean moved = false;
    while (true) {
      long position = rlink.after(srlIssuedTo, receivedTo);
      if (position == 0) {
        if (srlFull) {
          srlFull(false);
        }
        return moved;
      }
      long cost = srlCost(position);
      if (stagedBytes > 0 && stagedBytes + cost > srlBytes) {
        if (!srlFull) {
          srlFull(true);
        }
        return moved;
      }
      srlIssuedTo = position;
      stagedBytes += cost;
      moved = true;
      surroundings.agenda().diskWrite(host, Disk.SRL, cost, srlWritten);
    }
  }

  private void srlFull(boolean full) {
    srlFull = full;
    surroundings
        .observer()
        .fact(full ? new Fact.SecondarySrlFull(host) : new Fact.SecondarySrlRoom(host));
    boolean pauses =
        surroundings.semantics().get(LogSwitches.SECONDARY_SRL_FULL)
            == LogSwitches.SecondarySrlFull.PAUSE_RLINK;
    if (pauses && (full ? held : rlink.pausedBy(Fact.Pauser.SECONDARY_SRL_FULL))) {
      pauser.pause(rlink, full);
    }
  }

  private long srlCost(long position) {
    return log.bytesThrough(position) - log.bytesThrough(position - 1);
  }

  private boolean apply() {
    boolean moved = false;
    while (!held) {
      long position = rlink.after(issuedTo, srlStoredTo);
      if (position == 0) {
        stopStaging();
        return moved;
      }
      if (isBusy()) {
        return moved;
      }
      if (log.isMessage(position)) {
        if (appliedTo < issuedTo) {
          return moved;
        }
        issuedTo = position;
        lastRelease.forget();
        if (!meet(messages.at(position))) {
          passMessage();
          flushed();
        }
      } else {
        issuedTo = position;
        surroundings.agenda().diskWrite(host, Disk.DATA, log.lengthBytes(position), volumeWritten);
      }
      moved = true;
    }
    return moved;
  }

  private void stopStaging() {
    if (!rlink.layout.secondaryLogging() && appliedTo == receivedTo) {
      staging = false;
      lastStraight = appliedTo;
      surroundings.observer().fact(new Fact.Drained(host));
    }
  }

  /** The message at the head of the stream is out of the way; that may already be known. */
  private void passMessage() {
    if (appliedTo < issuedTo) {
      appliedTo = issuedTo;
      stagedBytes -= srlCost(issuedTo);
      regions.applied(appliedTo);
    }
  }

  @Override
  public boolean runs() {
    return hosts.running(host);
  }

  @Override
  public void released(Message message) {
    held = false;
    if (!pumping && runs() && arrivals.takeCopy(message)) {
      meetAgain(message);
    } else {
      pass(message);
    }
  }

  private void meetAgain(Message message) {
    pumping = true;
    boolean holds = meet(message);
    pumping = false;
    if (!holds) {
      pass(message);
    }
  }

  /** The stream has come to a message; answers whether it holds it. A receiver may hold it too. */
  private boolean meet(Message message) {
    if (promoting) {
      arrivals.passBy(message);
      return false;
    }
    boolean holds = arrivals.arrive(message);
    held |= holds;
    return holds;
  }

  /** It is to become the Primary: everything that was received is applied now, without a hold. */
  void promote() {
    promoting = true;
    boolean frozen = frozen();
    if (staging && !media.srl(host).inService()) {
      // What is only in memory finds no SRL to go through any more (inferred).
      receivedTo = Math.max(issuedTo, srlStoredTo);
    }
    held = false;
    arrivals.endStream();
    if (frozen) {
      passMessage();
    }
    pump();
  }

  /** It is to become the Primary as its volumes are: what it has stored is nothing to it. */
  void dropStored() {
    endStream();
    receivedTo = appliedTo;
  }

  /** The transfer that it was promoted for is given up. */
  void stayBehind() {
    promoting = false;
  }

  /** Whether its volumes have all that it has received. */
  boolean atRest() {
    return appliedTo == receivedTo && !held;
  }

  /** Whether it still has something to do that it was sent before. */
  boolean busy() {
    return !atRest() || regions.waits() || regions.writing();
  }

  /** No message that it has, or that was on its way, can be delivered any more. */
  void endStream() {
    held = false;
    arrivals.endStream();
    for (Message message : messages.openAfter(rlink.number, 0)) {
      boolean here = message.position() <= receivedTo;
      Fact.Fate fate = here ? Fact.Fate.ENDED_BY_ROLE_CHANGE : Fact.Fate.LOST;
      surroundings.observer().fact(new Fact.MessageEnded(host, message.position(), fate));
      messages.finished(rlink.number, message.position());
    }
  }

  /** Stands at a position of the log, its disks at rest, with some contents. */
  void standAt(long position, VolumeContents stands, int firstBoot) {
    contents.set(stands, new UndoLog(), position);
    receivedTo = position;
    issuedTo = position;
    appliedTo = position;
    srlIssuedTo = position;
    srlStoredTo = position;
    lastStraight = position;
    toldStable = position;
    boot = firstBoot;
    diverged = rlink.attached() && contents.digest() != log.imageAfter(position);
    nameEvents();
  }

  /** Whether its volumes are taken to be some state of the Primary's, and are not. */
  boolean diverged() {
    return diverged;
  }

  VolumeContents contents() {
    return contents;
  }

  private void flushed() {
    if (held && arrivals.holder() == 0 && appliedTo == issuedTo && !regions.writing()) {
      arrivals.flushed();
    }
  }

  private void pass(Message message) {
    passMessage();
    flushed();
    if (!messages.isOpen(rlink.number, message.position())) {
      // Or it has come back and waits without holding the stream: its release is still to come.
      lastRelease.of(message);
    }
    drainTo = rlink.layout.secondaryLogging() ? receivedTo : 0;
    if (!pumping) {
      pump();
      tellStable();
    }
    tellDrained();
  }

  @Override
  public void delivered() {
    tellStable();
  }

  @Override
  public boolean hold() {
    held = true;
    stageAfter(receivedTo);
    return appliedTo == issuedTo && !regions.writing();
  }

  @Override
  public void letGo() {
    held = false;
    pump();
    tellStable();
  }

  /**
   * The host stops dead: what is neither in its SRL nor on its data volumes is gone, and so are its
   * registrations. A message that held the volumes arrives again when the host is up [D S3, S18].
   */
  void crash() {
    boolean wasHeld = held;
    Message head = arrivals.heldFromArrival();
    arrivals.loseLateCopies(issuedTo);
    held = false;
    if (arrivals.crash()) {
      passMessage();
    } else if (head != null) {
      lastRelease.crashed(appliedTo, head);
    } else if (!wasHeld) {
      lastRelease.crashed(appliedTo);
    }
    boolean stored = staging && appliedTo >= lastStraight;
    receivedTo = stableTo();
    issuedTo = appliedTo;
    srlStoredTo = receivedTo;
    srlIssuedTo = receivedTo;
    lastStraight = Math.min(lastStraight, appliedTo);
    staging = rlink.layout.secondaryLogging() || stored && receivedTo > appliedTo;
    stagedBytes = 0;
    for (long position = rlink.after(appliedTo, receivedTo);
        position != 0;
        position = rlink.after(position, receivedTo)) {
      stagedBytes += srlCost(position);
    }
    drainTo = Math.min(drainTo, receivedTo);
    if (srlFull) {
      srlFull(false);
    }
    if (!rlink.attached()) {
      loseUnreceived();
    }
    regions.crash();
    boot++;
    nameEvents();
  }

  private void nameEvents() {
    srlWritten = new Event.SrlWritten(host, boot);
    volumeWritten = new Event.VolumeWritten(host, boot);
    regionsWritten = new Event.RegionsWritten(host, boot);
  }

  int boot() {
    return boot;
  }

  /** Whether an event of a disk belongs to what was lost in a crash. */
  boolean stale(int eventBoot) {
    return eventBoot != boot;
  }

  /** The host is up again, or its RVG is started again: goes on where the disks stand. */
  void resume() {
    Message back = lastRelease.takeUndone();
    if (back != null) {
      comesBack(back);
    }
    arrivals.takeLateCopies(issuedTo).forEach(this::comesBack);
    for (Message message : messages.openAfter(rlink.number, issuedTo)) {
      if (message.position() <= srlStoredTo) {
        arrivals.stored(message);
      }
    }
    pump();
    tellStable();
  }

  /** A finished message stands at the head of the stream once more, before all that follows it. */
  private void comesBack(Message message) {
    messages.reopen(message, rlink.number);
    stageAfter(Math.max(receivedTo, appliedTo));
    lastRelease.forget();
    meetAgain(message);
  }

  /** The messages that a reconnection may bring once more, oldest first. */
  List<Long> repeatable(FailureSwitches.LinkLossDuplicates rule) {
    List<Long> positions = new ArrayList<>();
    if (rule == FailureSwitches.LinkLossDuplicates.NONE) {
      return positions;
    }
    boolean frozenOnly = rule == FailureSwitches.LinkLossDuplicates.FROZEN_ONLY;
    if (held && (!frozenOnly || arrivals.awaitsUnfreeze())) {
      positions.add(arrivals.holder());
    } else if (rule == FailureSwitches.LinkLossDuplicates.UNTIL_NEXT_APPLY
        && lastRelease.at(issuedTo) != null) {
      positions.add(issuedTo);
    }
    if (!frozenOnly) {
      for (Message message : messages.openAfter(rlink.number, issuedTo)) {
        if (message.position() <= receivedTo) {
          positions.add(message.position());
        }
      }
    }
    return positions;
  }

  /**
   * A copy of a message arrives. It stands directly behind the original (ibc 4.2, 14); if the
   * original is finished and something after it was applied, the copy is dropped.
   */
  void repeat(long position) {
    if (held ? position >= arrivals.holder() : position > issuedTo) {
      arrivals.addCopy(position);
      return;
    }
    Message finished = held || position != issuedTo ? null : lastRelease.at(position);
    if (finished != null) {
      surroundings.observer().fact(new Fact.MessageRepeated(host, position));
      comesBack(finished);
    }
  }

  /**
   * With secondary logging updates are always staged; drained means that the hold has left nothing
   * behind.
   */
  private void tellDrained() {
    if (drainTo != 0 && !held && appliedTo >= drainTo) {
      drainTo = 0;
      surroundings.observer().fact(new Fact.Drained(host));
    }
  }

  @Override
  public long image() {
    return contents.digest();
  }

  @Override
  public boolean stored(String application) {
    for (Message message : messages.openAfter(rlink.number, issuedTo)) {
      if (message.position() <= srlStoredTo && message.application().equals(application)) {
        return true;
      }
    }
    return false;
  }

  long toldStable() {
    return toldStable;
  }

  /** Whether a message was finished here and may come back. */
  boolean released(long message) {
    return lastRelease.position() == message;
  }

  Rlink rlink() {
    return rlink;
  }

  /** Whether an update has been in its memory and is not lost since. */
  boolean received(long position) {
    return position <= receivedTo;
  }

  long appliedTo() {
    return appliedTo;
  }

  /** The last update that has come here. */
  long receivedTo() {
    return receivedTo;
  }

  /** Whether the data volumes equal an image that the Primary has had. */
  boolean consistent() {
    return !regions.inconsistent() && !media.anyDetached(host) && rlink.state() != RlinkState.FAIL;
  }

  /**
   * The position through which this host needs the log no more; it may still need what it has not
   * received.
   */
  long neededFrom() {
    long next = appliedTo == receivedTo ? Long.MAX_VALUE : appliedTo + 1;
    // One that goes on from a checkpoint needs what others are done with.
    long behind = rlink.needsLog() ? rlink.dataAcknowledgedTo() + 1 : Long.MAX_VALUE;
    return Math.min(Math.min(behind, regions.neededFrom()), Math.min(lastRelease.position(), next));
  }

  boolean frozen() {
    return held && arrivals.holder() != 0;
  }

  boolean draining() {
    return staging
        && !held
        && (rlink.layout.secondaryLogging() ? appliedTo < drainTo : appliedTo < receivedTo);
  }

  long stagedBytes() {
    return stagedBytes;
  }

  /** Messages that will never arrive, because the RLINK is detached. */
  void loseUnreceived() {
    loseAfter(receivedTo);
  }

  /** Messages after a position, none of them received, that will never arrive. */
  void loseAfter(long position) {
    for (Message message : messages.openAfter(rlink.number, position)) {
      surroundings.observer().fact(new Fact.MessageEnded(host, message.position(), Fact.Fate.LOST));
      messages.finished(rlink.number, message.position());
    }
  }

  @Override
  public void write(StateWriter writer) {
    writer.eventName(boot);
    writer.flag(staging);
    writer.flag(srlFull);
    writer.flag(held);
    writer.flag(promoting);
    writer.flag(diverged);
    writer.count(log.last() - appliedTo);
    writer.rare(issuedTo - appliedTo);
    writer.rare(receivedTo - issuedTo);
    writer.rare(appliedTo - lastStraight);
    writer.rare(receivedTo - srlIssuedTo);
    writer.rare(srlIssuedTo - srlStoredTo);
    writer.rare(stableTo() - toldStable);
    writer.rare(stagedBytes);
    writer.rare(drainTo);
    stream.writeContents(writer, contents, appliedTo);
    lastRelease.write(writer, messages);
    regions.write(writer);
    arrivals.write(writer);
  }

  @Override
  public void read(StateReader reader) {
    int bootBefore = boot;
    boot = reader.eventName();
    staging = reader.flag();
    srlFull = reader.flag();
    held = reader.flag();
    promoting = reader.flag();
    diverged = reader.flag();
    pumping = false;
    appliedTo = log.last() - reader.count();
    issuedTo = appliedTo + reader.rare();
    receivedTo = issuedTo + reader.rare();
    lastStraight = appliedTo - reader.rare();
    srlIssuedTo = receivedTo - reader.rare();
    srlStoredTo = srlIssuedTo - reader.rare();
    toldStable = stableTo() - reader.rare();
    stagedBytes = reader.rare();
    drainTo = reader.rare();
    stream.readContents(reader, contents, appliedTo);
    lastRelease.read(reader, messages);
    regions.read(reader);
    arrivals.read(reader);
    if (boot != bootBefore) {
      nameEvents();
    }
  }
}
