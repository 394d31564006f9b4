package org.ibcsim.explore;

import org.ibcsim.kernel.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of one state, or none where times do not count: then everything may come at any time.
 *
 * <p>Time stands while something is due: a clock that has run out, or a command that follows at
 * once.
 */
final class Clocks {
  /** Something done to a clock; answers what stands in its place from there on. */
  @FunctionalInterface
  interface Each {
    int clock(int clock);
  }

  private final @Nullable Timing timing;
  private final Zone zone = new Zone();
  private boolean stands;

  /**
   * @param timing null where times do not count
   */
  Clocks(@Nullable Timing timing) {
    this.timing = timing;
  }

  boolean timed() {
    return timing != null;
  }

  Timing timing() {
    if (timing == null) {
      throw new IllegalStateException("times were asked for where they do not count");
    }
    return timing;
  }

  Zone zone() {
    return zone;
  }

  /** Whether no time passes before the next choice. */
  void stands(boolean still) {
    stands = still;
  }

  /** Whether no time passes before the next choice. */
  boolean stand() {
    return stands;
  }

  int start(TimeRange takes) {
    return timed() ? zone.start(takes.leastNanos(), takes.mostNanos()) : Zone.FREE;
  }

  /**
   * A clock of something that comes no earlier than what is before it on its channel, however long
   * that takes.
   */
  int startBehind(int before, TimeRange takes) {
    long most = takes.mostNanos();
    if (before >= 0) {
      most = Math.max(most, zone.most(before));
    } else if (before == Zone.FREE || before == Zone.IDLE) {
      return start(takes);
    }
    int clock = zone.start(takes.leastNanos(), most);
    zone.order(before, clock);
    return clock;
  }

  void stop(int clock) {
    zone.stop(clock);
  }

  /** Whether what has this clock may be the next of all. */
  boolean mayComeNext(int clock) {
    if (!timed() || clock == Zone.DUE) {
      return true;
    }
    if (clock == Zone.FREE) {
      return true;
    }
    if (clock == Zone.IDLE) {
      return false;
    }
    return stands ? zone.mayBeDue(clock) : zone.mayRunOut(clock);
  }

  /** What has this clock is the next of all; the clock is stopped. */
  void comesNext(int clock) {
    if (!timed()) {
      return;
    }
    if (clock == Zone.FREE) {
      pass();
    } else if (clock >= 0) {
      if (stands) {
        zone.runOutNow(clock);
      } else {
        zone.runOut(clock);
      }
    }
  }

  /** Something comes that has no clock. */
  void pass() {
    if (timed() && !stands) {
      zone.pass();
    }
  }
}
