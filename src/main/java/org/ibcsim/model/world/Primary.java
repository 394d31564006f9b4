package org.ibcsim.model.world;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.model.Fact;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.Synchronous;
import org.ibcsim.model.dcm.Replay;
import org.ibcsim.model.link.Rlink;
import org.ibcsim.model.log.UpdateLog;

/**
 * The Primary RVG: the SRL, the data volumes, and what the application waits for.
 *
 * <p>An update is written to the SRL, header and data, first. Then, at the same time, it is sent to
 * every Secondary and written to the data volume [D 62-ch03s02, 50-ag_ch_concepts_vvr2]. The
 * application has its acknowledgement when the update is in the SRL and every RLINK that is
 * synchronous now has the network acknowledgement [D 62-ch03s02s01]; it never waits for a data
 * volume. SRL space is free when every RLINK has data-acknowledged the update [D 62-ch04s03] and it
 * is on the Primary's data volume (inferred from 50-ag_ch_intro_vvr15).
 *
 * <p>The SRL and the data volumes are written in the order of the log, so all of this is a handful
 * of positions:
 *
 * <pre>
 *   freed &lt;= on the data volumes &lt;= logged &lt;= submitted;   acknowledged &lt;= logged
 * </pre>
 */
final class Primary implements Stateful {
  private static final int ALL = -1;

  /** A SEND that has its place in the log and has not returned. */
  record PendingSend(long position, int call, int targets, long key) {}

  /** A QUIESCE that waits for the writes up to a position. */
  record PendingQuiesce(long position, int call) {}

  /** Updates that return an error, because an RLINK was disconnected while they waited for it. */
  record Failure(int rlink, long after, long to) {}

  /** Told when a SEND is over, so that its key is no longer in use. */
  interface SendListener {
    void sendEnded(long key);
  }

  private final Surroundings surroundings;
  private final UpdateLog log;
  private final List<Rlink> rlinks;
  private final LoggedStream stream;
  private final SendListener sends;
  private final ArrayDeque<PendingSend> pendingSends = new ArrayDeque<>();
  private final ArrayDeque<PendingQuiesce> pendingQuiesces = new ArrayDeque<>();
  private final List<Failure> failures = new ArrayList<>();

  private long loggedTo;
  private long acknowledgedTo;
  private long volumeWrittenTo;
  private long freedTo;
  private boolean quiesced;

  /** The logowner of a cluster was lost: nobody is told anything until there is another one. */
  private boolean suspended;

  private int boot;

  /** The update that is acknowledged as failed, within the step that does it; 0 for none. */
  private long straightFailed;

  private final DiskPath disks;
  private final int host;
  private final Media media;
  private final PendingWrites pending;
  private final DcmLogging dcm;

  Primary(
      Surroundings surroundings,
      LoggedStream stream,
      List<Rlink> rlinks,
      Media media,
      SendListener sends) {
    this.surroundings = surroundings;
    this.media = media;
    host = surroundings.layout().primary();
    this.stream = stream;
    this.rlinks = rlinks;
    log = stream.log;
    pending = new PendingWrites(log);
    this.sends = sends;
    disks = new DiskPath(surroundings, log);
    dcm = new DcmLogging(surroundings, log, rlinks, new Volumes());
  }

  /** What a DCM replay reads: the contents after everything that is durable. */
  private final class Volumes implements Replay.Source {
    @Override
    public long loggedTo() {
      return loggedTo;
    }

    @Override
    public long lastPosition() {
      return log.last();
    }

    @Override
    public long[] read(int volume, long offsetBytes, int lengthBytes) {
      return stream.read(volume, offsetBytes, lengthBytes, loggedTo);
    }
  }

  /** The DCMs of the RLINKs. */
  DcmLogging dcm() {
    return dcm;
  }

  /** An application write that was admitted gets its position and goes to the SRL. */
  void write(int volume, long offsetBytes, int lengthBytes) {
    long position = stream.append(volume, offsetBytes, lengthBytes);
    surroundings.observer().submitted(position, volume, offsetBytes, lengthBytes);
    if (media.troubled() && passthru()) {
      disks.straightToVolume(position, loggedTo);
    } else if (dcm.marks()) {
      markedWrite(position, volume, offsetBytes, lengthBytes);
    } else {
      disks.toSrl(position, loggedTo);
    }
  }

