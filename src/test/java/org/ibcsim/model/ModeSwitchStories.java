package org.ibcsim.model;

import java.util.List;
import java.util.stream.Stream;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Layouts;

/** What each answer about the synchronous modes changes. */
final class ModeSwitchStories {
  private ModeSwitchStories() {}

  static Stream<SwitchStory> all() {
    return Stream.of(
        SwitchStory.of(
            ModeSwitches.OVERRIDE_INFLIGHT,
            ModeSwitchStories::acknowledgedAfterTheDisconnectionAndAfterTheTimeout,
            List.of(1L, 1L),
            List.of(0L, 1L)));
  }

  private static Object acknowledgedAfterTheDisconnectionAndAfterTheTimeout(Semantics semantics) {
    Bed bed =
        Bed.of(Layouts.secondaries(1).synchronous(0, Synchronous.OVERRIDE).semantics(semantics));
    bed.cut(0);
    bed.write(0, 0, 1);
    bed.seconds(30);
    long after = bed.acknowledgedPosition();
    bed.seconds(60);
    return List.of(after, bed.acknowledgedPosition());
  }
}
