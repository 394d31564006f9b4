package org.ibcsim.model.bed;

import org.ibcsim.model.Fingerprint;

/** Random choices that can be copied with their future. */
public final class Dice {
  private long state;

  public Dice(long seed) {
    state = seed;
  }

  /** A number from 0 to one below the bound. */
  public long below(long bound) {
    state += 0x9E3779B97F4A7C15L;
    return Math.floorMod(Fingerprint.mix(state), bound);
  }

  Dice copy() {
    return new Dice(state);
  }
}
