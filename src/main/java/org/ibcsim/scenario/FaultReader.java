package org.ibcsim.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

  private record Placed(Fault fault, Place place) {}

  /** In order of time; those at one time in the order of the file. */
  List<Fault> read(@Nullable Node node) {
    List<Placed> placed = new ArrayList<>();
    for (Node item : values.items(node, "fault", Limits.MOST_FAULTS)) {
      readItem(item, placed);
    }
    placed.sort(Comparator.comparingLong(one -> one.fault().atNanos()));
    refuseOverlaps(placed);
    return placed.stream().map(Placed::fault).toList();
  }

  private void readItem(Node item, List<Placed> placed) {
    Section section = Section.open(item, Forms.FAULT, problems);
    int rlink = rlinks.find(section.value("cut"));
    long at = values.amount(section.value("at"), Limits.TIME_OF_RUN, Values.UNKNOWN);
    Node length = section.value("for");
    long lasts = values.amount(length, Limits.SPAN, Values.UNKNOWN);
    if (at == Values.UNKNOWN || (length != null && lasts == Values.UNKNOWN)) {
      return;
    }
    long heals = length == null ? Fault.NEVER : at + lasts;
    if (durationNanos != Values.UNKNOWN) {
      checkTimes(section, at, heals, length);
    }
    if (rlink >= 0) {
      placed.add(new Placed(new Fault(rlink, at, heals), item.place()));
    }
  }

  private void checkTimes(Section section, long at, long heals, @Nullable Node length) {
    String end = Dimension.DURATION.shown(durationNanos);
    if (at >= durationNanos) {
      problems.add(
          section.place("at"),
          "a fault at " + Dimension.DURATION.shown(at),
          "a time before the end of the run at " + end);
    } else if (length != null && heals > durationNanos) {
      warnings.add(
          length.place(),
          "a cut that heals at " + Dimension.DURATION.shown(heals),
          "a time before the end of the run at " + end + ", or no 'for' if it is never to heal");
    }
  }

  private void refuseOverlaps(List<Placed> inOrder) {
    for (int i = 0; i < inOrder.size(); i++) {
      Placed later = inOrder.get(i);
      for (int j = i - 1; j >= 0; j--) {
        Placed earlier = inOrder.get(j);
        if (earlier.fault().rlink() == later.fault().rlink()) {
          if (earlier.fault().healNanos() > later.fault().atNanos()) {
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
