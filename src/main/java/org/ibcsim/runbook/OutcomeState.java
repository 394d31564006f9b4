package org.ibcsim.runbook;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.Outcome;

/** Outcomes of calls as states hold them: one that has come and was not yet looked at. */
final class OutcomeState {
  private enum Kind {
    DONE,
    BLOCKED,
    REGISTERED,
    RECEIVED,
    STATUS,
    FAILED
  }

  private static final Kind[] KINDS = Kind.values();
  private static final IbcError[] ERRORS = IbcError.values();

  private OutcomeState() {}

  static void write(StateWriter writer, Outcome outcome) {
    if (outcome instanceof Outcome.Registered registered) {
      writer.choice(Kind.REGISTERED, KINDS.length);
      writer.halves(registered.key());
    } else if (outcome instanceof Outcome.Received received) {
      writer.choice(Kind.RECEIVED, KINDS.length);
      writer.count(received.message());
      writer.text(received.payload());
      writer.count(received.lengthBytes());
      writer.flag(received.frozen());
    } else if (outcome instanceof Outcome.Status status) {
      writer.choice(Kind.STATUS, KINDS.length);
      writer.count(status.registrations().size());
      for (Outcome.Status.Registration row : status.registrations()) {
        writer.text(row.name());
        writer.halves(row.key());
      }
    } else if (outcome instanceof Outcome.Failed failed) {
      writer.choice(Kind.FAILED, KINDS.length);
      writer.choice(failed.error(), ERRORS.length);
      writer.rare(failed.dropCount());
    } else {
      writer.choice(outcome instanceof Outcome.Done ? Kind.DONE : Kind.BLOCKED, KINDS.length);
    }
  }

  static Outcome read(StateReader reader) {
    return switch (reader.choice(KINDS)) {
      case DONE -> Outcome.DONE;
      case BLOCKED -> Outcome.BLOCKED;
      case REGISTERED -> new Outcome.Registered(reader.halves());
      case RECEIVED ->
          new Outcome.Received(reader.count(), reader.text(), (int) reader.count(), reader.flag());
      case STATUS -> {
        List<Outcome.Status.Registration> rows = new ArrayList<>();
        for (long rest = reader.count(); rest > 0; rest--) {
          rows.add(new Outcome.Status.Registration(reader.text(), reader.halves()));
        }
        yield new Outcome.Status(List.copyOf(rows));
      }
      case FAILED -> new Outcome.Failed(reader.choice(ERRORS), (int) reader.rare());
    };
  }
}
