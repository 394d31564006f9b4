package org.ibcsim.check.invariant;

import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.model.BunkerSwitches;
import org.ibcsim.model.Fact;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.ReplicationView;

/** What is known of a bunker: which RLINK ends there, and which come from there meanwhile. */
final class Bunkers {
  private static final int NONE = -1;

  private final RdsLayout layout;
  private final int rlink;
  private final boolean keepsMessages;
  private int replayed;
  private int primary;

  Bunkers(RdsLayout layout) {
    this.layout = layout;
    rlink = layout.secondaries() < layout.rlinks().size() ? layout.secondaries() : NONE;
    keepsMessages =
        rlink != NONE
            && layout.semantics().get(BunkerSwitches.BUNKER_IBC)
                == BunkerSwitches.BunkerIbc.STORE_FORWARD;
  }

  void primaryIs(int host) {
    primary = host;
  }

  /** Whether an RLINK ends at a bunker, where an update counts once it is in the SRL. */
  boolean isAt(int number) {
    return number == rlink;
  }

  /** The RLINK that carries every message besides those that it is for, as a bit. */
  int keeping(ReplicationView view) {
    return keepsMessages && view.attached(rlink) ? 1 << rlink : 0;
  }

  void write(StateWriter writer) {
    writer.rare(replayed);
  }

  void read(StateReader reader) {
    replayed = (int) reader.rare();
  }

  void replays(int number, boolean begins) {
    replayed = begins ? replayed | 1 << number : replayed & ~(1 << number);
  }

  boolean replays(int number) {
    return (replayed >>> number & 1) != 0;
  }

  /** The host that sends to an RLINK. */
  int sourceOf(int number) {
    return replays(number) ? layout.rlinks().get(rlink).targetHost() : primary;
  }

  /** A bunker sends nothing that is not in its SRL. */
  void transmitted(int number, long position, Progress progress, Violations violations) {
    if (replays(number) && position > progress.stable[rlink]) {
      violations.report(
          Invariant.STAGES_IN_ORDER,
          "RLINK %d: the bunker has sent update %d, but only %d is in its SRL"
              .formatted(number, position, progress.stable[rlink]));
    }
  }

  /** A message that the bunker has dropped is not in the stream of the Secondary. */
  void lost(Fact.MessageEnded fact, UpdateTrail trail) {
    int number = layout.rlinkTo(fact.host());
    if (replays(number)) {
      trail.withdraw(number, fact.message());
    }
  }
}
