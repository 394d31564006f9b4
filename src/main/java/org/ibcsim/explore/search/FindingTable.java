package org.ibcsim.explore.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Findings of one kind, by name: the one with the shortest path, and how often there was one. */
final class FindingTable {
  private record Row(String reason, Place place, long times) {}

  private final Map<String, Row> rows = new LinkedHashMap<>();

  /** Counts a finding; of two with equally long paths, the first one is kept. */
  void count(Finding finding, long state, int depth) {
    Place place = Place.of(state, finding.choice(), depth);
    rows.merge(
        finding.name(),
        new Row(finding.reason(), place, 1),
        (old, next) ->
            next.place.length() < old.place.length()
                ? new Row(next.reason, next.place, old.times + 1)
                : new Row(old.reason, old.place, old.times + 1));
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The findings, those with the shortest paths first. */
  List<Reported> reported(Function<Place, Path> paths) {
    List<Reported> reported = new ArrayList<>();
    rows.forEach(
        (name, row) ->
            reported.add(
                new Reported(
                    name,
                    row.reason,
                    paths.apply(row.place),
                    row.place.choice() != Finding.STATE,
                    row.times)));
    reported.sort(Comparator.comparing(found -> found.path().length()));
    return reported;
  }
}
