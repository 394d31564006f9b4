package org.ibcsim.model.world;

import org.ibcsim.model.Admission;
import org.ibcsim.model.Agenda;
import org.ibcsim.model.DataSet;
import org.ibcsim.model.Event;
import org.ibcsim.model.Fingerprint;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.Observer;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.ibc.Messages;
import org.ibcsim.model.log.UpdateLog;

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
 * contents of volumes. {@link #copyFor} copies it, {@link #fingerprint} tells two worlds apart; an
 * event names its target by number and fits every copy.
 *
 * <p><b>Roles.</b> What belongs to a host whatever its role is in {@link Hosts}; what works only
 * while one host is the Primary is in {@link Replication}, and {@link #layout} says which host that
 * is.
 *
 * <p><b>Order within one event.</b> What one event causes happens before the next event, in a fixed
 * order: the part it is for first, then RLINKs by number, then what waits for an acknowledgement.
 * The observer is told in that order, and must not call back.
 *
 * <p>Not thread-safe.
 */
public final class World implements DataSet {
  private static final Outcome STOPPED = new Outcome.Failed(IbcError.IBC_RVG_STOPPED);

  private final UpdateLog log = new UpdateLog();
  private final Messages messages = new Messages();
  private final Snapshots snapshots = new Snapshots();
  private final Hosts hosts;
  private final Replication replication;

  /**
   * A data set whose hosts are all connected and equal: volumes never written, nothing registered.
   */
  public World(RdsLayout layout, Agenda agenda, Observer observer) {
    Surroundings surroundings = new Surroundings(layout, agenda, observer);
    hosts = new Hosts(surroundings);
    replication = new Replication(surroundings, log, messages, hosts);
  }

  private World(Surroundings surroundings, World other) {
    hosts = other.hosts.copyFor(surroundings);
    replication = new Replication(surroundings, log, messages, hosts);
    log.set(other.log);
    messages.set(other.messages);
    replication.set(other.replication);
    snapshots.set(other.snapshots);
  }

  /** The same world, which asks another agenda and tells another observer. */
  public World copyFor(Agenda agenda, Observer observer) {
    return new World(new Surroundings(layout(), agenda, observer), this);
  }

  /** A digest of everything that matters for the future. */
  public Fingerprint fingerprint() {
    Fingerprint fingerprint = new Fingerprint();
    log.addTo(fingerprint);
    messages.addTo(fingerprint);
    hosts.addTo(fingerprint);
    replication.addTo(fingerprint);
    snapshots.addTo(fingerprint);
    return fingerprint;
  }

  /**
   * The application writes. Only an admitted write gets a position; a stalled one must be offered
   * again.
   */
  public Admission submit(int volume, long offsetBytes, int lengthBytes) {
    return replication.submit(volume, offsetBytes, lengthBytes);
  }

  /** Whether a write would have to wait now, for a quiesced application, a full SRL or memory. */
  public boolean stalling() {
    return replication.stalling();
  }

  /** Control messages that are not yet finished at every Secondary that they are for. */
  public int openMessages() {
    return messages.count();
  }

  /** Something that the agenda was asked for happens now. */
  public void handle(Event event) {
    replication.handle(event);
  }

  @Override
  public void detach(int rlink) {
    replication.detach(rlink);
  }

  @Override
  public void stopRvg(int host) {
    replication.stopRvg(host);
  }

  @Override
  public void startRvg(int host) {
    replication.startRvg(host);
  }

  @Override
  public void interrupt(int host, int call) {
    replication.interrupt(host, call);
  }

  @Override
  public Outcome register(int host, String application, int deliverTimeoutSeconds) {
    return hosts.running(host)
        ? replication.callsOf(host).register(application, deliverTimeoutSeconds)
        : STOPPED;
  }

  @Override
  public Outcome unregister(int host, long key) {
    return hosts.running(host) ? replication.callsOf(host).unregister(key) : STOPPED;
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
        ? replication
            .sending()
            .send(host, key, rlink, freeze, freezeTimeoutSeconds, payload, call)
        : STOPPED;
  }

  @Override
  public Outcome receive(
      int host, long key, boolean block, int timeoutSeconds, int bufferBytes, int call) {
    return hosts.running(host)
        ? replication.callsOf(host).receive(key, block, timeoutSeconds, bufferBytes, call)
        : STOPPED;
  }

  @Override
  public Outcome unfreeze(int host, long key) {
    return hosts.running(host) ? replication.callsOf(host).unfreeze(key) : STOPPED;
  }

  @Override
  public Outcome status(int host) {
    return hosts.running(host) ? replication.callsOf(host).status() : STOPPED;
  }

  @Override
  public Outcome stopReceive(int host, long key) {
    return hosts.running(host) ? replication.callsOf(host).stopReceive(key) : STOPPED;
  }

  @Override
  public Outcome quiesce(int call) {
    return replication.primary().quiesce(call);
  }

  @Override
  public Outcome unquiesce() {
    return replication.primary().unquiesce();
  }

  @Override
  public boolean beginSnapshot(int host, String prefix) {
    return snapshots.begin(host, prefix, image(host), holderOf(host));
  }

  @Override
  public void finishSnapshot(int host, String prefix) {
    replication
        .surroundings()
        .observer()
        .fact(snapshots.finish(host, prefix, image(host), appliedPosition(host), holderOf(host)));
  }

  private long holderOf(int host) {
    return replication.isPrimary(host) ? 0 : replication.secondary(host).arrivals.holder();
  }

  @Override
  public RdsLayout layout() {
    return replication.surroundings().layout();
  }

  @Override
  public boolean running(int host) {
    return hosts.running(host);
  }

  @Override
  public boolean connected(int rlink) {
    return replication.rlink(rlink).connected();
  }

  @Override
  public boolean attached(int rlink) {
    return replication.rlink(rlink).attached();
  }

  @Override
  public boolean effectivelySynchronous(int rlink) {
    return replication.rlink(rlink).synchronous();
  }

  @Override
  public long outstandingWrites(int rlink) {
    return replication.rlink(rlink).outstandingWrites();
  }

  @Override
  public long outstandingBytes(int rlink) {
    return replication.rlink(rlink).outstandingBytes();
  }

  @Override
  public long lastPosition() {
    return log.last();
  }

  @Override
  public long kernelBufferBytes() {
    return replication.buffers().bytes();
  }

  @Override
  public long bufferReleasedPosition() {
    return replication.buffers().releasedTo();
  }

  @Override
  public long appliedPosition(int host) {
    return replication.isPrimary(host)
        ? replication.primary().volumeWrittenTo()
        : replication.secondary(host).appliedTo();
  }

  @Override
  public long stablePosition(int host) {
    return replication.isPrimary(host)
        ? replication.primary().loggedTo()
        : replication.secondary(host).stableTo();
  }

  @Override
  public boolean frozen(int host) {
    return !replication.isPrimary(host) && replication.secondary(host).frozen();
  }

  @Override
  public boolean draining(int host) {
    return !replication.isPrimary(host) && replication.secondary(host).draining();
  }

  @Override
  public long stagedBytes(int host) {
    return replication.isPrimary(host) ? 0 : replication.secondary(host).stagedBytes();
  }

  @Override
  public long imageAfter(long position) {
    return log.imageAfter(position);
  }

  @Override
  public long image(int host) {
    return replication.isPrimary(host)
        ? replication.primary().image()
        : replication.secondary(host).image();
  }
}
