package org.ibcsim.simulate;

import java.util.ArrayDeque;
import java.util.function.Predicate;
import org.ibcsim.journal.JournalWriter;
import org.ibcsim.model.Fact;
import org.ibcsim.model.LinkError;
import org.ibcsim.model.Observer;
import org.ibcsim.model.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The model's observer in a simulation: passes everything on to the journal and to the checks, and
 * keeps for the driver what it must act on after the event.
 *
 * <p>The model must not be called from inside one of its own steps, so nothing is done here: calls
 * that returned and stalls that ended are noted, and {@link #pending} tells the driver so.
 */
final class Watch implements Observer {
  /** A blocked call that has returned. */
  record Returned(int call, Outcome outcome) {}

  private final Observer invariants;
  private final Observer counts;
  private final VolumeCounts volumes;
  private final @Nullable Observer digest;
  private final ArrayDeque<Returned> returned = new ArrayDeque<>();
  private @Nullable JournalWriter journal;
  private @Nullable Application application;
  private @Nullable Hand hand;
  private Predicate<Fact> scripts = fact -> false;
  private boolean writesMayGoOn;
  private boolean pending;

  /**
   * @param invariants told of every step
   * @param counts told of what {@code vxrlink stats} counts
   * @param volumes told of the application's writes
   * @param digest told of every step too, if there is one
   */
  Watch(Observer invariants, Observer counts, VolumeCounts volumes, @Nullable Observer digest) {
    this.invariants = invariants;
    this.counts = counts;
    this.volumes = volumes;
    this.digest = digest;
  }

  /**
   * Where it passes everything on to; before that, nothing may happen.
   *
   * @param scripts hears of facts, and answers whether a script has something to do because of one
   */
  void connect(JournalWriter journal, Application application, Hand hand, Predicate<Fact> scripts) {
    this.journal = journal;
    this.application = application;
    this.hand = hand;
    this.scripts = scripts;
  }

  /** Whether the driver has something to do before the next event. */
  boolean pending() {
    return pending;
  }

  /** Whether a stall has ended since this was asked last. */
  boolean takeWritesMayGoOn() {
    boolean may = writesMayGoOn;
    writesMayGoOn = false;
    pending = !returned.isEmpty();
    return may;
  }

  /** The next call that has returned, or null. */
  @Nullable Returned takeReturned() {
    Returned next = returned.poll();
    pending = writesMayGoOn || !returned.isEmpty();
    return next;
  }

  private JournalWriter journal() {
    if (journal == null) {
      throw new IllegalStateException("something happened before the run began");
    }
    return journal;
  }

  @Override
  public void submitted(long position, int volume, long offsetBytes, int lengthBytes) {
    journal().submitted(position, volume, offsetBytes, lengthBytes);
    invariants.submitted(position, volume, offsetBytes, lengthBytes);
    volumes.submitted(position, volume, offsetBytes, lengthBytes);
    if (digest != null) {
      digest.submitted(position, volume, offsetBytes, lengthBytes);
    }
  }

  @Override
  public void refused(int rlink) {
    journal().refused(rlink);
    invariants.refused(rlink);
    if (digest != null) {
      digest.refused(rlink);
    }
  }

  @Override
  public void logged(long position) {
    journal().logged(position);
    invariants.logged(position);
    if (digest != null) {
      digest.logged(position);
    }
  }

  @Override
  public void lost(long firstPosition, long lastPosition) {
    journal().lost(firstPosition, lastPosition);
    invariants.lost(firstPosition, lastPosition);
    if (digest != null) {
      digest.lost(firstPosition, lastPosition);
    }
  }

  @Override
  public void acknowledged(long position, boolean succeeded) {
    journal().acknowledged(position, succeeded);
    invariants.acknowledged(position, succeeded);
    if (digest != null) {
      digest.acknowledged(position, succeeded);
    }
    if (application != null) {
      application.acknowledged(succeeded);
    }
  }

  @Override
  public void volumeWritten(long position) {
    journal().volumeWritten(position);
    invariants.volumeWritten(position);
    if (digest != null) {
      digest.volumeWritten(position);
    }
  }

  @Override
  public void readBack(int rlink, long position) {
    journal().readBack(rlink, position);
    invariants.readBack(rlink, position);
    if (digest != null) {
      digest.readBack(rlink, position);
    }
  }

  @Override
  public void transmitted(int rlink, long position) {
    journal().transmitted(rlink, position);
    invariants.transmitted(rlink, position);
    counts.transmitted(rlink, position);
    if (digest != null) {
      digest.transmitted(rlink, position);
    }
  }

  @Override
  public void arrived(int rlink, long position, boolean duplicate) {
    journal().arrived(rlink, position, duplicate);
    invariants.arrived(rlink, position, duplicate);
    if (digest != null) {
      digest.arrived(rlink, position, duplicate);
    }
  }

  @Override
  public void dropped(int rlink, long position, LinkError reason) {
    journal().dropped(rlink, position, reason);
    invariants.dropped(rlink, position, reason);
    counts.dropped(rlink, position, reason);
    if (digest != null) {
      digest.dropped(rlink, position, reason);
    }
  }

  @Override
  public void resent(int rlink, long position) {
    journal().resent(rlink, position);
    invariants.resent(rlink, position);
    counts.resent(rlink, position);
    if (digest != null) {
      digest.resent(rlink, position);
    }
  }

  @Override
  public void networkAcknowledged(int rlink, long position) {
    journal().networkAcknowledged(rlink, position);
    invariants.networkAcknowledged(rlink, position);
    counts.networkAcknowledged(rlink, position);
    if (digest != null) {
      digest.networkAcknowledged(rlink, position);
    }
  }

  @Override
  public void stable(int rlink, long position) {
    journal().stable(rlink, position);
    invariants.stable(rlink, position);
    if (digest != null) {
      digest.stable(rlink, position);
    }
  }

  @Override
  public void applied(int rlink, long position) {
    journal().applied(rlink, position);
    invariants.applied(rlink, position);
    if (digest != null) {
      digest.applied(rlink, position);
    }
  }

  @Override
  public void dataAcknowledged(int rlink, long position) {
    journal().dataAcknowledged(rlink, position);
    invariants.dataAcknowledged(rlink, position);
    if (digest != null) {
      digest.dataAcknowledged(rlink, position);
    }
  }

  @Override
  public void freed(long position) {
    journal().freed(position);
    invariants.freed(position);
    if (digest != null) {
      digest.freed(position);
    }
  }

  @Override
  public void regionsTransmitted(int rlink, long bytes) {
    journal().regionsTransmitted(rlink, bytes);
    invariants.regionsTransmitted(rlink, bytes);
    counts.regionsTransmitted(rlink, bytes);
    if (digest != null) {
      digest.regionsTransmitted(rlink, bytes);
    }
  }

  @Override
  public void regionsApplied(int rlink, int volume, long offsetBytes, int lengthBytes) {
    journal().regionsApplied(rlink, volume, offsetBytes, lengthBytes);
    invariants.regionsApplied(rlink, volume, offsetBytes, lengthBytes);
    if (digest != null) {
      digest.regionsApplied(rlink, volume, offsetBytes, lengthBytes);
    }
  }

  @Override
  public void fact(Fact fact) {
    journal().fact(fact);
    invariants.fact(fact);
    counts.fact(fact);
    if (digest != null) {
      digest.fact(fact);
    }
    if (fact instanceof Fact.ThrottleOff
        || fact instanceof Fact.VolumeThrottleOff
        || fact instanceof Fact.LatencyThrottleOff
        || fact instanceof Fact.WriteBuffersThrottleOff
        || fact instanceof Fact.Unquiesced
        || fact instanceof Fact.RoleChanged
        || fact instanceof Fact.NodeBooted
        || fact instanceof Fact.LogownerTookOver
        || fact instanceof Fact.HostBooted) {
      writesMayGoOn = true;
      pending = true;
    }
    if (application != null) {
      application.hears(fact);
    }
    if (hand != null) {
      hand.hears(fact);
    }
    if (scripts.test(fact)) {
      pending = true;
    }
  }

  @Override
  public void returned(int call, Outcome outcome) {
    returned.add(new Returned(call, outcome));
    pending = true;
  }
}
