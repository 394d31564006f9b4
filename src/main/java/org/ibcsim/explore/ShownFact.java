package org.ibcsim.explore;

import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.model.Fact;

/** The facts of a {@link History} as bytes: of each what expressions read of it, and no more. */
final class ShownFact {
  private enum Kind {
    SENT,
    ARRIVED,
    RECEIVED,
    ENDED,
    FROZEN,
    UNFROZEN,
    SNAPSHOT,
    OVERFLOW,
    CUT,
    HEALED,
    ROLES
  }

  private static final Kind[] KINDS = Kind.values();
  private static final Fact.Fate[] FATES = Fact.Fate.values();
  private static final Fact.Release[] RELEASES = Fact.Release.values();

  private ShownFact() {}

  static void write(Fact fact, StateWriter writer) {
    if (fact instanceof Fact.MessageSubmitted sent) {
      writer.choice(Kind.SENT, KINDS.length);
      writer.count(sent.message());
      writer.text(sent.application());
      writer.count(sent.targets());
      writer.digest(sent.image());
    } else if (fact instanceof Fact.MessageArrived arrived) {
      writer.choice(Kind.ARRIVED, KINDS.length);
      writer.count(arrived.message());
    } else if (fact instanceof Fact.MessageReceived received) {
      writer.choice(Kind.RECEIVED, KINDS.length);
      writer.count(received.message());
      writer.digest(received.image());
    } else if (fact instanceof Fact.MessageEnded ended) {
      writer.choice(Kind.ENDED, KINDS.length);
      writer.count(ended.message());
      writer.choice(ended.fate(), FATES.length);
    } else if (fact instanceof Fact.Frozen) {
      writer.choice(Kind.FROZEN, KINDS.length);
    } else if (fact instanceof Fact.Unfrozen unfrozen) {
      writer.choice(Kind.UNFROZEN, KINDS.length);
      writer.choice(unfrozen.release(), RELEASES.length);
    } else {
      writeRare(fact, writer);
    }
  }

  private static void writeRare(Fact fact, StateWriter writer) {
    if (fact instanceof Fact.SnapshotTaken taken) {
      writer.choice(Kind.SNAPSHOT, KINDS.length);
      writer.text(taken.prefix());
      writer.digest(taken.begunImage());
      writer.digest(taken.image());
      writer.flag(taken.message() != 0);
    } else if (fact instanceof Fact.SrlOverflow overflow) {
      writer.choice(Kind.OVERFLOW, KINDS.length);
      writer.count(overflow.rlink());
    } else if (fact instanceof Fact.Cut cut) {
      writer.choice(Kind.CUT, KINDS.length);
      writer.count(cut.rlink());
    } else if (fact instanceof Fact.Healed healed) {
      writer.choice(Kind.HEALED, KINDS.length);
      writer.count(healed.rlink());
    } else if (fact instanceof Fact.RoleChanged changed) {
      writer.choice(Kind.ROLES, KINDS.length);
      writer.count(changed.primary());
      writer.count(changed.lostUpdates());
    } else {
      throw new IllegalArgumentException("no fact of a history: " + fact);
    }
  }

  static Fact read(int host, StateReader reader) {
    return switch (reader.choice(KINDS)) {
      case SENT -> {
        long message = reader.count();
        String application = reader.text();
        int targets = (int) reader.count();
        yield new Fact.MessageSubmitted(
            message, application, targets, false, 0, 0, 0, reader.digest());
      }
      case ARRIVED -> new Fact.MessageArrived(host, reader.count(), false, false, 0);
      case RECEIVED -> new Fact.MessageReceived(host, reader.count(), reader.digest());
      case ENDED -> new Fact.MessageEnded(host, reader.count(), reader.choice(FATES));
      case FROZEN -> new Fact.Frozen(host, 0);
      case UNFROZEN -> new Fact.Unfrozen(host, 0, reader.choice(RELEASES));
      case SNAPSHOT -> {
        String prefix = reader.text();
        long begunImage = reader.digest();
        long image = reader.digest();
        yield new Fact.SnapshotTaken(host, prefix, begunImage, image, 0, reader.flag() ? 1 : 0);
      }
      case OVERFLOW -> new Fact.SrlOverflow((int) reader.count());
      case CUT -> new Fact.Cut((int) reader.count());
      case HEALED -> new Fact.Healed((int) reader.count());
      case ROLES -> new Fact.RoleChanged(0, (int) reader.count(), false, 0, 0, reader.count());
    };
  }
}
