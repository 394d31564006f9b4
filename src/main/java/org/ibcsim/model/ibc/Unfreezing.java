package org.ibcsim.model.ibc;

import org.ibcsim.model.IbcError;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.UnfreezeSwitches;
import org.ibcsim.model.UnfreezeSwitches.UnfreezeForeignUndelivered;
import org.ibcsim.model.UnfreezeSwitches.UnfreezeNotFrozen;
import org.jspecify.annotations.Nullable;

/** What RV_IBC_UNFREEZE comes to: three cases are documented nowhere and are switches (ibc 2.6). */
enum Unfreezing {
  /** The freeze ends as it should. */
  RELEASE,
  /** The message was not received and is discarded. */
  DISCARD,
  /** Success, and nothing changes. */
  NOTHING,
  NOT_FROZEN,
  NOT_OWNER;

  /**
   * Judges an UNFREEZE.
   *
   * @param held the message that holds the stream, if one does
   */
  static Unfreezing by(Registration registration, @Nullable Arrival held, Semantics semantics) {
    if (held == null) {
      return semantics.get(UnfreezeSwitches.UNFREEZE_NOT_FROZEN) == UnfreezeNotFrozen.ERROR
          ? NOT_FROZEN
          : NOTHING;
    }
    boolean own = held.message.application().equals(registration.application);
    if (held.awaits == Arrival.Awaits.UNFREEZE) {
      return own ? RELEASE : foreign(semantics);
    }
    if (!own) {
      return semantics.get(UnfreezeSwitches.UNFREEZE_FOREIGN_UNDELIVERED)
              == UnfreezeForeignUndelivered.ERROR
          ? NOT_OWNER
          : NOTHING;
    }
    return switch (semantics.get(UnfreezeSwitches.UNFREEZE_BEFORE_RECEIVE)) {
      case ERROR -> NOT_FROZEN;
      case NOOP -> NOTHING;
      case DISCARD_MESSAGE -> DISCARD;
    };
  }

  private static Unfreezing foreign(Semantics semantics) {
    return switch (semantics.get(UnfreezeSwitches.UNFREEZE_BY_OTHER_APP)) {
      case ERROR -> NOT_OWNER;
      case IGNORED -> NOTHING;
      case ALLOWED -> RELEASE;
    };
  }

  Outcome outcome() {
    return switch (this) {
      case RELEASE, DISCARD, NOTHING -> Outcome.DONE;
      case NOT_FROZEN -> new Outcome.Failed(IbcError.IBC_NOT_FROZEN);
      case NOT_OWNER -> new Outcome.Failed(IbcError.IBC_NOT_OWNER);
    };
  }
}
