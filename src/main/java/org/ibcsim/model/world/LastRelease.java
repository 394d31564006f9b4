package org.ibcsim.model.world;

import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.model.FailureSwitches;
import org.ibcsim.model.FailureSwitches.LinkLossDuplicates;
import org.ibcsim.model.FailureSwitches.UnfreezeDurable;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.ibc.Message;
import org.ibcsim.model.ibc.Messages;
import org.jspecify.annotations.Nullable;

/**
 * The message that stood at the head of a Secondary's stream last and is finished, as long as
 * nothing after it is on the data volumes and a switch may bring it back (ibc 14, {@code
 * unfreeze_durable} and {@code link_loss_duplicates}).
 */
final class LastRelease {
  private final boolean undoneByCrash;
  private final boolean repeatedByLink;
  private @Nullable Message message;
  private boolean undone;

  LastRelease(Semantics semantics) {
    undoneByCrash = semantics.get(FailureSwitches.UNFREEZE_DURABLE) == UnfreezeDurable.NO;
    repeatedByLink =
        semantics.get(FailureSwitches.LINK_LOSS_DUPLICATES) == LinkLossDuplicates.UNTIL_NEXT_APPLY;
  }

  /** A message was finished at the head of the stream. */
  void of(Message finished) {
    message = undoneByCrash || repeatedByLink ? finished : null;
  }

  /**
   * Something after it is on the data volumes, regions of a DCM replay begin to be written to them
   * (inferred: the Secondary is marked inconsistent first), or another message stands at the head.
   */
  void forget() {
    message = null;
  }

  /** The host crashed while nothing held its volumes. */
  void crashed(long appliedTo) {
    undone = message != null && undoneByCrash && message.position() == appliedTo;
  }

  /**
   * The host crashed while a message held its volumes. One that had come back is behind the
   * stream's position and must be brought back once more.
   */
  void crashed(long appliedTo, Message head) {
    undone = head.position() <= appliedTo;
    message = undone ? head : null;
  }

  /** The message that comes back because a crash has undone its release; null if none does. */
  @Nullable Message takeUndone() {
    Message back = undone ? message : null;
    undone = false;
    return back;
  }

  /** The message, if it stands where the stream is now; null if it does not. */
  @Nullable Message at(long position) {
    return message != null && message.position() == position ? message : null;
  }

  /** Its position, which the log must not forget; none is {@link Long#MAX_VALUE}. */
  long position() {
    return message == null ? Long.MAX_VALUE : message.position();
  }

  void write(StateWriter writer, Messages messages) {
    writer.flag(undone);
    writer.flag(message != null);
    if (message != null) {
      messages.writeOne(writer, message);
    }
  }

  void read(StateReader reader, Messages messages) {
    undone = reader.flag();
    message = reader.flag() ? messages.readOne(reader) : null;
  }
}
