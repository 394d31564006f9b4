package org.ibcsim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.ibcsim.plan.Plan;
import org.ibcsim.plan.SideBySide;
import org.ibcsim.plan.Terms;
import org.ibcsim.plan.fluid.WrittenBytes;
import org.ibcsim.plan.input.InputFormat;
import org.ibcsim.plan.input.Measured;
import org.ibcsim.plan.input.MeasuredFile;
import org.ibcsim.workload.trace.SharedTraces;
import org.ibcsim.workload.trace.TraceFormat;

/** Without latency and overhead the fluid engine and the event engine are one (issue of plans). */
class BothEnginesProperties {
  private static void agree(Measured measured, long bitsPerSecond) {
    SideBySide both =
        SideBySide.of(Plan.of(measured, Terms.of(bitsPerSecond)), new PlanSimulation());
    assertThat(both.ran()).as(both.cause()).isTrue();
    assertThat(both.eventBacklogBytes()).isEqualTo(both.fluidBacklogBytes());
    assertThat(Math.round(both.eventLagSeconds() * 1e9))
        .isEqualTo(Math.round(both.fluidLagSeconds() * 1e9));
    assertThat(both.cause()).startsWith("both engines agree");
  }

  @Example
  void onARealTraceOfFiveThousandRequests() {
    Measured measured =
        MeasuredFile.read(
            SharedTraces.find("converted/cp5000.msr.csv"), MeasuredFile.Options.STANDARD);
    agree(measured, 8_000_000);
    agree(measured, 800_000);
  }

  /** Peak 10, link 4, on for 20 s: the last byte of the peak waits (h - c) Ton / c = 30 s. */
  @Example
  void theory_5_3_aDailyPeakIsCaughtUpByBothAsItMust() {
    long[] at = new long[2_000];
    long[] bytes = new long[2_000];
    for (int i = 0; i < at.length; i++) {
      at[i] = (i + 1) * 10_000_000L;
      bytes[i] = 1_000;
    }
    SideBySide both =
        SideBySide.of(Plan.of(writes(at, bytes), Terms.of(8 * 40_000)), new PlanSimulation());
    // The first write comes after 10 ms, so the link has idled for so long.
    assertThat(both.eventLagSeconds()).isCloseTo(30.01, within(0.001));
    assertThat(both.fluidLagSeconds()).isCloseTo(30.01, within(0.001));
  }

  /** A burst b = 1 MB and 2 MB/s behind it over 5 MB/s: no delay above b / R = 0.2 s. */
  @Example
  void theory_5_4_aTokenBucketBoundsTheDelayInBoth() {
    long[] at = new long[501];
    long[] bytes = new long[501];
    bytes[0] = 1_000_000;
    for (int i = 1; i < at.length; i++) {
      at[i] = i * 1_000_000L;
      bytes[i] = 2_000;
    }
    SideBySide both =
        SideBySide.of(Plan.of(writes(at, bytes), Terms.of(40_000_000)), new PlanSimulation());
    assertThat(both.eventLagSeconds()).isCloseTo(0.2, within(1e-9));
    assertThat(both.fluidLagSeconds()).isCloseTo(0.2, within(1e-9));
  }

  @Property(tries = 40)
  void onRandomWrites(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 4_000_000) Integer> gaps,
      @ForAll @Size(min = 60, max = 60) List<@IntRange(min = 1, max = 65_536) Integer> sizes) {
    long[] at = new long[gaps.size()];
    long[] bytes = new long[gaps.size()];
    long now = 0;
    for (int i = 0; i < at.length; i++) {
      now += gaps.get(i);
      at[i] = now;
      bytes[i] = sizes.get(i);
    }
    // A byte takes a whole number of nanoseconds at this rate.
    agree(writes(at, bytes), 80_000_000);
  }

  private static Measured writes(long[] at, long[] bytes) {
    long[] one = new long[at.length];
    Arrays.fill(one, 1);
    return new Measured(
        InputFormat.of(TraceFormat.SPC),
        WrittenBytes.ofWrites(at, bytes),
        one,
        new long[0],
        Measured.NO_TIME,
        0,
        List.of(),
        List.of());
  }
}