  private void markedWrite(long position, int volume, long offsetBytes, int lengthBytes) {
    if (dcm.mark(volume, offsetBytes, lengthBytes)) {
      disks.setsBit(position);
    }
    if (dcm.straight()) {
      disks.straightToVolume(position, loggedTo);
    } else {
      disks.toSrl(position, loggedTo);
    }
  }

  /** A control message that was admitted gets its position and goes to the SRL. */
  long message(int targets, int lengthBytes, int call, long key) {
    long position = message(targets, lengthBytes);
    pendingSends.add(new PendingSend(position, call, targets, key));
    return position;
  }

  /** The same for a message that nobody waits for. */
  long message(int targets, int lengthBytes) {
    long position = log.appendMessage(targets, lengthBytes);
    disks.toSrl(position, loggedTo);
    return position;
  }

  /** The oldest update at the SRL is durable. */
  void srlWritten() {
    long position = durable();
    if (!log.isMessage(position)) {
      disks.toVolume(position);
    } else {
      passMessagesOnVolume();
      for (Rlink rlink : rlinks) {
        rlink.passOver(loggedTo);
      }
    }
    for (int number = 0; number < rlinks.size(); number++) {
      rlinks.get(number).send(loggedTo);
    }
    disks.goOn(loggedTo);
    acknowledge();
  }

  private long durable() {
    long position = ++loggedTo;
    surroundings.observer().logged(position);
    return position;
  }

  /** The oldest update at the data volumes is durable; one that went there straight is logged. */
  void volumeWritten() {
    passMessagesOnVolume();
    boolean fails = media.troubled() && media.refuses(host, log.volume(volumeWrittenTo + 1));
    if (fails) {
      detach(log.volume(volumeWrittenTo + 1));
    }
    if (volumeWrittenTo == loggedTo) {
      straightWritten(fails);
    }
    volumeWrittenTo++;
    if (fails) {
      pending.add(volumeWrittenTo);
      surroundings
          .observer()
          .fact(new Fact.WritePending(log.volume(volumeWrittenTo), volumeWrittenTo));
    } else {
      surroundings.observer().volumeWritten(volumeWrittenTo);
    }
    passMessagesOnVolume();
    if (disks.straight() && volumeWrittenTo == loggedTo) {
      passUnloggedMessages();
    }
    free();
  }

  /** The newest update that is durable went straight to its data volume, be it in vain. */
  private void straightWritten(boolean fails) {
    long position = durable();
    straightFailed = fails ? position : 0;
    disks.goOn(loggedTo);
    acknowledge();
    straightFailed = 0;
  }

  /**
   * Messages that were on their way to an SRL that failed have nothing to write anywhere; they pass
   * when their turn comes.
   */
  private void passUnloggedMessages() {
    while (disks.straight() && loggedTo < log.last() && log.isMessage(loggedTo + 1)) {
      durable();
      disks.goOn(loggedTo);
      passMessagesOnVolume();
      acknowledge();
    }
  }

  /**
   * A data volume did not take an update, which stays pending in the SRL; the volume is detached [D
   * 50-ag_ch_tshoot_vvr8]. One that went there straight is in no SRL: its writer has an error, and
   * what the volume has of it is known when it is started again (inferred).
   */
  private void detach(int volume) {
    if (!media.detached(host, volume)) {
      media.detach(host, volume);
      surroundings.observer().fact(new Fact.VolumeDetached(host, volume));
    }
  }

  /** A volume that was detached takes writes again, those that are pending first. */
  void startVolume(int volume) {
    List<Long> again = pending.replay(volume);
    surroundings.observer().fact(new Fact.VolumeStarted(host, volume, again.size()));
    again.forEach(disks::again);
  }

