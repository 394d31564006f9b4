package org.ibcsim.sweep;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.scenario.Values;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Node.Entry;
import org.ibcsim.scenario.text.Node.Mapping;
import org.ibcsim.scenario.text.Node.Scalar;
import org.ibcsim.scenario.text.Problems;
import org.ibcsim.scenario.text.Shown;
import org.jspecify.annotations.Nullable;

/** Reads which two points are to be compared: each by values that no other point has together. */
final class CompareReader {
  private static final String EXPECTED =
      "two points, each with as many of its values as tell it from all others";

  private final Values values;
  private final Problems problems;

  CompareReader(Values values, Problems problems) {
    this.values = values;
    this.problems = problems;
  }

  Experiment.@Nullable Pair read(@Nullable Node node, List<Point> points) {
    if (node == null || points.isEmpty()) {
      return null;
    }
    List<Node> items = values.items(node, "point", 2);
    if (items.size() == 1) {
      problems.add(node.place(), "one point", EXPECTED);
      return null;
    }
    List<Integer> numbers = new ArrayList<>();
    for (Node item : items) {
      int number = point(item, points);
      if (number >= 0) {
        numbers.add(number);
      }
    }
    if (numbers.size() < 2) {
      return null;
    }
    if (numbers.get(0).equals(numbers.get(1))) {
      problems.add(items.get(1).place(), "the same point a second time", EXPECTED);
      return null;
    }
    return new Experiment.Pair(numbers.get(0), numbers.get(1));
  }

  private int point(Node item, List<Point> points) {
    if (!(item instanceof Mapping mapping) || mapping.entries().isEmpty()) {
      problems.add(item.place(), item.shown(), "a point, some of its parameters with their values");
      return -1;
    }
    List<Integer> fitting = new ArrayList<>();
    for (Point point : points) {
      boolean fits = true;
      for (Entry entry : mapping.entries()) {
        String value = point.values().get(entry.key().text());
        fits &= entry.value() instanceof Scalar scalar && scalar.text().equals(value);
      }
      if (fits) {
        fitting.add(point.number());
      }
    }
    if (fitting.size() != 1) {
      problems.add(
          item.place(),
          fitting.isEmpty()
              ? "values that no point has together"
              : "values that " + Shown.count(fitting.size(), "point") + " have",
          "those of one point, written as in vary");
      return -1;
    }
    return fitting.get(0);
  }
}
