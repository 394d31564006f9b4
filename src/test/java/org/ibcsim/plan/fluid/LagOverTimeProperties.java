package org.ibcsim.plan.fluid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The line of lags against lags computed moment by moment, and against closed forms. */
class LagOverTimeProperties {
  private static final long SECOND = 1_000_000_000L;

  private record Piece(double from, double to, double lagFrom, double lagTo) {
    double at(double seconds) {
      return to == Double.POSITIVE_INFINITY
          ? lagFrom + seconds - from
          : lagFrom + (lagTo - lagFrom) * (seconds - from) / (to - from);
    }
  }

  @Property
  void theLineOfIntervalsIsTheAgeOfTheByteThatLeaves(@ForAll long seed) {
    Random random = new Random(seed);
    int intervals = 1 + random.nextInt(30);
    long[] ends = new long[intervals];
    long[] bytes = new long[intervals];
    long end = 0;
    for (int i = 0; i < intervals; i++) {
      end += SECOND * (1 + random.nextInt(10));
      ends[i] = end;
      bytes[i] = random.nextInt(3) == 0 ? 0 : random.nextInt(20_000);
    }
    LinkRate link = randomLink(random);
    WrittenBytes written = WrittenBytes.ofIntervals(ends, bytes);
    List<Piece> pieces = pieces(written, link);
    for (int sample = 0; sample < 40; sample++) {
      double t = random.nextDouble() * end / SECOND;
      assertThat(lagAt(pieces, t)).isCloseTo(bruteForce(written, link, t), within(1e-4));
    }
  }

  /** Served bytes by small steps of time; where they stand in what was written tells the age. */
  private static double bruteForce(WrittenBytes written, LinkRate link, double t) {
    double sent = 0;
    double now = 0;
    List<Double> bends = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      bends.add(written.atNanos(i) / 1e9);
    }
    for (LinkRate.Cursor walk = link.from(0); walk.untilNanos() != Long.MAX_VALUE; walk.next()) {
      bends.add(walk.untilNanos() / 1e9);
    }
    bends.add(t);
    bends.sort(null);
    for (double bend : bends) {
      if (bend > t || bend <= now) {
        continue;
      }
      double rate = link.at((long) ((now + bend) / 2 * 1e9)) / 8.0;
      double before = written.until(now * 1e9);
      double after = written.until(bend * 1e9);
      // Within a straight piece the link is the bottleneck all the time, or to its end from where
      // it caught up.
      sent = Math.min(after, sent + rate * (bend - now));
      if (before - sent > after) {
        throw new IllegalStateException("sent more than was written");
      }
      now = bend;
    }
    double all = written.until(t * 1e9);
    if (all - sent < 1e-6) {
      return 0;
    }
    double low = 0;
    double high = t;
    for (int round = 0; round < 80; round++) {
      double middle = (low + high) / 2;
      if (written.until(middle * 1e9) > sent + 1e-7) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return t - low;
  }

  private static LinkRate randomLink(Random random) {
    long rate = 8L * (500 + random.nextInt(8_000));
    LinkRate link = LinkRate.constant(rate);
    for (int outage = random.nextInt(3); outage > 0; outage--) {
      long from = random.nextInt(60) * SECOND + random.nextInt(1_000_000_000);
      link = link.without(from, from + SECOND * (1 + random.nextInt(20)));
    }
    return link;
  }

  private static List<Piece> pieces(WrittenBytes written, LinkRate link) {
    List<Piece> pieces = new ArrayList<>();
    new LagOverTime(written, link)
        .walk(
            (from, to, lagFrom, lagTo) -> {
              assertThat(from).isEqualTo(pieces.isEmpty() ? 0 : pieces.get(pieces.size() - 1).to());
              assertThat(to).isGreaterThan(from);
              assertThat(lagFrom).isNotNegative();
              assertThat(lagTo).isNotNegative();
              pieces.add(new Piece(from, to, lagFrom, lagTo));
            });
    return pieces;
  }

  private static double lagAt(List<Piece> pieces, double t) {
    for (Piece piece : pieces) {
      if (t <= piece.to()) {
        return piece.at(t);
      }
    }
    return 0;
  }

