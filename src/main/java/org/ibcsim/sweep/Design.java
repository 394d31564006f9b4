package org.ibcsim.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ibcsim.kernel.RandomStream;
import org.ibcsim.kernel.RandomStreams;

/** How the points of an experiment are chosen from what its parameters may be. */
final class Design {
  private Design() {}

  /** Every value with every other; the last parameter changes fastest. */
  static List<Point> grid(Map<String, List<String>> values) {
    List<Map<String, String>> points = List.of(Map.of());
    for (Map.Entry<String, List<String>> parameter : values.entrySet()) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> point : points) {
        for (String value : parameter.getValue()) {
          Map<String, String> next = new LinkedHashMap<>(point);
          next.put(parameter.getKey(), value);
          longer.add(next);
        }
      }
      points = longer;
    }
    return numbered(points);
  }

  /** The points themselves. */
  static List<Point> numbered(List<Map<String, String>> points) {
    List<Point> numbered = new ArrayList<>();
    for (Map<String, String> point : points) {
      numbered.add(new Point(numbered.size(), point));
    }
    return numbered;
  }

  /**
   * A Latin hypercube (McKay, Beckman, Conover 1979): each span is cut into as many parts as there
   * are points, and each part of each span is met once, in a random order of its own, at a random
   * place.
   */
  static List<Point> latinHypercube(Map<String, SpanOfValues> spans, int points, long seed) {
    RandomStreams streams = new RandomStreams(seed, 0);
    List<Map<String, String>> rows = new ArrayList<>();
    for (int point = 0; point < points; point++) {
      rows.add(new LinkedHashMap<>());
    }
    spans.forEach(
        (parameter, span) -> {
          RandomStream stream = streams.stream("design/" + parameter);
          int[] order = shuffled(points, stream);
          for (int point = 0; point < points; point++) {
            rows.get(point).put(parameter, span.value(order[point], points, stream.uniform()));
          }
        });
    return numbered(rows);
  }

  private static int[] shuffled(int size, RandomStream stream) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int other = stream.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }
}
