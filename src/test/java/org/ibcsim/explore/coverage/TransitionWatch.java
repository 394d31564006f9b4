package org.ibcsim.explore.coverage;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ibcsim.journal.JournalEntry;
import org.ibcsim.journal.JournalVisitor;
import org.ibcsim.journal.RunHeader;
import org.ibcsim.model.Fact;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.runbook.ReportedError;
import org.jspecify.annotations.Nullable;

/**
 * Follows a journal and notes which transitions of ibc 11 it shows; the states are told from the
 * facts alone, not from the model.
 */
public final class TransitionWatch implements JournalVisitor {
  private boolean rolesChanged;

  private enum State {
    RUN,
    WAIT_REG,
    WAIT_RECV,
    FROZEN,
    DRAIN
  }

  /** What is known of a Secondary. */
  private static final class Secondary {
    State state = State.RUN;
    long message;
    long arrivedNanos;
    Set<String> registered = new HashSet<>();

    boolean holds() {
      return state == State.WAIT_REG || state == State.WAIT_RECV || state == State.FROZEN;
    }
  }

  private final Set<Transition> seen = EnumSet.noneOf(Transition.class);
  private final List<String> hosts;
  private final List<Secondary> secondaries = new ArrayList<>();
  private final Map<Long, Fact.MessageSubmitted> messages = new HashMap<>();
  private final Set<Long> transmitted = new HashSet<>();
  private final Set<Long> queued = new HashSet<>();
  private final Set<String> primaryNames = new HashSet<>();
  private boolean overflowed;
  private boolean detached;
  private long nanos;

  public TransitionWatch(RunHeader header) {
    hosts = header.hosts().stream().map(RunHeader.Host::name).toList();
    hosts.forEach(host -> secondaries.add(new Secondary()));
  }

  public Set<Transition> seen() {
    return seen;
  }

  @Override
  public void time(long timeNanos) {
    nanos = timeNanos;
  }

  @Override
  public void fact(Fact fact) {
    // The machines of section 11 know no change of roles.
    rolesChanged |= fact instanceof Fact.RoleChanged;
    if (rolesChanged) {
      return;
    }
    if (fact instanceof Fact.Registered registered) {
      registered(registered);
    } else if (fact instanceof Fact.Unregistered unregistered) {
      unregistered(unregistered);
    } else if (fact instanceof Fact.MessageSubmitted submitted) {
      messages.put(submitted.message(), submitted);
      queued.add(submitted.message());
    } else if (fact instanceof Fact.MessageSent sent) {
      seen.add(sent.succeeded() ? Transition.LOGGED_RETURNS : Transition.SUBMITTED_FAILED);
      if (sent.succeeded()) {
        seen.add(Transition.PRIMARY_SEND);
      }
    } else if (fact instanceof Fact.MessageArrived arrived) {
      arrived(arrived);
    } else if (fact instanceof Fact.MessageRepeated) {
      seen.add(Transition.DUPLICATE);
    } else if (fact instanceof Fact.MessageReceived received) {
      secondaries.get(received.host()).state = State.FROZEN;
      if (freezes(received.message())) {
        seen.add(Transition.WAIT_RECV_FROZEN);
      }
    } else if (fact instanceof Fact.MessageEnded ended) {
      ended(ended);
    } else if (fact instanceof Fact.Unfrozen unfrozen) {
      unfrozen(unfrozen);
    } else if (fact instanceof Fact.Drained drained) {
      seen.add(Transition.DRAIN_RUN);
      secondaries.get(drained.host()).state = State.RUN;
    } else {
      failure(fact);
    }
  }

  private void failure(Fact fact) {
    if (fact instanceof Fact.HostCrashed crashed) {
      crashed(crashed.host());
    } else if (fact instanceof Fact.HostBooted booted && booted.host() != RdsLayout.FIRST_PRIMARY) {
      Secondary secondary = secondaries.get(booted.host());
      seen.add(secondary.holds() ? Transition.BOOT_WAIT_REG : Transition.BOOT_RUN);
      secondary.state = secondary.holds() ? State.WAIT_REG : State.DRAIN;
      secondary.arrivedNanos = nanos;
    } else if (fact instanceof Fact.Detached) {
      detached = true;
    } else if (fact instanceof Fact.SrlOverflow) {
      overflowed = true;
    }
  }

  private boolean freezes(long message) {
    return submitted(message).freeze();
  }

  private Fact.MessageSubmitted submitted(long message) {
    return Objects.requireNonNull(messages.get(message), () -> "message " + message);
  }

  private void registered(Fact.Registered registered) {
    if (registered.host() == RdsLayout.FIRST_PRIMARY) {
      seen.add(Transition.PRIMARY_REGISTER);
      primaryNames.add(registered.application());
      return;
    }
    seen.add(Transition.SECONDARY_REGISTER);
    Secondary secondary = secondaries.get(registered.host());
    secondary.registered.add(registered.application());
    if (secondary.state == State.WAIT_REG
        && submitted(secondary.message).application().equals(registered.application())) {
      secondary.state = State.WAIT_RECV;
      seen.add(Transition.WAIT_REG_REGISTER);
    }
  }

  private void unregistered(Fact.Unregistered unregistered) {
    if (unregistered.host() == RdsLayout.FIRST_PRIMARY) {
      seen.add(Transition.PRIMARY_UNREGISTER);
      primaryNames.remove(unregistered.application());
      if (queued.stream()
          .anyMatch(
              message -> submitted(message).application().equals(unregistered.application()))) {
        seen.add(Transition.PRIMARY_UNREGISTER_QUEUED);
      }
    } else {
      seen.add(Transition.SECONDARY_UNREGISTER);
      secondaries.get(unregistered.host()).registered.remove(unregistered.application());
    }
  }

