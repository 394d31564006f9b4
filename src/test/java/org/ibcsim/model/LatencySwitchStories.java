package org.ibcsim.model;

import java.util.stream.Stream;
import org.ibcsim.model.LatencyProtection.Mode;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Delays;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.bed.TimedAgenda;

/** What each answer about latency protection changes. */
final class LatencySwitchStories {
  private static final LatencyProtection MARKS = new LatencyProtection(Mode.OVERRIDE, 5, 3);

  private LatencySwitchStories() {}

  static Stream<SwitchStory> all() {
    return Stream.of(
        SwitchStory.of(
            LatencySwitches.LAT_RELEASE, LatencySwitchStories::waitingWhenWritesGoOn, 3L, 2L),
        SwitchStory.of(
            LatencySwitches.LAT_COUNTS,
            LatencySwitchStories::sixthWriteWhileTheDisksAreSlow,
            Admission.STALLED,
            Admission.ADMITTED));
  }

  private static Object waitingWhenWritesGoOn(Semantics semantics) {
    Bed bed = Bed.of(Layouts.secondaries(1).latency(0, MARKS).semantics(semantics));
    for (int number = 0; number <= MARKS.highMark(); number++) {
      bed.tryWrite(0, number, 1);
    }
    while (bed.facts(Fact.LatencyThrottleOff.class).isEmpty()) {
      bed.nextEvent();
    }
    return bed.world.outstandingWrites(0);
  }

  private static Object sixthWriteWhileTheDisksAreSlow(Semantics semantics) {
    Bed bed =
        Bed.of(
            Layouts.secondaries(1).latency(0, MARKS).semantics(semantics),
            new TimedAgenda(Delays.STEADY.withSecondaryVolume(1_000_000_000_000L), 0));
    for (int number = 0; number < MARKS.highMark(); number++) {
      bed.tryWrite(0, number, 1);
    }
    bed.milliseconds(500);
    return bed.tryWrite(0, 5, 1);
  }
}
