package org.ibcsim.model.bed;

import java.util.Optional;
import org.ibcsim.model.LatencyProtection;
import org.ibcsim.model.RlinkChange;
import org.ibcsim.model.SrlProtection;
import org.ibcsim.model.Synchronous;

/** Changes of one attribute, and of all three of latency protection. */
public final class Changes {
  private Changes() {}

  public static RlinkChange of(Synchronous mode) {
    return new RlinkChange(
        Optional.of(mode),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public static RlinkChange of(SrlProtection protection) {
    return new RlinkChange(
        Optional.empty(),
        Optional.of(protection),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public static RlinkChange of(LatencyProtection.Mode mode, int highMark, int lowMark) {
    return new RlinkChange(
        Optional.empty(),
        Optional.empty(),
        Optional.of(mode),
        Optional.of(highMark),
        Optional.of(lowMark),
        Optional.empty());
  }
}
