package org.ibcsim.explore;

import static org.assertj.core.api.Assertions.assertThat;

import org.ibcsim.kernel.StateReader;
import org.ibcsim.kernel.StateWriter;
import org.ibcsim.kernel.Vocabulary;
import org.junit.jupiter.api.Test;

/** State classes of small nets, computed by hand. */
class ZoneTest {
  private final Zone zone = new Zone();

  @Test
  void whatEndsLaterThanAnotherMustDoesNotComeFirst() {
    int early = zone.start(2, 5);
    int late = zone.start(6, 9);

    assertThat(zone.mayRunOut(early)).isTrue();
    assertThat(zone.mayRunOut(late)).isFalse();
  }

  @Test
  void limitsBelongToWhatTheyBound() {
    int early = zone.start(2, 5);
    int touching = zone.start(5, 9);

    assertThat(zone.mayRunOut(touching)).isTrue();

    zone.runOut(touching);
    // It ran out at 5, the last moment of the other.
    assertThat(zone.most(early)).isZero();
  }

  @Test
  void timeThatPassedIsTakenFromAllOthers() {
    int first = zone.start(2, 5);
    int second = zone.start(4, 9);

    zone.runOut(first);

    // Between 4 - 5, cut off at 0, and 9 - 2 nanoseconds are left.
    assertThat(zone.least(second)).isZero();
    assertThat(zone.most(second)).isEqualTo(7);
  }

  @Test
  void aNewClockKnowsThatItStartedWhenAnotherRanOut() {
    int first = zone.start(1, 3);
    int constant = zone.start(10, 10);
    zone.runOut(first);
    int third = zone.start(4, 4);

    // 7 to 9 left of the constant, 4 of the third: it comes 3 to 5 earlier.
    assertThat(zone.mayRunOut(constant)).isFalse();
    zone.runOut(third);
    assertThat(zone.least(constant)).isEqualTo(3);
    assertThat(zone.most(constant)).isEqualTo(5);
  }

  @Test
  void differencesStayKnownWhenTheTimesThemselvesDoNot() {
    int one = zone.start(0, 100);
    int exact = zone.start(200, 200);
    int later = zone.start(205, 205);
    zone.runOut(one);

    // 100 to 200 left of the exact one, and always 5 more of the later.
    assertThat(zone.least(exact)).isEqualTo(100);
    assertThat(zone.most(exact)).isEqualTo(200);
    assertThat(zone.difference(later, exact)).isEqualTo(5);
    assertThat(zone.difference(exact, later)).isEqualTo(-5);
    assertThat(zone.mayRunOut(later)).isFalse();
  }

  @Test
  void orderedClocksRunOutInThatOrder() {
    int first = zone.start(1, 10);
    int second = zone.start(3, 12);
    zone.order(first, second);

    assertThat(zone.mayRunOut(first)).isTrue();
    zone.runOut(first);
    assertThat(zone.least(second)).isZero();
    assertThat(zone.most(second)).isEqualTo(11);
  }

  @Test
  void anOrderBoundsWhatStandsBefore() {
    int first = zone.start(1, 10);
    int second = zone.start(3, 4);
    zone.order(first, second);

    assertThat(zone.most(first)).isEqualTo(4);
  }

  @Test
  void timePassesUpToTheFirstThatMustRunOut() {
    int soon = zone.start(2, 5);
    int later = zone.start(6, 9);

    zone.pass();

    assertThat(zone.least(soon)).isZero();
    assertThat(zone.most(soon)).isEqualTo(5);
    // 5 at most have passed.
    assertThat(zone.least(later)).isEqualTo(1);
    assertThat(zone.most(later)).isEqualTo(9);
    assertThat(zone.difference(later, soon)).isEqualTo(7);
    assertThat(zone.difference(soon, later)).isEqualTo(-1);
  }

  @Test
  void whatIsDueAndWhatIsFreeHasNoClock() {
    assertThat(zone.start(0, 0)).isEqualTo(Zone.DUE);
    assertThat(zone.start(0, Long.MAX_VALUE)).isEqualTo(Zone.FREE);
    int soon = zone.start(3, 3);
    int open = zone.start(2, Long.MAX_VALUE);
    assertThat(zone.simplified(open)).isEqualTo(open);
    zone.runOut(soon);
    // It may come at any time from now on, and nothing else is known of it.
    assertThat(zone.simplified(open)).isEqualTo(Zone.FREE);
  }

  @Test
  void aClockWhoseTimeIsOverIsDue() {
    int first = zone.start(4, 4);
    int second = zone.start(4, 4);
    zone.runOut(first);
    assertThat(zone.simplified(second)).isEqualTo(Zone.DUE);
  }

  @Test
  void ofTwoThatWouldRunOutTogetherTheOneThatPrecedesComesFirst() {
    int first = zone.start(4, 4);
    int second = zone.start(4, 4);
    zone.precede(first);
    assertThat(zone.mayRunOut(second)).isFalse();
    zone.forgetPrecedence();
    assertThat(zone.mayRunOut(second)).isTrue();
  }

  @Test
  void whatComesBeforeOneThatPrecedesComesANanosecondEarlierAtLeast() {
    int first = zone.start(2, 6);
    int second = zone.start(5, 9);
    zone.precede(first);
    assertThat(zone.mayRunOut(second)).isTrue();
    zone.runOut(second);
    // It ran out at 5, so the first has the 6th nanosecond left.
    assertThat(zone.least(first)).isEqualTo(1);
    assertThat(zone.most(first)).isEqualTo(1);
  }

  @Test
  void nothingPassesWhileSomethingIsDue() {
    int mayBeNow = zone.start(0, 7);
    int not = zone.start(1, 7);

    assertThat(zone.mayBeDue(mayBeNow)).isTrue();
    assertThat(zone.mayBeDue(not)).isFalse();
    zone.runOutNow(mayBeNow);
    assertThat(zone.least(not)).isEqualTo(1);
    assertThat(zone.most(not)).isEqualTo(7);
  }

  @Test
  void classesComeBackFromTheirBytes() {
    int one = zone.start(0, 100);
    int exact = zone.start(200, 200);
    int open = zone.start(7, Long.MAX_VALUE);
    zone.order(one, open);
    zone.pass();
    StateWriter writer = new StateWriter(Vocabulary.EMPTY, false);
    zone.write(writer, new int[] {open, one, exact}, 3);

    Zone other = new Zone();
    other.start(1, 2);
    StateReader reader = new StateReader(Vocabulary.EMPTY, false).over(writer);
    other.read(reader, 3);
    reader.finish();

    int[] mine = {open, one, exact};
    for (int first = 0; first < 3; first++) {
      assertThat(other.least(first + 1)).isEqualTo(zone.least(mine[first]));
      assertThat(other.most(first + 1)).isEqualTo(zone.most(mine[first]));
      for (int second = 0; second < 3; second++) {
        assertThat(other.difference(first + 1, second + 1))
            .isEqualTo(zone.difference(mine[first], mine[second]));
      }
    }
  }
}
