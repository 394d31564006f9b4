package org.ibcsim.explore;

import java.util.ArrayDeque;
import org.ibcsim.check.invariant.WritePathInvariants;
import org.ibcsim.model.Fact;
import org.ibcsim.model.LinkError;
import org.ibcsim.model.Observer;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.ReplicationView;
import org.jspecify.annotations.Nullable;

/**
 * The model's observer in an exploration: passes steps on to the invariants, to the history and to
 * the application, and notes the calls that returned.
 */
final class Notes implements Observer {
  /** A blocked call that has returned. */
  record Returned(int call, Outcome outcome) {}

  private final WritePathInvariants invariants;
  private final History history;
  private final Writers writers;
  private final ArrayDeque<Returned> returned = new ArrayDeque<>();

  private @Nullable ReplicationView view;

  /** Somebody who is told everything too; nobody at first. */
  private Observer listener = new Observer() {};

  Notes(WritePathInvariants invariants, History history, Writers writers) {
    this.invariants = invariants;
    this.history = history;
    this.writers = writers;
  }

  void tell(Observer observer) {
    listener = observer;
  }

  /** The data set that it is told of; before the first step. */
  void connect(ReplicationView observed) {
    view = observed;
  }

  private int primary() {
    if (view == null) {
      throw new IllegalStateException("a step came before the notes were connected");
    }
    return view.layout().primary();
  }

  private int node(String name) {
    return view == null ? -1 : view.layout().primaryHost().cluster().nodes().indexOf(name);
  }

  /** The next call that has returned, or null. */
  @Nullable Returned takeReturned() {
    return returned.poll();
  }

  @Override
  public void submitted(long position, int volume, long offsetBytes, int lengthBytes) {
    history.submitted(position, lengthBytes);
    invariants.submitted(position, volume, offsetBytes, lengthBytes);
    listener.submitted(position, volume, offsetBytes, lengthBytes);
  }

  @Override
  public void refused(int rlink) {
    history.failed();
    invariants.refused(rlink);
    listener.refused(rlink);
  }

  @Override
  public void logged(long position) {
    invariants.logged(position);
    listener.logged(position);
  }

  @Override
  public void lost(long firstPosition, long lastPosition) {
    history.lost(firstPosition, lastPosition);
    invariants.lost(firstPosition, lastPosition);
    listener.lost(firstPosition, lastPosition);
  }

  @Override
  public void acknowledged(long position, boolean succeeded) {
    history.acknowledged(succeeded);
    invariants.acknowledged(position, succeeded);
    listener.acknowledged(position, succeeded);
    writers.acknowledged();
  }

  @Override
  public void volumeWritten(long position) {
    invariants.volumeWritten(position);
    listener.volumeWritten(position);
  }

  @Override
  public void readBack(int rlink, long position) {
    invariants.readBack(rlink, position);
    listener.readBack(rlink, position);
  }

  @Override
  public void transmitted(int rlink, long position) {
    invariants.transmitted(rlink, position);
    listener.transmitted(rlink, position);
  }

  @Override
  public void arrived(int rlink, long position, boolean duplicate) {
    invariants.arrived(rlink, position, duplicate);
    listener.arrived(rlink, position, duplicate);
  }

  @Override
  public void dropped(int rlink, long position, LinkError reason) {
    invariants.dropped(rlink, position, reason);
    listener.dropped(rlink, position, reason);
  }

  @Override
  public void resent(int rlink, long position) {
    invariants.resent(rlink, position);
    listener.resent(rlink, position);
  }

  @Override
  public void networkAcknowledged(int rlink, long position) {
    invariants.networkAcknowledged(rlink, position);
    listener.networkAcknowledged(rlink, position);
  }

  @Override
  public void stable(int rlink, long position) {
    history.stable(rlink, position);
    invariants.stable(rlink, position);
    listener.stable(rlink, position);
  }

  @Override
  public void applied(int rlink, long position) {
    invariants.applied(rlink, position);
    listener.applied(rlink, position);
  }

  @Override
  public void dataAcknowledged(int rlink, long position) {
    invariants.dataAcknowledged(rlink, position);
    listener.dataAcknowledged(rlink, position);
  }

  @Override
  public void freed(long position) {
    invariants.freed(position);
    listener.freed(position);
  }

  @Override
  public void regionsTransmitted(int rlink, long bytes) {
    invariants.regionsTransmitted(rlink, bytes);
    listener.regionsTransmitted(rlink, bytes);
  }

  @Override
  public void regionsApplied(int rlink, int volume, long offsetBytes, int lengthBytes) {
    invariants.regionsApplied(rlink, volume, offsetBytes, lengthBytes);
    listener.regionsApplied(rlink, volume, offsetBytes, lengthBytes);
  }

  @Override
  public void fact(Fact fact) {
    history.fact(fact);
    invariants.fact(fact);
    listener.fact(fact);
    if (fact instanceof Fact.ThrottleOff
        || fact instanceof Fact.VolumeThrottleOff
        || fact instanceof Fact.LatencyThrottleOff
        || fact instanceof Fact.WriteBuffersThrottleOff
        || fact instanceof Fact.Unquiesced) {
      writers.mayGoOn();
    } else if (fact instanceof Fact.HostCrashed crashed && crashed.host() == primary()) {
      writers.hostCrashed();
    } else if (fact instanceof Fact.HostBooted booted) {
      writers.mayGoOn();
      if (booted.host() == primary()) {
        writers.hostBooted();
      }
    } else if (fact instanceof Fact.NodeCrashed crashed && crashed.host() == primary()) {
      writers.nodeCrashed(node(crashed.node()));
    } else if (fact instanceof Fact.NodeBooted booted && booted.host() == primary()) {
      writers.nodeBooted(node(booted.node()));
    } else if (fact instanceof Fact.LogownerLost lost && lost.host() == primary()) {
      writers.logownerLost(lost.crashed(), lost.lostWrites());
    } else if (fact instanceof Fact.LogownerTookOver took && took.host() == primary()) {
      writers.logownerTookOver();
    } else if (fact instanceof Fact.RoleChanged changed) {
      writers.mayGoOn();
      if (!changed.planned()) {
        // Wherever the application ran before, it is started on the new Primary.
        writers.hostCrashed();
        writers.hostBooted();
      }
    }
  }

  @Override
  public void returned(int call, Outcome outcome) {
    returned.add(new Returned(call, outcome));
    listener.returned(call, outcome);
  }
}
