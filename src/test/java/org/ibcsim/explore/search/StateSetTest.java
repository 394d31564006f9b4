package org.ibcsim.explore.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the set tells of states that are added, while its tables grow from eight slots. */
class StateSetTest {
  private static final int STATES = 20_000;

  private static Batch batch(long from) {
    Batch batch = new Batch();
    batch.begin(
        new Stepper() {
          @Override
          public void begin(Expansion into) {
            for (int i = 0; i < STATES; i++) {
              into.step(i, from + i);
            }
          }

          @Override
          public void expand(byte[] states, int offset, int length, Expansion into) {}
        });
    return batch;
  }

  private static long count(StateSet set, Batch batch, byte fate) {
    for (int segment = 0; segment < StateSet.SEGMENTS; segment++) {
      set.addAll(segment, new Batch[] {batch}, 1);
    }
    return IntStream.range(0, STATES).filter(step -> batch.fate(step) == fate).count();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsFreshStaysSoWhileTablesGrowUntilTheLevelEnds(Storage storage) {
    StateSet set = new StateSet(storage, 8, Long.MAX_VALUE / 2, true);

    assertThat(count(set, batch(0), StateTable.ADDED)).isEqualTo(STATES);
    assertThat(count(set, batch(0), StateTable.FRESH)).isEqualTo(STATES);
    set.beginLevel();
    assertThat(count(set, batch(0), StateTable.OLD)).isEqualTo(STATES);
    assertThat(count(set, batch(STATES / 2), StateTable.FRESH)).isZero();
    assertThat(count(set, batch(STATES / 2), StateTable.FRESH)).isEqualTo(STATES / 2);
  }

  @ParameterizedTest
  @EnumSource
  void aSetThatMayNotGrowFillsUpAndRefusesTheRestButKnowsWhatItHas(Storage storage) {
    long memoryBytes = storage == Storage.FULL_STATES ? 500_000 : 250_000;
    StateSet set = new StateSet(storage, 8, memoryBytes, false);

    Batch batch = batch(0);
    long added = count(set, batch, StateTable.ADDED);

    assertThat(added).isBetween(STATES / 2L, STATES - 1L);
    assertThat(count(set, batch, StateTable.OLD)).isEqualTo(added);
    assertThat(count(set, batch, StateTable.REFUSED)).isEqualTo(STATES - added);
    assertThat(set.memoryBytes()).isLessThanOrEqualTo(memoryBytes);
  }
}
