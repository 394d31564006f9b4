package org.ibcsim.companion;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * A finished snapshot of all data volumes of a host.
 *
 * @param begun contents of the volumes when it began
 * @param finished contents when it was finished
 * @param finishedAt virtual time
 * @param frozenFor the message that held the volumes still during the whole of it, if one did
 */
public record Snapshot(
    String host,
    String prefix,
    Image begun,
    Image finished,
    Duration finishedAt,
    OptionalLong frozenFor) {
  /** Whether it holds the contents of one moment: nothing was written while it was taken. */
  public boolean consistent() {
    return begun.equals(finished);
  }
}
