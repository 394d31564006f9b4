package org.ibcsim.runbook;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.model.LinkCounters;
import org.jspecify.annotations.Nullable;

/**
 * A command under way: how far it has come.
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
    /** A command that displays something prints once more. */
    REPEAT,
    /** A wait for the time is over. */
    WOKEN,
    /** Nothing. */
    END;

    /** Whether what comes next is done with the key that the command has found. */
    boolean usesKey() {
      return this != BEGIN && this != REPEAT && this != WOKEN && this != END;
    }
  }

  private static final Phase[] PHASES = Phase.values();

  final Command command;
  final String text;
  Phase phase = Phase.BEGIN;
  int sent;
  long key;
  boolean frozen;
  int status;
  int childStatus;
  final List<String> output = new ArrayList<>();

  /**
   * What was counted of each RLINK when the command printed last; empty before. No part of the
   * state: nothing is counted where states count.
   */
  List<LinkCounters> counted = List.of();

  /** The same of each data volume. */
  List<VolumeCounters> volumesCounted = List.of();

  /** The parts of {@code vradmin ibc} once it has begun. */
  @Nullable IbcSequence sequence;

  Execution(Command command, String text) {
    this.command = command;
    this.text = text;
  }

  /** Notes a failure; the command goes on to the phase that follows it. */
  void fail(String line) {
    output.add(line);
    status = 1;
  }

  /** Writes all but the command, its text and its parts, which its process knows. */
  void write(StateWriter writer) {
    writer.choice(phase, PHASES.length);
    if (phase.usesKey()) {
      writer.halves(key);
    }
    writer.rare(sent);
    writer.flag(frozen);
    writer.rare(status);
    writer.rare(childStatus);
    writer.lines(output);
  }

  void read(StateReader reader) {
    phase = reader.choice(PHASES);
    key = phase.usesKey() ? reader.halves() : 0;
    sent = (int) reader.rare();
    frozen = reader.flag();
    status = (int) reader.rare();
    childStatus = (int) reader.rare();
    reader.lines(output);
  }
}
