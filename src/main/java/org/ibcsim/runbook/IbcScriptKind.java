package org.ibcsim.runbook;

import java.util.Locale;

/**
 * The scripts of a task of {@code vradmin ibc}, in the order in which they run [D ibc S13, S14].
 *
 * <p>{@code onfreeze} must be there; quiesce and unquiesce come as a pair; the rest may be left
 * out.
 */
public enum IbcScriptKind {
  /** Prepares a Secondary, for instance adds snapshot plexes. */
  PREFREEZE(1, false),
  /** Makes the application on the Primary consistent. */
  QUIESCE(3, true),
  /** Lets the application go on. */
  UNQUIESCE(5, true),
  /** The work on a Secondary that stands still. */
  ONFREEZE(6, false),
  /** What follows on a Secondary while replication runs again. */
  POSTFREEZE(8, false);

  private final int step;
  private final boolean onPrimary;

  IbcScriptKind(int step, boolean onPrimary) {
    this.step = step;
    this.onPrimary = onPrimary;
  }

  /** The number of its step, 1 to 9. */
  public int step() {
    return step;
  }

  /** Whether it runs on the Primary; otherwise on each Secondary that the message goes to. */
  public boolean onPrimary() {
    return onPrimary;
  }

  /** The name of its file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
