package org.ibcsim.simulate;

import java.util.ArrayDeque;
import java.util.List;
import org.ibcsim.journal.JournalWriter;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Observer;
import org.ibcsim.model.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The model's observer in a simulation: passes everything on to the journal and to the checks, and keeps for the driver
 * what it must act on after the event.
 *
 * <p>The model must not be called from inside one of its own steps, so nothing is done here: calls that returned and
 * stalls that ended are noted, and {@link #pending} tells the driver so.
 */
final class Watch implements Observer {
  /** A blocked call that has returned. */
  record Returned(int call, Outcome outcome) {}

  private final List<Observer> checks;
  private final ArrayDeque<Returned> returned = new ArrayDeque<>();
  private @Nullable JournalWriter journal;
  private @Nullable Application application;
  private boolean writesMayGoOn;
  private boolean pending;

  Watch(List<Observer> checks) {
    this.checks = List.copyOf(checks);
  }

  /** Where it passes everything on to; before that, nothing may happen. */
  void connect(JournalWriter journal, Application application) {
    this.journal = journal;
    this.application = application;
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
    for (Observer check : checks) {
      check.submitted(position, volume, offsetBytes, lengthBytes);
    }
  }

  @Override
  public void refused(int rlink) {
    journal().refused(rlink);
    for (Observer check : checks) {
      check.refused(rlink);
    }
  }

  @Override
  public void logged(long position) {
    journal().logged(position);
    for (Observer check : checks) {
      check.logged(position);
    }
  }

  @Override
  public void acknowledged(long position, boolean succeeded) {
    journal().acknowledged(position, succeeded);
    for (Observer check : checks) {
      check.acknowledged(position, succeeded);
    }
    if (application != null) {
      application.acknowledged();
    }
  }

  @Override
  public void volumeWritten(long position) {
    journal().volumeWritten(position);
    for (Observer check : checks) {
      check.volumeWritten(position);
    }
  }

  @Override
  public void transmitted(int rlink, long position) {
    journal().transmitted(rlink, position);
    for (Observer check : checks) {
      check.transmitted(rlink, position);
    }
  }

  @Override
  public void arrived(int rlink, long position, boolean duplicate) {
    journal().arrived(rlink, position, duplicate);
    for (Observer check : checks) {
      check.arrived(rlink, position, duplicate);
    }
  }

  @Override
  public void networkAcknowledged(int rlink, long position) {
    journal().networkAcknowledged(rlink, position);
    for (Observer check : checks) {
      check.networkAcknowledged(rlink, position);
    }
  }

  @Override
  public void stable(int rlink, long position) {
    journal().stable(rlink, position);
    for (Observer check : checks) {
      check.stable(rlink, position);
    }
  }

  @Override
  public void applied(int rlink, long position) {
    journal().applied(rlink, position);
    for (Observer check : checks) {
      check.applied(rlink, position);
    }
  }

  @Override
  public void dataAcknowledged(int rlink, long position) {
    journal().dataAcknowledged(rlink, position);
    for (Observer check : checks) {
      check.dataAcknowledged(rlink, position);
    }
  }

  @Override
  public void freed(long position) {
    journal().freed(position);
    for (Observer check : checks) {
      check.freed(position);
    }
  }

  @Override
  public void fact(Fact fact) {
    journal().fact(fact);
    for (Observer check : checks) {
      check.fact(fact);
    }
    if (fact instanceof Fact.ThrottleOff || fact instanceof Fact.Unquiesced) {
      writesMayGoOn = true;
      pending = true;
    }
  }

  @Override
  public void returned(int call, Outcome outcome) {
    returned.add(new Returned(call, outcome));
    pending = true;
  }
}
