package org.ibcsim.model.world;

import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Stateful;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Failback;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.RoleError;
import org.ibcsim.model.RoleSwitches;
import org.ibcsim.model.RoleSwitches.MigrateWhileFrozen;
import org.ibcsim.model.RoleSwitches.TakeoverWhileFrozen;
import org.ibcsim.model.Surroundings;
import org.ibcsim.model.dcm.Divergence;
import org.ibcsim.model.ibc.Messages;
import org.jspecify.annotations.Nullable;

/**
 * Which host is the Primary now, and how another one becomes it: planned by migrate, or by takeover
 * when the Primary is lost (admin 6, dataflow 11).
 *
 * <p>A transfer is refused as a whole or accepted. An accepted one may have to wait: for what the
 * Secondary has stored to be applied (inferred: its volumes are the Primary's from then on), and
 * for the Primary's own volumes. While a migration waits, whatever breaks one of its conditions
 * ends it, and nothing has changed. A takeover detaches the RLINK to the Secondary before it waits,
 * so that the Primary cannot come back into it.
 *
 * <p>Where no RLINKs between Secondaries were made beforehand, a third host finds none to the new
 * Primary; its RLINK is detached, as it is in the product where none was made beforehand [D
 * G501-ch08s02].
 */
final class Roles implements Stateful {
  private final LoggedStream stream;
  private final Messages messages;
  private final Hosts hosts;
  private Replication replication;
  private @Nullable RoleChange change;

  Roles(Surroundings surroundings, LoggedStream stream, Messages messages, Hosts hosts) {
    this.stream = stream;
    this.messages = messages;
    this.hosts = hosts;
    replication = new Replication(surroundings, stream, messages, hosts);
  }

  /** Replication under the roles of now. */
  Replication replication() {
    return replication;
  }

  Outcome migrate(int caller, int host, int call) {
    RoleError error = migrationError(host);
    if (error == null && change != null) {
      error = RoleError.IN_PROGRESS;
    }
    if (error == null && busy()) {
      boolean waits =
          replication.surroundings().semantics().get(RoleSwitches.MIGRATE_WHILE_FROZEN)
              == MigrateWhileFrozen.DRAIN_FIRST;
      error = waits ? null : RoleError.FROZEN;
    } else if (error == null && !replication.upToDate()) {
      error = RoleError.NOT_UP_TO_DATE;
    }
    return error == null ? begin(new RoleChange(caller, host, call)) : new Outcome.Refused(error);
  }

  private @Nullable RoleError migrationError(int host) {
    if (!mayBecomePrimary(host)) {
      return RoleError.NOT_SECONDARY;
    }
    if (replication.bunkering() != null) {
      return RoleError.HAS_BUNKER;
    }
    if (!hosts.running(replication.primaryHost()) || !hosts.running(host)) {
      return RoleError.NOT_RUNNING;
    }
    if (!replication.allConnected() || !replication.rlinkTo(host).attached()) {
      return RoleError.NOT_CONNECTED;
    }
    if (!replication.primary().pending().none()
        || hosts.media().anyDetached(replication.primaryHost())) {
      return RoleError.VOLUME_FAILED;
    }
    return replication.primary().closed() && !replication.sending().waiting()
        ? null
        : RoleError.VOLUME_OPEN;
  }

  private boolean mayBecomePrimary(int host) {
    return replication.hasSecondary(host) && !hosts.superseded(host);
  }

  /** Whether a message is on its way, waits, or has left something to drain. */
  private boolean busy() {
    return messages.count() + replication.postponed().count() > 0 || replication.anyHeld();
  }

  Outcome takeover(int host, Failback failback, int call) {
    RoleError error = takeoverError(host, failback);
    if (error != null) {
      return new Outcome.Refused(error);
    }
    Secondary secondary = replication.secondary(host);
    boolean atFreeze = false;
    if (secondary.frozen()) {
      TakeoverWhileFrozen answer =
          replication.surroundings().semantics().get(RoleSwitches.TAKEOVER_WHILE_FROZEN);
      if (answer == TakeoverWhileFrozen.REFUSE) {
        return new Outcome.Refused(RoleError.FROZEN);
      }
      atFreeze = answer == TakeoverWhileFrozen.PROMOTE_AT_FREEZE;
    }
    Divergence divergence =
        failback == Failback.NONE ? null : replication.divergence(host, atFreeze);
    replication.detach(replication.rlinkTo(host).number);
    if (atFreeze) {
      secondary.dropStored();
    } else {
      secondary.promote();
    }
    return begin(new RoleChange(host, host, false, call, failback, divergence));
  }

