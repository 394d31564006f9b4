package org.ibcsim.model;

import java.util.List;
import java.util.stream.Stream;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Delays;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.bed.Step;
import org.ibcsim.model.bed.TimedAgenda;

/** What each answer about the memory of a Secondary changes. */
final class MemorySwitchStories {
  private MemorySwitchStories() {}

  static Stream<SwitchStory> all() {
    return Stream.of(
        SwitchStory.of(
            MemorySwitches.NM_FULL_ACTION,
            MemorySwitchStories::dropsAndWhenTheThirdUpdateIsThere,
            List.of(1L, 520L),
            List.of(1L, 25L),
            List.of(0L, 35L)));
  }

  /**
   * A pool for two updates and their headers, whose disk takes 20 ms for each: what is dropped, and
   * when it comes.
   */
  private static Object dropsAndWhenTheThirdUpdateIsThere(Semantics semantics) {
    Bed bed =
        Bed.of(
            Layouts.secondaries(1)
                .messagePool(0, 2 * (Layouts.REGION_BYTES + 512))
                .semantics(semantics),
            new TimedAgenda(Delays.STEADY.withSecondaryVolume(20_000_000), 0));
    for (int number = 0; number < 3; number++) {
      bed.tryWrite(0, number, 1);
    }
    bed.seconds(2);
    long dropped = 0;
    long thirdMilliseconds = 0;
    for (Bed.Moment moment : bed.moments) {
      if (moment.step() instanceof Step.Dropped) {
        dropped++;
      } else if (moment.step() instanceof Step.Arrived arrived && arrived.position() == 3) {
        thirdMilliseconds = moment.nanos() / 1_000_000;
      }
    }
    return List.of(dropped, thirdMilliseconds);
  }
}
