package org.ibcsim.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.ibcsim.plan.input.Measured;
import org.junit.jupiter.api.Test;

/**
 * Of a profile that repeats, what waits at its end meets the beginning of the next time: every
 * answer counts it.
 */
class PeriodicAnswersTest {
  private static final long MEBI = 1 << 20;

  /**
   * 1 MiB/s for 3 h, nothing for 18 h, 1 MiB/s for the last 3 h: six hours in a row at midnight.
   */
  private static Measured busyAroundMidnight() {
    long[] bytes = new long[24];
    for (int hour = 0; hour < 24; hour++) {
      bytes[hour] = hour < 3 || hour >= 21 ? 3_600 * MEBI : 0;
    }
    return Measurements.intervals(3_600, 8_192, bytes);
  }

  private static Terms terms(boolean periodic) {
    Terms terms = Measurements.terms(MEBI * 4, HeaderRule.NONE, 0, 0);
    return periodic ? terms.withPeriodic(true) : terms;
  }

  /** At half a MiB/s, half of what is written waits: of three hours once, of six at midnight. */
  @Test
  void backlogAtMidnightIsThatOfBothEnds() {
    WhatIf once = new WhatIf(busyAroundMidnight(), terms(false));
    WhatIf repeated = new WhatIf(busyAroundMidnight(), terms(true));

    assertThat(atFactorOne(once).mostBytes()).isEqualTo(3 * 3_600 * MEBI / 2);
    assertThat(atFactorOne(repeated).mostBytes()).isEqualTo(6 * 3_600 * MEBI / 2);
    assertThat(atFactorOne(repeated).mostSeconds()).isEqualTo(6 * 3_600.0);
  }

  private static WhatIf.ForLink atFactorOne(WhatIf whatIf) {
    return whatIf.lossForLinks().stream()
        .filter(point -> point.linkBitsPerSecond() == MEBI * 4)
        .findFirst()
        .orElseThrow();
  }

  /** The slowest link that never has more waiting than the limit, to the bit per second. */
  @Test
  void slowestLinksForLimitsCountBothEnds() {
    WhatIf once = new WhatIf(busyAroundMidnight(), terms(false));
    WhatIf repeated = new WhatIf(busyAroundMidnight(), terms(true));
    long limit = 3 * 3_600 * MEBI / 2;

    assertThat(once.linkForBytes(limit)).isEqualTo(4 * MEBI);
    assertThat(repeated.linkForBytes(limit)).isEqualTo(6 * MEBI);
    assertThat(once.linkForSeconds(10_800)).isEqualTo(4 * MEBI);
    // What is written in 6 h has to be through in 9.
    assertThat(repeated.linkForSeconds(10_800)).isBetween(8 * MEBI * 2 / 3, 8 * MEBI * 2 / 3 + 1);
  }

  /** What is written, 2 Mi bit/s on average, piles up for ever at a link of no more than that. */
  @Test
  void wideLimitsAreKeptForEverOnlyByALinkThatDrains() {
    WhatIf once = new WhatIf(busyAroundMidnight(), terms(false));
    WhatIf repeated = new WhatIf(busyAroundMidnight(), terms(true));
    long slowest = 2 * MEBI + 1;

    assertThat(once.linkForBytes(1L << 50)).isEqualTo(1);
    assertThat(repeated.linkForBytes(1L << 50)).isEqualTo(slowest);
    assertThat(repeated.linkForSeconds(1e12)).isEqualTo(slowest);
    assertThat(repeated.linkForShare(1e12, 0.5)).isBetween(slowest, slowest + 16);
    assertThat(repeated.lossForLinks().stream().filter(WhatIf.ForLink::drains))
        .extracting(WhatIf.ForLink::linkBitsPerSecond)
        .startsWith(3 * MEBI, 4 * MEBI)
        .hasSize(6);
  }
}
