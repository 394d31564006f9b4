package org.ibcsim.runbook;

import java.util.Locale;
import java.util.Optional;

/** What {@code vradmin ibc} does on a host, in the numbering of its documentation [D ibc S14]. */
enum IbcStep {
  PREFREEZE(1),
  REGISTER(2),
  QUIESCE(3),
  SEND(4),
  UNQUIESCE(5),
  RECEIVE(6),
  /** In place of the rest of step 6, where no message will come. */
  STOPRECV(6),
  ONFREEZE(6),
  UNFREEZE(7),
  POSTFREEZE(8),
  UNREGISTER(9);

  private final int number;

  IbcStep(int number) {
    this.number = number;
  }

  static IbcStep of(IbcScriptKind kind) {
    return valueOf(kind.name());
  }

  /** The script of the task that it is; empty for a command of the product. */
  Optional<IbcScriptKind> kind() {
    return switch (this) {
      case PREFREEZE -> Optional.of(IbcScriptKind.PREFREEZE);
      case QUIESCE -> Optional.of(IbcScriptKind.QUIESCE);
      case UNQUIESCE -> Optional.of(IbcScriptKind.UNQUIESCE);
      case ONFREEZE -> Optional.of(IbcScriptKind.ONFREEZE);
      case POSTFREEZE -> Optional.of(IbcScriptKind.POSTFREEZE);
      case REGISTER, SEND, RECEIVE, STOPRECV, UNFREEZE, UNREGISTER -> Optional.empty();
    };
  }

  /** Number and name, for instance {@code step 6, onfreeze}. */
  String text() {
    return "step " + number + ", " + name().toLowerCase(Locale.ROOT);
  }
}