  @Property
  void theLineOfSingleWritesIsTheAgeOfTheOldestThatHasNotLeft(@ForAll long seed) {
    Random random = new Random(seed);
    int writes = 1 + random.nextInt(60);
    long[] at = new long[writes];
    long[] bytes = new long[writes];
    long now = 0;
    for (int i = 0; i < writes; i++) {
      now += random.nextInt(4) == 0 ? 0 : random.nextInt(2_000_000_000);
      at[i] = now;
      bytes[i] = 1 + random.nextInt(10_000);
    }
    LinkRate link = randomLink(random);
    List<Piece> pieces = pieces(WrittenBytes.ofWrites(at, bytes), link);
    WriteQueue queue = new WriteQueue(link);
    double[] leaves = new double[writes];
    for (int i = 0; i < writes; i++) {
      queue.arrive(at[i], bytes[i]);
      WriteQueue last = new WriteQueue(link);
      for (int j = 0; j <= i; j++) {
        last.arrive(at[j], bytes[j]);
      }
      leaves[i] = at[i] / 1e9 + last.lastLagSeconds();
    }
    for (int sample = 0; sample < 40; sample++) {
      double t = random.nextDouble() * (now / 1e9 + 1);
      double lag = 0;
      for (int i = writes - 1; i >= 0; i--) {
        if (at[i] / 1e9 < t && leaves[i] > t) {
          lag = t - at[i] / 1e9;
        }
      }
      assertThat(lagAt(pieces, t)).isCloseTo(lag, within(1e-6));
    }
  }

  /** Age D at the repair, 0 after w D / (c - w) more seconds, a straight line between (5.3). */
  @Property
  void theLagAfterAnOutageFallsInAStraightLine(
      @ForAll @IntRange(min = 1, max = 900) int written,
      @ForAll @IntRange(min = 1, max = 600) int outage) {
    long end = 60 + outage;
    double gone = end + (double) written * outage / (1_000 - written);
    long last = (long) Math.ceil(gone) + 10;
    WrittenBytes constant =
        WrittenBytes.ofIntervals(new long[] {last * SECOND}, new long[] {1_000L * written * last});
    LinkRate link = LinkRate.constant(8_000_000).without(60 * SECOND, end * SECOND);
    List<Piece> pieces = pieces(constant, link);
    assertThat(lagAt(pieces, end)).isCloseTo(outage, within(1e-6));
    assertThat(lagAt(pieces, (end + gone) / 2)).isCloseTo(outage / 2.0, within(1e-6));
    assertThat(lagAt(pieces, gone)).isCloseTo(0, within(1e-6));
    LagDistribution distribution = new LagDistribution(outage / 4.0);
    new LagOverTime(constant, link).walk(distribution);
    assertThat(distribution.mostSeconds()).isCloseTo(outage, within(1e-6));
    assertThat(distribution.mostAtSeconds()).isCloseTo(end, within(1e-6));
    assertThat(distribution.violations()).hasSize(1);
    LagDistribution.Violation violation = distribution.violations().get(0);
    assertThat(violation.fromSeconds()).isCloseTo(60 + outage / 4.0, within(1e-6));
    assertThat(violation.toSeconds()).isCloseTo(end + 0.75 * (gone - end), within(1e-6));
    assertThat(violation.worstLagSeconds()).isCloseTo(outage, within(1e-6));
    double above = violation.toSeconds() - violation.fromSeconds();
    assertThat(distribution.shareWithin(outage / 4.0)).isCloseTo(1 - above / last, within(1e-9));
    assertThat(distribution.percentileSeconds(1 - above / last))
        .isCloseTo(outage / 4.0, within(1e-6));
  }

  @Example
  void whatNeverLeavesIsAnEndlessLine() {
    WrittenBytes written = WrittenBytes.ofWrites(new long[] {SECOND}, new long[] {100});
    for (WrittenBytes each :
        List.of(written, WrittenBytes.ofIntervals(new long[] {2 * SECOND}, new long[] {100}))) {
      LagDistribution distribution = new LagDistribution(5);
      new LagOverTime(each, LinkRate.constant(0)).walk(distribution);
      assertThat(distribution.endless()).isTrue();
      assertThat(distribution.mostSeconds()).isInfinite();
      assertThat(distribution.violations()).hasSize(1);
      assertThat(distribution.violations().get(0).toSeconds()).isInfinite();
      assertThat(distribution.percentileSeconds(1)).isInfinite();
    }
  }
}
