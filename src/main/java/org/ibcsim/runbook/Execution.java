package org.ibcsim.runbook;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.model.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A command under way: how far it has come. Its copies share nothing that changes.
 *
 * <p>What to do next is {@link Actions}; this is only the memory between two actions.
 */
final class Execution {
  /** What comes next. */
  enum Phase {
    /** Nothing is done yet. */
    BEGIN,
    /** The next RLINK's SEND; afterwards UNREGISTER for regsend. */
    SEND,
    /** The RECEIVE of regrecv. */
    RECEIVE,
    /** The command of regrecv is running, or has ended with {@link #childStatus}. */
    RUN,
    /** UNFREEZE after the command of regrecv. */
    UNFREEZE,
    /** UNREGISTER at the end of regsend and regrecv. */
    UNREGISTER,
    /** A wait for the time is over. */
    WOKEN,
    /** Nothing. */
    END
  }

  final Command command;
  final String text;
  Phase phase = Phase.BEGIN;
  int sent;
  long key;
  boolean frozen;
  int status;
  int childStatus;
  final List<String> output = new ArrayList<>();

  /** The parts of {@code vradmin ibc} once it has begun. */
  @Nullable IbcSequence sequence;

  Execution(Command command, String text) {
    this.command = command;
    this.text = text;
  }

  Execution copy() {
    Execution copy = new Execution(command, text);
    copy.phase = phase;
    copy.sent = sent;
    copy.key = key;
    copy.frozen = frozen;
    copy.status = status;
    copy.childStatus = childStatus;
    copy.output.addAll(output);
    copy.sequence = sequence == null ? null : sequence.copy();
    return copy;
  }

  /** Notes a failure; the command goes on to the phase that follows it. */
  void fail(String line) {
    output.add(line);
    status = 1;
  }

  /** Appends everything that decides what comes next; what was printed does not. */
  void addTo(List<Long> state) {
    state.add((long) phase.ordinal());
    state.add((long) sent);
    state.add(key);
    state.add(frozen ? 1L : 0L);
    state.add((long) status);
    state.add((long) childStatus);
    if (sequence != null) {
      sequence.addTo(state);
    }
  }

  /** Appends an outcome that was not yet looked at. */
  static void addTo(List<Long> state, Outcome outcome) {
    if (outcome instanceof Outcome.Done) {
      state.add(1L);
    } else if (outcome instanceof Outcome.Registered registered) {
      state.add(2L);
      state.add(registered.key());
    } else if (outcome instanceof Outcome.Received received) {
      state.add(3L);
      state.add(received.message());
      state.add((long) received.lengthBytes());
      state.add(received.frozen() ? 1L : 0L);
    } else if (outcome instanceof Outcome.Failed failed) {
      state.add(4L);
      state.add((long) failed.error().ordinal());
      state.add((long) failed.dropCount());
    } else if (outcome instanceof Outcome.Status status) {
      state.add(5L);
      status.registrations().forEach(row -> state.add(row.key()));
    } else {
      state.add(6L);
    }
  }
}