  /** The oldest of the pending updates at the data volumes is over. */
  void pendingWritten() {
    long position = pending.over();
    int volume = log.volume(position);
    if (media.refuses(host, volume)) {
      pending.waitAgain(position);
      detach(volume);
    } else {
      surroundings.observer().fact(new Fact.PendingWritten(volume, position));
      free();
    }
  }

  PendingWrites pending() {
    return pending;
  }

  /** Whether application writes go straight to the data volumes, because there is no SRL. */
  boolean passthru() {
    return media.troubled() && !media.srl(host).inService();
  }

  /**
   * The SRL is gone. What is not on the data volumes goes there now, straight; a SEND that has no
   * place in the SRL fails.
   */
  void srlFailed() {
    for (PendingSend send : List.copyOf(pendingSends)) {
      if (send.position() > loggedTo) {
        pendingSends.remove(send);
        sends.sendEnded(send.key());
        surroundings.observer().fact(new Fact.MessageSent(send.position(), false));
        surroundings.observer().returned(send.call(), new Outcome.Failed(IbcError.EIO));
      }
    }
    surroundings.agenda().disksStopped(host);
    disks.boot(++boot);
    passMessagesOnVolume();
    disks.srlLost(volumeWrittenTo);
    pending.replayed().forEach(disks::again);
    if (volumeWrittenTo == loggedTo) {
      passUnloggedMessages();
    }
    acknowledge();
    free();
  }

  /** Control messages have nothing to write there. */
  private void passMessagesOnVolume() {
    while (volumeWrittenTo < loggedTo && log.isMessage(volumeWrittenTo + 1)) {
      volumeWrittenTo++;
    }
  }

  /** Returns every write and SEND to its caller that waits for nothing any more. */
  void acknowledge() {
    if (suspended) {
      return;
    }
    long to = loggedTo;
    for (int number = 0; number < rlinks.size(); number++) {
      Rlink rlink = rlinks.get(number);
      if (rlink.writesWait()) {
        to = Math.min(to, rlink.answersTo());
      }
    }
    while (acknowledgedTo < to) {
      long position = ++acknowledgedTo;
      if (!log.isMessage(position)) {
        surroundings
            .observer()
            .acknowledged(position, position != straightFailed && !failed(position, ALL));
      }
    }
    if (!pendingSends.isEmpty()) {
      endSends();
    }
    if (!failures.isEmpty()) {
      failures.removeIf(failure -> failure.to() <= acknowledgedTo);
    }
    while (!pendingQuiesces.isEmpty() && pendingQuiesces.getFirst().position() <= acknowledgedTo) {
      surroundings.observer().returned(pendingQuiesces.remove().call(), Outcome.DONE);
    }
  }

  private void endSends() {
    boolean onlyTargets = Sending.onlyTargetsCount(surroundings.semantics());
    List<PendingSend> ended = new ArrayList<>();
    for (PendingSend send : pendingSends) {
      if (onlyTargets ? transferredToTargets(send) : send.position() <= acknowledgedTo) {
        ended.add(send);
      }
    }
    for (PendingSend send : ended) {
      pendingSends.remove(send);
      boolean succeeded = !failed(send.position(), onlyTargets ? send.targets() : ALL);
      sends.sendEnded(send.key());
      surroundings.observer().fact(new Fact.MessageSent(send.position(), succeeded));
      surroundings
          .observer()
          .returned(send.call(), succeeded ? Outcome.DONE : new Outcome.Failed(IbcError.EIO));
    }
  }

  private boolean transferredToTargets(PendingSend send) {
    if (send.position() > loggedTo) {
      return false;
    }
    for (Rlink rlink : rlinks) {
      if ((send.targets() >>> rlink.number & 1) != 0
          && rlink.writesWait()
          && rlink.answersTo() < send.position()) {
        return false;
      }
    }
    return true;
  }

  /**
   * An RLINK is no longer connected. With {@code synchronous=fail} the writes that wait for it
   * return an error though they are in the SRL and will be sent later [D 62-ch03s04s02s01];
   * otherwise they complete (inferred).
   */
  void disconnected(Rlink rlink) {
    if (rlink.settings.synchronous() == Synchronous.FAIL && rlink.transferredTo() < log.last()) {
      failures.add(new Failure(rlink.number, rlink.transferredTo(), log.last()));
    }
    acknowledge();
  }

