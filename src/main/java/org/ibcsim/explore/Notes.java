package org.ibcsim.explore;

import java.util.ArrayDeque;
import org.ibcsim.check.invariant.WritePathInvariants;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Observer;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.RdsLayout;
import org.jspecify.annotations.Nullable;

/**
 * The model's observer in an exploration: passes steps on to the invariants, to the history and to
 * the application, and notes the calls that returned.
 */
final class Notes implements Observer {
  /** A blocked call that has returned. */
  record Returned(int call, Outcome outcome) {}

  private final WritePathInvariants invariants;
  static final boolean INV = Boolean.getBoolean("inv");
  private final History history;
  private final Writers writers;
  private final ArrayDeque<Returned> returned = new ArrayDeque<>();

  Notes(WritePathInvariants invariants, History history, Writers writers) {
    this.invariants = invariants;
    this.history = history;
    this.writers = writers;
  }

  /** The next call that has returned, or null. */
  @Nullable Returned takeReturned() {
    return returned.poll();
  }

  @Override
  public void submitted(long position, int volume, long offsetBytes, int lengthBytes) {
    history.submitted(lengthBytes);
    if (INV) invariants.submitted(position, volume, offsetBytes, lengthBytes);
  }

  @Override
  public void refused(int rlink) {
    history.failed();
    if (INV) invariants.refused(rlink);
  }

  @Override
  public void logged(long position) {
    if (INV) invariants.logged(position);
  }

  @Override
  public void lost(long firstPosition, long lastPosition) {
    if (INV) invariants.lost(firstPosition, lastPosition);
  }

  @Override
  public void acknowledged(long position, boolean succeeded) {
    if (!succeeded) {
      history.failed();
    }
    if (INV) invariants.acknowledged(position, succeeded);
    writers.acknowledged();
  }

  @Override
  public void volumeWritten(long position) {
    if (INV) invariants.volumeWritten(position);
  }

  @Override
  public void readBack(int rlink, long position) {
    if (INV) invariants.readBack(rlink, position);
  }

  @Override
  public void transmitted(int rlink, long position) {
    if (INV) invariants.transmitted(rlink, position);
  }

  @Override
  public void arrived(int rlink, long position, boolean duplicate) {
    if (INV) invariants.arrived(rlink, position, duplicate);
  }

  @Override
  public void networkAcknowledged(int rlink, long position) {
    if (INV) invariants.networkAcknowledged(rlink, position);
  }

  @Override
  public void stable(int rlink, long position) {
    if (INV) invariants.stable(rlink, position);
  }

  @Override
  public void applied(int rlink, long position) {
    if (INV) invariants.applied(rlink, position);
  }

  @Override
  public void dataAcknowledged(int rlink, long position) {
    if (INV) invariants.dataAcknowledged(rlink, position);
  }

  @Override
  public void freed(long position) {
    if (INV) invariants.freed(position);
  }

  @Override
  public void fact(Fact fact) {
    history.fact(fact);
    if (INV) invariants.fact(fact);
    if (fact instanceof Fact.ThrottleOff
        || fact instanceof Fact.VolumeThrottleOff
        || fact instanceof Fact.WriteBuffersThrottleOff
        || fact instanceof Fact.Unquiesced) {
      writers.mayGoOn();
    } else if (fact instanceof Fact.HostCrashed crashed && crashed.host() == RdsLayout.PRIMARY) {
      writers.hostCrashed();
    } else if (fact instanceof Fact.HostBooted booted) {
      writers.mayGoOn();
      if (booted.host() == RdsLayout.PRIMARY) {
        writers.hostBooted();
      }
    }
  }

  @Override
  public void returned(int call, Outcome outcome) {
    returned.add(new Returned(call, outcome));
  }
}
