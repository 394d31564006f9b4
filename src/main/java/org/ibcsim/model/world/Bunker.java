package org.ibcsim.model.world;

import org.ibcsim.model.Disk;
import org.ibcsim.model.Event;
import org.ibcsim.model.Fingerprint;
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
final class Bunker {
  final int host;
  final Rlink rlink;
  private final Surroundings surroundings;
  private final UpdateLog log;
  private final Hosts hosts;

  private long receivedTo;
  private long issuedTo;
  private long storedTo;
  private long toldStable;
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
    acknowledge();
  }

  private void acknowledge() {
    if (storedTo > toldStable) {
      toldStable = storedTo;
      surroundings.observer().stable(rlink.number, storedTo);
    }
    rlink.acknowledgeData(storedTo);
  }

  /** The host stops dead: what is not in its SRL is gone. Its role is on disk. */
  void crash() {
    receivedTo = storedTo;
    issuedTo = storedTo;
    boot++;
    srlWritten = new Event.SrlWritten(host, boot);
  }

  /** The host is up again, or its RVG is started again. */
  void resume() {
    pump();
    acknowledge();
  }

  /** Whether an event of the disk belongs to what was lost in a crash. */
  boolean stale(int eventBoot) {
    return eventBoot != boot;
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

  void set(Bunker other) {
    receivedTo = other.receivedTo;
    issuedTo = other.issuedTo;
    storedTo = other.storedTo;
    toldStable = other.toldStable;
    active = other.active;
    boot = other.boot;
    srlWritten = new Event.SrlWritten(host, boot);
  }

  void addTo(Fingerprint fingerprint) {
    fingerprint.add(receivedTo).add(issuedTo).add(storedTo).add(active).add(boot);
  }
}