  private void arrived(Fact.MessageArrived arrived) {
    queued.remove(arrived.message());
    seen.add(Transition.SENT_ARRIVED);
    Secondary secondary = secondaries.get(arrived.host());
    if (secondary.state == State.RUN) {
      seen.add(Transition.RUN_FLUSH);
    } else if (secondary.state == State.DRAIN) {
      seen.add(Transition.DRAIN_FLUSH);
    }
    secondary.message = arrived.message();
    secondary.arrivedNanos = nanos;
    secondary.state = arrived.registered() ? State.WAIT_RECV : State.WAIT_REG;
    if (arrived.registered()) {
      seen.add(Transition.FLUSH_WAIT_RECV);
    }
  }

  private void ended(Fact.MessageEnded ended) {
    Secondary secondary = secondaries.get(ended.host());
    queued.remove(ended.message());
    if (ended.fate() == Fact.Fate.LOST) {
      if (overflowed) {
        seen.add(Transition.LOGGED_LOST_OVERFLOW);
      } else {
        seen.add(detached ? Transition.LOGGED_LOST_DETACHED : Transition.SUBMITTED_LOST);
      }
      return;
    }
    if (secondary.message != ended.message()) {
      return;
    }
    if (secondary.state == State.WAIT_REG) {
      seen.add(
          secondary.arrivedNanos == nanos ? Transition.FLUSH_DISCARDED : Transition.FLUSH_WAIT_REG);
    }
    secondary.state = State.DRAIN;
  }

  private void unfrozen(Fact.Unfrozen unfrozen) {
    Transition.by(unfrozen.release())
        .ifPresent(
            transition -> {
              seen.add(transition);
              secondaries.get(unfrozen.host()).state = State.DRAIN;
            });
  }

  private void crashed(int host) {
    if (host == RdsLayout.FIRST_PRIMARY) {
      if (!primaryNames.isEmpty()) {
        seen.add(Transition.PRIMARY_CRASH);
      }
      primaryNames.clear();
      return;
    }
    Secondary secondary = secondaries.get(host);
    if (!secondary.registered.isEmpty()) {
      seen.add(Transition.SECONDARY_REBOOT);
    }
    secondary.registered.clear();
    seen.add(
        switch (secondary.state) {
          case RUN -> Transition.RUN_CRASH;
          case WAIT_REG -> Transition.WAIT_REG_CRASH;
          case WAIT_RECV -> Transition.WAIT_RECV_CRASH;
          case FROZEN -> Transition.FROZEN_CRASH;
          case DRAIN -> Transition.DRAIN_CRASH;
        });
  }

  @Override
  public void entry(JournalEntry entry) {
    if (entry instanceof JournalEntry.MessageTransmitted sent) {
      seen.add(transmitted.add(sent.message()) ? Transition.LOGGED_SENT : Transition.SENT_AGAIN);
    } else if (entry instanceof JournalEntry.Command command) {
      command(command);
    }
  }

  private void command(JournalEntry.Command command) {
    int host = hosts.indexOf(command.host().replaceFirst("/.*", ""));
    Secondary secondary = secondaries.get(host);
    Optional<IbcError> error = ReportedError.in(command.output()).map(ReportedError::error);
    IbcError answer = error.orElse(null);
    switch (Calls.keyword(command.text())) {
      case "unregister" -> unregisterEnded(host, secondary, answer);
      case "unfreeze" -> {
        if (answer == IbcError.EBUSY && secondary.state == State.FROZEN) {
          seen.add(Transition.FROZEN_BUSY);
        }
      }
      case "receive" -> receiveEnded(command, secondary, answer);
      default -> {
        // Composite commands show their calls in facts.
      }
    }
  }

  private void unregisterEnded(int host, Secondary secondary, @Nullable IbcError answer) {
    if (host == RdsLayout.FIRST_PRIMARY) {
      if (answer == IbcError.EBUSY) {
        seen.add(Transition.PRIMARY_UNREGISTER_REFUSED);
      }
    } else if (answer == IbcError.EIBC_IBC_PENDING && secondary.state == State.WAIT_RECV) {
      seen.add(Transition.WAIT_RECV_UNREGISTER);
    } else if (answer == IbcError.EIBC_IBC_PENDING && secondary.state == State.FROZEN) {
      seen.add(Transition.FROZEN_UNREGISTER);
    } else if (answer == IbcError.EBUSY) {
      seen.add(Transition.SECONDARY_UNREGISTER_ACTIVE);
    }
  }

  private void receiveEnded(
      JournalEntry.Command command, Secondary secondary, @Nullable IbcError answer) {
    if (answer == IbcError.IBC_DROPPED && secondary.state == State.WAIT_RECV) {
      seen.add(Transition.WAIT_RECV_DROPS);
    } else if (answer == IbcError.IBC_TIMED_OUT) {
      seen.add(Transition.BLOCKED_TIMEOUT);
    } else if (answer == IbcError.IBC_STOPPED) {
      seen.add(Transition.BLOCKED_STOPRECV);
    } else if (command.status() == 0 && command.endedNanos() > command.startedNanos()) {
      seen.add(Transition.BLOCKED_MESSAGE);
    }
  }
}