  /** Whether one of some RLINKs, given as bits, was disconnected while the update waited for it. */
  private boolean failed(long position, int among) {
    for (Failure failure : failures) {
      if ((among >>> failure.rlink() & 1) != 0
          && position > failure.after()
          && position <= failure.to()) {
        return true;
      }
    }
    return false;
  }

  /** Frees what every RLINK has data-acknowledged and the data volumes have. */
  void free() {
    long to = volumeWrittenTo;
    if (!pending.none()) {
      to = Math.min(to, pending.neededFrom() - 1);
    }
    for (int number = 0; number < rlinks.size(); number++) {
      Rlink rlink = rlinks.get(number);
      if (rlink.needsLog()) {
        to = Math.min(to, rlink.dataAcknowledgedTo());
      }
    }
    if (to > freedTo) {
      freedTo = to;
      surroundings.observer().freed(to);
    }
  }

  /**
   * The host stops dead. What is in the SRL is durable, all else is gone [D 50-ag_ch_tshoot_vvr7];
   * every caller is dead and hears nothing.
   */
  void crash() {
    if (loggedTo < log.last()) {
      stream.annulAfter(loggedTo);
      surroundings.observer().lost(loggedTo + 1, log.last());
    }
    loggedTo = log.last();
    acknowledgedTo = loggedTo;
    pendingSends.clear();
    pendingQuiesces.clear();
    failures.clear();
    quiesced = false;
    suspended = false;
    disks.crash();
    disks.boot(++boot);
  }

  /** Writes that have a place in the log and are not durable. */
  int unloggedWrites() {
    int count = 0;
    for (long position = loggedTo + 1; position <= log.last(); position++) {
      count += log.isMessage(position) ? 0 : 1;
    }
    return count;
  }

  /**
   * The logowner of a cluster crashed. What is not in the SRL is gone; what is in it is told to the
   * nodes that wait for it when there is another logowner.
   */
  void loseLogowner() {
    if (loggedTo < log.last()) {
      stream.annulAfter(loggedTo);
      surroundings.observer().lost(loggedTo + 1, log.last());
    }
    loggedTo = log.last();
    suspended = true;
    disks.crash();
    disks.boot(++boot);
  }

  /** Another node is the logowner, and recovers the RVG from its SRL. */
  void tookOver() {
    suspended = false;
    recover();
    acknowledge();
  }

  /** Whether an event of a disk belongs to what was lost in a crash. */
  boolean stale(int eventBoot) {
    return eventBoot != boot;
  }

  /**
   * The host is up again: what the data volumes lack is written from the SRL [D
   * 50-ag_ch_tshoot_vvr7].
   */
  void recover() {
    passMessagesOnVolume();
    pending.replayed().forEach(disks::again);
    for (long position = volumeWrittenTo + 1; position <= loggedTo; position++) {
      if (!log.isMessage(position)) {
        disks.toVolume(position);
      }
    }
    for (Rlink rlink : rlinks) {
      rlink.passOver(loggedTo);
    }
    free();
  }

  Outcome quiesce(int call) {
    quiesced = true;
    surroundings.observer().fact(new Fact.Quiesced());
    if (acknowledgedTo == log.last()) {
      return Outcome.DONE;
    }
    pendingQuiesces.add(new PendingQuiesce(log.last(), call));
    return Outcome.BLOCKED;
  }

  Outcome unquiesce() {
    quiesced = false;
    surroundings.observer().fact(new Fact.Unquiesced());
    return Outcome.DONE;
  }

  /** Whether the application is stopped and waits for nothing. */
  boolean closed() {
    return quiesced
        && acknowledgedTo == log.last()
        && pendingSends.isEmpty()
        && pendingQuiesces.isEmpty();
  }

  /** Takes the role: all that has a position is of before. */
  void beginAt(long position, int firstBoot, boolean stopped) {
    loggedTo = position;
    acknowledgedTo = position;
    volumeWrittenTo = position;
    freedTo = position;
    quiesced = stopped;
    boot = firstBoot;
    disks.boot(boot);
  }

