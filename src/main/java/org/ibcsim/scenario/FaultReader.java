package org.ibcsim.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ibcsim.kernel.TimeRange;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Place;
import org.ibcsim.scenario.text.Problems;
import org.ibcsim.scenario.unit.Dimension;
import org.jspecify.annotations.Nullable;

/** Reads {@code faults}: which network is cut, when, and for how long. */
final class FaultReader {
  private final Values values;
  private final Problems problems;
  private final Problems warnings;
  private final Names rlinks;
  private final long durationNanos;

  FaultReader(
      Values values, Problems problems, Problems warnings, Names rlinks, long durationNanos) {
    this.values = values;
    this.problems = problems;
    this.warnings = warnings;
    this.rlinks = rlinks;
    this.durationNanos = durationNanos;
  }

  private record Placed(FaultPlan fault, Place place) {}

  /** In order of the earliest time; those at one time in the order of the file. */
  List<FaultPlan> read(@Nullable Node node) {
    List<Placed> placed = new ArrayList<>();
    for (Node item : values.items(node, "fault", Limits.MOST_FAULTS)) {
      readItem(item, placed);
    }
    placed.sort(Comparator.comparingLong(one -> one.fault().at().leastNanos()));
    refuseOverlaps(placed);
    return placed.stream().map(Placed::fault).toList();
  }

  private void readItem(Node item, List<Placed> placed) {
    Section section = Section.open(item, Forms.FAULT, problems);
    int rlink = rlinks.find(section.value("cut"));
    TimeRange at = values.times(section.value("at"), Limits.TIME_OF_RUN);
    Node length = section.value("for");
    TimeRange lasts = values.times(length, Limits.SPAN);
    if (at == null || (length != null && lasts == null)) {
      return;
    }
    if (durationNanos != Values.UNKNOWN) {
      checkTimes(section, at, lasts);
    }
    if (rlink >= 0) {
      long earlier = placed.stream().filter(one -> one.fault().rlink() == rlink).count();
      String stream = "fault/" + rlinks.all().get(rlink) + "/cut/" + (earlier + 1);
      placed.add(
          new Placed(
              new FaultPlan(rlink, at, lasts, stream, item.place().line()), item.place()));
    }
  }

  private void checkTimes(Section section, TimeRange at, @Nullable TimeRange lasts) {
    String end = Dimension.DURATION.shown(durationNanos);
    if (at.mostNanos() >= durationNanos) {
      problems.add(
          section.place("at"),
          "a fault at " + Dimension.DURATION.shown(at.mostNanos()),
          "a time before the end of the run at " + end);
    } else if (lasts != null && at.mostNanos() + lasts.mostNanos() > durationNanos) {
      warnings.add(
          section.place("for"),
          "a cut that heals at " + Dimension.DURATION.shown(at.mostNanos() + lasts.mostNanos()),
          "a time before the end of the run at " + end + ", or no 'for' if it is never to heal");
    }
  }

  private void refuseOverlaps(List<Placed> inOrder) {
    for (int i = 0; i < inOrder.size(); i++) {
      Placed later = inOrder.get(i);
      for (int j = i - 1; j >= 0; j--) {
        Placed earlier = inOrder.get(j);
        if (earlier.fault().rlink() == later.fault().rlink()) {
          if (earlier.fault().latestHealNanos() > later.fault().at().leastNanos()) {
            problems.add(
                later.place(),
                "a cut of a network that is cut already",
                "a time after it has healed; see line " + earlier.place().line());
          }
          break;
        }
      }
    }
  }
}
