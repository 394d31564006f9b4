package org.ibcsim.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.ibcsim.plan.fluid.DayOutages;
import org.ibcsim.plan.fluid.DaySums;
import org.ibcsim.plan.fluid.LagDistribution;
import org.ibcsim.plan.fluid.LagOverTime;
import org.ibcsim.plan.fluid.LinkRate;
import org.ibcsim.plan.fluid.WholeDays;
import org.ibcsim.plan.fluid.WorstOutage;
import org.ibcsim.plan.fluid.WorstWindow;
import org.ibcsim.plan.fluid.WrittenBytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is known of each day answers the same for a row of days as the engines do that walk through
 * the row written out.
 */
class DaysInAnyOrderTest {
  private static final long HOUR = 3_600_000_000_000L;
  private static final long DAY = 24 * HOUR;
  private static final int DAYS = 8;
  private static final int POINTS = 48;
  private static final long STEP = DAY / POINTS;

  private final SplittableRandom random = new SplittableRandom(11);

  private long[][] days(long busyBytes) {
    long[][] days = new long[DAYS][POINTS];
    for (long[] day : days) {
      for (int i = 0; i < POINTS; i++) {
        day[i] = random.nextLong(random.nextInt(6) == 0 ? busyBytes : busyBytes / 5);
      }
    }
    return days;
  }

  private static WrittenBytes written(long[][] days, int[] row, int times) {
    long[] ends = new long[times * row.length * POINTS];
    long[] bytes = new long[ends.length];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = (i + 1) * STEP;
      bytes[i] = days[row[i / POINTS % row.length]][i % POINTS];
    }
    return WrittenBytes.ofIntervals(ends, bytes);
  }

  private static WholeDays whole(long[][] days) {
    int[] order = new int[DAYS];
    for (int day = 0; day < DAYS; day++) {
      order[day] = day;
    }
    return WholeDays.of(written(days, order, 1));
  }

  private int[] row() {
    int[] row = new int[DAYS];
    for (int slot = 0; slot < DAYS; slot++) {
      row[slot] = random.nextInt(DAYS);
    }
    return row;
  }

  /** The same link on every day: nothing at night, from midnight on. */
  private static LinkRate daily(boolean windows) {
    if (!windows) {
      return LinkRate.constant(1_000_000);
    }
    int days = 60;
    long[] from = new long[4 * days];
    long[] rates = new long[from.length];
    long[] begin = {0, 2 * HOUR, 8 * HOUR + HOUR / 3, 17 * HOUR};
    long[] rate = {0, 2_000_000, 600_000, 1_500_000};
    for (int i = 0; i < from.length; i++) {
      from[i] = i / 4 * DAY + begin[i % 4];
      rates[i] = rate[i % 4];
    }
    return new LinkRate(from, rates);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theLargestBacklogOfARowIsThatOfTheRowWrittenOut(boolean windows) {
    LinkRate link = daily(windows);
    for (int attempt = 0; attempt < 40; attempt++) {
      long[][] days = days(700_000_000);
      int[] row = row();
      int times = 1 + attempt % 2;
      assertThat(DaySums.of(whole(days), link, 0).most(row, times))
          .isCloseTo(Backlog.mostBytes(written(days, row, times), link), within(1.0));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void dataIsOlderThanALimitInARowWhereItIsInTheRowWrittenOut(boolean windows) {
    LinkRate link = daily(windows);
    for (int attempt = 0; attempt < 40; attempt++) {
      long[][] days = days(600_000_000);
      int[] row = row();
      LagDistribution lag = new LagDistribution(Double.POSITIVE_INFINITY);
      new LagOverTime(written(days, row, 1), link).walk(lag);
      double most = lag.mostSeconds();
      assertThat(DaySums.of(whole(days), link, most * 1.0001).most(row, 1)).isNotPositive();
      assertThat(DaySums.of(whole(days), link, most * 0.9999).most(row, 1)).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {STEP, 7 * HOUR, 30 * HOUR, 5 * DAY})
  void theWorstOutageOfARowIsThatOfTheRowWrittenOut(long outage) {
    LinkRate link = daily(false);
    for (int attempt = 0; attempt < 20; attempt++) {
      long[][] days = days(200_000_000);
      int[] row = row();
      DayOutages outages = new DayOutages(whole(days), link, POINTS);
      WrittenBytes once = written(days, row, 1);
      assertThat(outages.backlogBytes(row, false, outage))
          .isCloseTo(
              new WorstOutage(once, link, outage).worst().get(0).backlogBytes(), within(1.0));
      WrittenBytes often = written(days, row, 3);
      assertThat(outages.backlogBytes(row, true, outage))
          .isCloseTo(
              new WorstOutage(often, link, outage, DAYS * DAY).worst().get(0).backlogBytes(),
              within(1.0));
      assertThat(outages.writtenBytes(row, false, outage))
          .isCloseTo(WorstWindow.of(once, outage).backlogBytes(), within(1.0));
    }
  }

  /** What does not begin or end at a point of the grid is found from either end. */
  @ParameterizedTest
  @ValueSource(longs = {STEP / 3, HOUR + 123_456_789, 25 * HOUR + 7})
  void anOutageMayBeginOrEndBetweenTwoIntervals(long outage) {
    LinkRate link = daily(false);
    for (int attempt = 0; attempt < 20; attempt++) {
      long[][] days = days(200_000_000);
      int[] row = row();
      assertThat(new DayOutages(whole(days), link, POINTS).backlogBytes(row, false, outage))
          .isCloseTo(
              new WorstOutage(written(days, row, 1), link, outage).worst().get(0).backlogBytes(),
              within(1.0));
    }
  }

  /** Moments of a coarser grid find less, but hardly. */
  @ParameterizedTest
  @ValueSource(longs = {7 * HOUR, 30 * HOUR})
  void aCoarseGridUnderALinkWithWindowsFindsNearlyTheWorst(long outage) {
    LinkRate link = daily(true);
    for (int attempt = 0; attempt < 20; attempt++) {
      long[][] days = days(200_000_000);
      int[] row = row();
      double worst =
          new WorstOutage(written(days, row, 1), link, outage).worst().get(0).backlogBytes();
      assertThat(new DayOutages(whole(days), link, POINTS).backlogBytes(row, false, outage))
          .isBetween(0.99 * worst, worst + 1);
      assertThat(new DayOutages(whole(days), link, POINTS / 2).backlogBytes(row, false, outage))
          .isBetween(0.9 * worst, worst + 1);
    }
  }
}
