package org.ibcsim.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.ibcsim.plan.input.Measured;

/** What terms change in a plan: other traffic, sharing, further links, a periodic profile. */
class TermsOfThePlanTest {
  private static final long HOUR = 3_600L * Measurements.SECOND;
  private static final long MEGABYTE = 1_000_000;

  private static Terms terms(
      long link,
      List<Terms.Window> windows,
      List<Terms.Window> others,
      int sharing,
      List<Long> otherLinks,
      boolean periodic) {
    return new Terms(
        link,
        windows,
        0,
        1,
        HeaderRule.NONE,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        Long.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        false,
        false,
        0,
        others,
        sharing,
        otherLinks,
        periodic);
  }

  private static Measured hours(long... megabytes) {
    return Measurements.intervals(
        3_600, 8_192, Arrays.stream(megabytes).map(each -> each * 3_600 * MEGABYTE).toArray());
  }

  private static long most(Measured measured, Terms terms) {
    return Plan.of(measured, terms).size().needs().get(Constraint.PEAK_USAGE);
  }

  /** 3 MB/s written for two hours over 3 MB/s, of which others take 1 MB/s in the second. */
  @Example
  void otherTrafficIsTakenOffTheLine() {
    Terms.Window second = new Terms.Window(HOUR, 2 * HOUR, 8 * MEGABYTE);
    Terms terms = terms(24 * MEGABYTE, List.of(), List.of(second), 1, List.of(), false);
    assertThat(most(hours(3, 3), terms)).isEqualTo(3_600 * MEGABYTE);
  }

  @Example
  void otherTrafficThatOverlapsIsAddedUpAndTakesNoMoreThanTheLine() {
    Terms.Window second = new Terms.Window(HOUR, 2 * HOUR, 20 * MEGABYTE);
    Terms terms = terms(24 * MEGABYTE, List.of(), List.of(second, second), 1, List.of(), false);
    assertThat(most(hours(3, 3), terms)).isEqualTo(3 * 3_600 * MEGABYTE);
  }

