package org.ibcsim.report;

import java.util.Locale;
import org.ibcsim.model.Fact;
import org.jspecify.annotations.Nullable;

/** What became of messages and freezes, in words for a reviewer. */
final class MessageWords {
  private MessageWords() {}

  static String fate(Fact.@Nullable Fate fate) {
    if (fate == null) {
      return "not finished";
    }
    return switch (fate) {
      case RECEIVED -> "received";
      case FREEZE_TIMED_OUT -> "freeze timed out";
      case DROPPED -> "dropped";
      case DISCARDED -> "discarded";
      case LOST -> "lost";
      case ENDED_BY_CRASH -> "ended by a crash";
      case FREEZE_BROKEN -> "freeze broken, SRL full";
      case ENDED_BY_ROLE_CHANGE -> "ended by a change of roles";
      case SENT_AGAIN -> "sent again after the resync";
    };
  }

  static String release(Fact.@Nullable Release release) {
    return release == null
        ? "still frozen when the run ended"
        : release.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