  /** Loses the role to a takeover: whoever waits is told that his update has failed. */
  void superseded() {
    failSends();
    for (PendingQuiesce quiesce : pendingQuiesces) {
      surroundings.observer().returned(quiesce.call(), Outcome.DONE);
    }
    pendingQuiesces.clear();
  }

  /** Every SEND that waits returns an error, whatever becomes of its message. */
  void failSends() {
    for (PendingSend send : List.copyOf(pendingSends)) {
      sends.sendEnded(send.key());
      surroundings.observer().fact(new Fact.MessageSent(send.position(), false));
      surroundings.observer().returned(send.call(), new Outcome.Failed(IbcError.EIO));
    }
    pendingSends.clear();
  }

  int boot() {
    return boot;
  }

  /** The digest of all contents after every update that has a position. */
  long loggedImage() {
    return stream.contents.digest();
  }

  boolean quiesced() {
    return quiesced;
  }

  long loggedTo() {
    return loggedTo;
  }

  /** Whether no caller waits for any update. */
  boolean answeredAll() {
    return acknowledgedTo == log.last();
  }

  long acknowledgedTo() {
    return acknowledgedTo;
  }

  /** Whether the SEND of a message has not returned. */
  boolean sending(long message) {
    for (PendingSend send : pendingSends) {
      if (send.position() == message) {
        return true;
      }
    }
    return false;
  }

  long freedTo() {
    return freedTo;
  }

  long volumeWrittenTo() {
    return volumeWrittenTo;
  }

  /** The digest of the data volumes: they follow the order of the log. */
  long image() {
    return pending.none()
        ? log.imageAfter(volumeWrittenTo)
        : stream.imageWithout(surroundings.layout().volumes(), pending.all(), volumeWrittenTo);
  }

  @Override
  public void write(StateWriter writer) {
    writer.eventName(boot);
    writer.flag(quiesced);
    writer.flag(suspended);
    writer.rare(log.last() - loggedTo);
    writer.rare(loggedTo - acknowledgedTo);
    writer.rare(loggedTo - volumeWrittenTo);
    writer.rare(loggedTo - freedTo);
    writer.rare(pendingSends.size());
    for (PendingSend send : pendingSends) {
      writer.count(log.last() - send.position());
      writer.number(send.call());
      writer.number(send.targets());
      writer.halves(send.key());
    }
    writer.rare(pendingQuiesces.size());
    for (PendingQuiesce quiesce : pendingQuiesces) {
      writer.count(log.last() - quiesce.position());
      writer.number(quiesce.call());
    }
    writer.rare(failures.size());
    for (Failure failure : failures) {
      writer.count(failure.rlink());
      writer.number(log.last() - failure.after());
      writer.number(log.last() - failure.to());
    }
    pending.write(writer);
    disks.write(writer);
    dcm.write(writer);
  }

  @Override
  public void read(StateReader reader) {
    int bootBefore = boot;
    boot = reader.eventName();
    quiesced = reader.flag();
    suspended = reader.flag();
    loggedTo = log.last() - reader.rare();
    acknowledgedTo = loggedTo - reader.rare();
    volumeWrittenTo = loggedTo - reader.rare();
    freedTo = loggedTo - reader.rare();
    pendingSends.clear();
    for (long rest = reader.rare(); rest > 0; rest--) {
      pendingSends.add(
          new PendingSend(
              log.last() - reader.count(),
              (int) reader.number(),
              (int) reader.number(),
              reader.halves()));
    }
    pendingQuiesces.clear();
    for (long rest = reader.rare(); rest > 0; rest--) {
      pendingQuiesces.add(new PendingQuiesce(log.last() - reader.count(), (int) reader.number()));
    }
    failures.clear();
    for (long rest = reader.rare(); rest > 0; rest--) {
      failures.add(
          new Failure(
              (int) reader.count(), log.last() - reader.number(), log.last() - reader.number()));
    }
    pending.read(reader);
    disks.read(reader);
    dcm.read(reader);
    if (boot != bootBefore) {
      disks.boot(boot);
    }
  }
}
