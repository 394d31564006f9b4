package org.ibcsim.model;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.Stream;
import org.ibcsim.model.bed.Bed;
import org.ibcsim.model.bed.Clockwork;
import org.ibcsim.model.bed.Delays;
import org.ibcsim.model.bed.Layouts;
import org.ibcsim.model.bed.TimedAgenda;

/** What each answer about updates that are under way to a disk at the same time changes. */
final class OverlapSwitchStories {
  private static final int LONDON = 1;

  private OverlapSwitchStories() {}

  static Stream<SwitchStory> all() {
    return Stream.of(
        SwitchStory.of(
            OverlapSwitches.OVERLAP_POLICY_SECONDARY,
            semantics -> List.of(underWay(semantics, false), underWay(semantics, true)),
            List.of(3, 3),
            List.of(1, 1)));
  }

  /** How many of three updates the disk of a Secondary has before it has done any. */
  private static Object underWay(Semantics semantics, boolean logging) {
    Clockwork slow = new TimedAgenda(Delays.STEADY.withSecondaryVolume(10_000_000_000L), 0);
    int[] handed = {0};
    Clockwork counting =
        (Clockwork)
            Proxy.newProxyInstance(
                Clockwork.class.getClassLoader(),
                new Class<?>[] {Clockwork.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("diskWrite")
                      && arguments[0].equals(LONDON)
                      && arguments[1] == Disk.DATA) {
                    handed[0]++;
                  }
                  return method.invoke(slow, arguments);
                });
    Layouts layout = Layouts.secondaries(1).semantics(semantics);
    Bed bed = Bed.of(logging ? layout.secondaryLogging(0) : layout, counting);
    bed.writes(3, 1);
    bed.seconds(5);
    int underWay = handed[0];
    bed.settle();
    if (bed.world.image(LONDON) != bed.world.image(0) || handed[0] != 3) {
      throw new AssertionError("three updates are handed over and applied either way");
    }
    return underWay;
  }
}