  @Property(tries = 50)
  void whoSharesALineHasAPartOfIt(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 20) Integer> megabytes,
      @ForAll @IntRange(min = 1, max = 8) int sharing) {
    Measured measured = hours(megabytes.stream().mapToLong(Integer::longValue).toArray());
    long line = 840 * MEGABYTE / 10;
    assertThat(most(measured, terms(line, List.of(), List.of(), sharing, List.of(), false)))
        .isEqualTo(most(measured, Terms.of(line / sharing)));
  }

  @Property(tries = 50)
  void theLogKeepsWhatTheSlowestLinkHasNotCarried(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 20) Integer> megabytes,
      @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 100) Integer> links) {
    Measured measured = hours(megabytes.stream().mapToLong(Integer::longValue).toArray());
    List<Long> others = links.stream().map(link -> link * MEGABYTE).toList();
    long slowest = Math.min(60 * MEGABYTE, others.stream().min(Long::compare).orElseThrow());
    assertThat(most(measured, terms(60 * MEGABYTE, List.of(), List.of(), 1, others, false)))
        .isEqualTo(most(measured, Terms.of(slowest)));
  }

  /** Wherever a periodic profile begins, the need is the same; taken once it is not. */
  @Property(tries = 100)
  void aPeriodicProfileDoesNotDependOnItsBeginning(
      @ForAll @Size(min = 2, max = 24) List<@IntRange(max = 20) Integer> megabytes,
      @ForAll @IntRange(min = 0, max = 23) int turn) {
    long[] once = megabytes.stream().mapToLong(Integer::longValue).toArray();
    long[] turned = new long[once.length];
    for (int i = 0; i < once.length; i++) {
      turned[i] = once[(i + turn) % once.length];
    }
    // More than the mean, so that it drains.
    long link = (long) (Arrays.stream(once).average().orElseThrow() * 8 * MEGABYTE) + MEGABYTE;
    Terms terms = terms(link, List.of(), List.of(), 1, List.of(), true);
    assertThat(most(hours(turned), terms)).isEqualTo(most(hours(once), terms));
  }

  @Example
  void aPeakAtTheEndAndOneAtTheBeginningMeetInAPeriodicProfile() {
    Measured measured = hours(5, 0, 0, 0, 5);
    assertThat(most(measured, Terms.of(24 * MEGABYTE))).isEqualTo(2 * 3_600 * MEGABYTE);
    assertThat(most(measured, terms(24 * MEGABYTE, List.of(), List.of(), 1, List.of(), true)))
        .isEqualTo(4 * 3_600 * MEGABYTE);
  }

  /** The second worst is another one, not the worst a period later. */
  @Example
  void theSecondWorstOutageOfAPeriodicProfileIsAnotherOne() {
    Measured measured = hours(1, 9, 1, 1, 7, 1, 1, 1);
    Terms terms = terms(80 * MEGABYTE, List.of(), List.of(), 1, List.of(), true).withOutage(HOUR);
    assertThat(Plan.of(measured, terms).size().worst())
        .extracting(each -> each.fromNanos() / HOUR % 8)
        .containsExactly(1L, 4L);
  }

  @Example
  void aSingleWriteTellsNoRateSoItDrains() {
    Measured one = Measurements.writes(new long[] {0}, new long[] {1 << 20});
    assertThat(Plan.of(one, Terms.of(1)).drains()).isTrue();
  }

  @Example
  void sharesOfPercentAreExact() {
    Terms terms =
        new Terms(
            1_000_000_000,
            List.of(),
            0.05,
            1.1,
            HeaderRule.NONE,
            0,
            0,
            0,
            0.2,
            0,
            0,
            0,
            0,
            Long.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            false,
            false,
            0);
    assertThat(terms.effective(1_000_000_000)).isEqualTo(1_045_000_000);
    assertThat(terms.safe(9_007_199_254_740_995L)).isEqualTo(10_808_639_105_689_194L);
  }

  @Example
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> terms(1, List.of(), List.of(), 0, List.of(), false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 Secondaries on one line, expected 1 to 32");
  }

  /** A day that begins again at its end, an outage that begins at a whole hour. */
  private static double hourByHour(long[] bytes, double perHour, int from, int hours) {
    double waiting = 0;
    double most = 0;
    for (int hour = 0; hour < from + hours + 3 * bytes.length; hour++) {
      double carried = hour >= from && hour < from + hours ? 0 : perHour;
      waiting = Math.max(0, waiting + bytes[hour % bytes.length] - carried);
      most = Math.max(most, waiting);
    }
    return most;
  }

  @Property(tries = 60)
  void anOutageOfAPeriodicProfileMayBeginLateAndLastForDays(
      @ForAll @Size(24) List<@IntRange(min = 0, max = 500) Integer> megabytes,
      @ForAll @IntRange(min = 1, max = 100) int hours,
      @ForAll @IntRange(min = 3, max = 60) int spare) {
    long[] bytes = megabytes.stream().mapToLong(each -> each * 3_600 * MEGABYTE).toArray();
    long perDay = Arrays.stream(bytes).sum();
    long bits = Math.max(1_000_000, perDay * 8 / 86_400 * (100 + spare) / 100);
    Terms daily = terms(bits, List.of(), List.of(), 1, List.of(), true);
    Plan plan =
        Plan.of(Measurements.intervals(3_600, 8_192, bytes), daily.withOutage(hours * HOUR));
    double most = 0;
    for (int from = 24; from < 48; from++) {
      most = Math.max(most, hourByHour(bytes, bits * 450.0, from, hours));
    }
    assertThat((double) plan.size().needs().get(Constraint.OUTAGE_AND_PEAK))
        .isGreaterThanOrEqualTo(most - 2);
    assertThat((double) plan.size().needs().get(Constraint.DOWNTIME))
        .isGreaterThanOrEqualTo(hours / 24 * (double) perDay);
    assertThat(plan.recovery().drainedAtSeconds()).isFinite();
  }

  @Example
  void anOutageIsCaughtUpWithWhileThePeriodicProfileGoesOn() {
    long[] megabytes = new long[24];
    Arrays.fill(megabytes, 9);
    Terms daily = terms(80_000_000, List.of(), List.of(), 1, List.of(), true);
    // At w = 9 and c = 10 MB/s an outage of D is caught up with c D / (c - w) after it began.
    assertThat(Plan.of(hours(megabytes), daily.withOutage(20 * HOUR)).recovery().drainedAtSeconds())
        .isCloseTo(200 * 3_600, within(0.01));
  }
}
