package org.ibcsim.model.world;

import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.model.Disk;
import org.ibcsim.model.Event;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.link.Rlink;
import org.ibcsim.model.log.UpdateLog;

/**
 * A bunker RVG: an SRL without data volumes that takes the stream of the Primary (admin 7.1).
 *
 * <p>It writes every update to its SRL, in order, and data-acknowledges it from there; nothing is
 * ever applied. What every attached Secondary has data-acknowledged it needs no more: it holds what
 * is still outstanding for any Secondary [D 50-ag_ch_bunkeradmin_vvr10]. Word of that comes with
 * the stream and takes no time of its own (inferred), so its SRL, which is at least as large as the
 * Primary's, never fills before the Primary's does.
 *
 * <pre>
 *   stored &lt;= issued &lt;= received
 * </pre>
 */
final class Bunker implements Stateful {
  final int host;
  final Rlink rlink;
  private final Surroundings surroundings;
  private final UpdateLog log;
  private final Hosts hosts;

  private long receivedTo;
  private long issuedTo;
  private long storedTo;
  private boolean active;
  private int boot;
  private Event srlWritten;

  Bunker(Rlink rlink, Surroundings surroundings, UpdateLog log, Hosts hosts) {
    this.host = rlink.layout.targetHost();
    this.rlink = rlink;
    this.surroundings = surroundings;
    this.log = log;
    this.hosts = hosts;
    srlWritten = new Event.SrlWritten(host, boot);
  }

  /** An update of the stream is in memory. */
  void receive(long position) {
    boolean duplicate = position <= receivedTo;
    surroundings.observer().arrived(rlink.number, position, duplicate);
    if (!duplicate) {
      receivedTo = position;
      pump();
    }
    acknowledge();
  }

  private void pump() {
    if (!hosts.running(host)) {
      return;
    }
    for (long position = rlink.after(issuedTo, receivedTo);
        position != 0;
        position = rlink.after(position, receivedTo)) {
      issuedTo = position;
      surroundings.agenda().diskWrite(host, Disk.SRL, bytesOf(position), srlWritten);
    }
  }

  private long bytesOf(long position) {
    return log.bytesThrough(position) - log.bytesThrough(position - 1);
  }

  /** The oldest update at the SRL is durable. */
  void srlWritten() {
    storedTo = rlink.after(storedTo, issuedTo);
    surroundings.observer().stable(rlink.number, storedTo);
    acknowledge();
  }

  private void acknowledge() {
    rlink.acknowledgeData(storedTo);
  }

  /** The host stops dead: what is not in its SRL is gone. Its role is on disk. */
  void crash() {
    receivedTo = storedTo;
    issuedTo = storedTo;
    boot++;
    srlWritten = new Event.SrlWritten(host, boot);
  }

  /** Stands at a position of the log, its disk at rest. */
  void standAt(long position, int firstBoot) {
    storedTo = position;
    crash();
    boot = firstBoot;
    srlWritten = new Event.SrlWritten(host, boot);
  }

  /** The host is up again, or its RVG is started again. */
  void resume() {
    pump();
    acknowledge();
  }

  int boot() {
    return boot;
  }

  /** Whether an event of the disk belongs to what was lost in a crash. */
  boolean stale(int eventBoot) {
    return eventBoot != boot;
  }

  long receivedTo() {
    return receivedTo;
  }

  /** Everything up to here is in its SRL. */
  long storedTo() {
    return storedTo;
  }

  /** The position from which it has still to write; the log must keep it. */
  long neededFrom() {
    return storedTo == receivedTo ? Long.MAX_VALUE : storedTo + 1;
  }

  /** Whether it has the role of the Primary. */
  boolean active() {
    return active;
  }

  void setActive(boolean active) {
    this.active = active;
  }

  @Override
  public void write(StateWriter writer) {
    writer.eventName(boot);
    writer.flag(active);
    writer.count(log.last() - storedTo);
    writer.rare(issuedTo - storedTo);
    writer.rare(receivedTo - issuedTo);
  }

  @Override
  public void read(StateReader reader) {
    boot = reader.eventName();
    active = reader.flag();
    storedTo = log.last() - reader.count();
    issuedTo = storedTo + reader.rare();
    receivedTo = issuedTo + reader.rare();
    srlWritten = new Event.SrlWritten(host, boot);
  }
}