  private @Nullable RoleError takeoverError(int host, Failback failback) {
    if (!mayBecomePrimary(host)) {
      return RoleError.NOT_SECONDARY;
    }
    if (!hosts.running(host)) {
      return RoleError.NOT_RUNNING;
    }
    Bunkering bunkering = replication.bunkering();
    if (bunkering != null && bunkering.bunker.active()) {
      return RoleError.BUNKER_ACTIVE;
    }
    if (replication.rlinkTo(host).connected()
        || replication.rlinkTo(host).pathUp() && hosts.up(replication.primaryHost())) {
      return RoleError.STILL_REACHABLE;
    }
    if (!replication.rlinkTo(host).attached()) {
      return RoleError.DETACHED;
    }
    if (!replication.consistent(host)) {
      return RoleError.INCONSISTENT;
    }
    if (failback != Failback.NONE && !replication.primary().dcm().usable()) {
      return RoleError.NO_DCM;
    }
    return change == null ? null : RoleError.IN_PROGRESS;
  }

  private Outcome begin(RoleChange begun) {
    change = begun;
    if (!ready(begun)) {
      return Outcome.BLOCKED;
    }
    carryOut(begun);
    return Outcome.DONE;
  }

  private boolean ready(RoleChange waiting) {
    return waiting.planned()
        ? !busy() && replication.upToDate() && replication.atRest()
        : replication.secondary(waiting.host()).atRest();
  }

  /** The Primary has written while a takeover waits that supersedes it. */
  void written(int volume, long offsetBytes, int lengthBytes) {
    if (change != null && change.divergence() != null) {
      change.divergence().mark(volume, offsetBytes, lengthBytes);
    }
  }

  /** Something has happened: a transfer that waits may go on now, or cannot any more. */
  void proceed() {
    RoleChange waiting = change;
    if (waiting == null) {
      return;
    }
    if (!hosts.up(waiting.caller())) {
      abandon(waiting);
      return;
    }
    RoleError error =
        waiting.planned()
            ? migrationError(waiting.host())
            : hosts.running(waiting.host()) ? null : RoleError.NOT_RUNNING;
    if (error != null) {
      abandon(waiting);
      tellReturned(waiting, new Outcome.Refused(error));
    } else if (ready(waiting)) {
      carryOut(waiting);
      tellReturned(waiting, Outcome.DONE);
    }
  }

  private void abandon(RoleChange waiting) {
    change = null;
    if (!waiting.planned()) {
      replication.secondary(waiting.host()).stayBehind();
    }
  }

  private void tellReturned(RoleChange waiting, Outcome outcome) {
    replication.surroundings().observer().returned(waiting.call(), outcome);
  }

  /** Whoever asked for the transfer is dead: one that waits is given up. */
  void interrupt(int call) {
    if (change != null && change.call() == call) {
      abandon(change);
    }
  }

  private void carryOut(RoleChange now) {
    change = null;
    Transfer transfer = new Transfer(replication, stream, messages, hosts);
    replication = transfer.to(now);
    replication.surroundings().observer().fact(transfer.fact());
    if (replication.primary().passthru()) {
      replication.surroundings().observer().fact(new Fact.Passthru(true));
    }
    replication.failback().tellBegun();
  }

  @Override
  public void write(StateWriter writer) {
    writer.section();
    writer.rare(replication.primaryHost());
    replication.write(writer);
    writer.section();
    writer.flag(change != null);
    if (change != null) {
      change.write(writer);
    }
  }

  @Override
  public void read(StateReader reader) {
    become(reader, true);
  }

  /**
   * The same as {@link #read}.
   *
   * @param aroundChanges whether the stream or its messages are others than before
   * @return whether anything was different
   */
  boolean become(StateReader reader, boolean aroundChanges) {
    boolean other = false;
    if (!reader.unchanged()) {
      int primaryHost = (int) reader.rare();
      other = primaryHost != replication.primaryHost();
      if (other) {
        Surroundings surroundings = replication.surroundings().withPrimary(primaryHost);
        replication = new Replication(surroundings, stream, messages, hosts);
      }
    }
    boolean changes = replication.become(reader, aroundChanges || other);
    if (reader.unchanged()) {
      return changes;
    }
    change = reader.flag() ? RoleChange.read(reader, replication.surroundings().layout()) : null;
    return true;
  }
}
