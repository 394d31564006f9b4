package org.ibcsim.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ibcsim.scenario.Section;
import org.ibcsim.scenario.Values;
import org.ibcsim.scenario.text.LocatedText;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Node.Entry;
import org.ibcsim.scenario.text.Node.Kind;
import org.ibcsim.scenario.text.Node.Mapping;
import org.ibcsim.scenario.text.Node.Scalar;
import org.ibcsim.scenario.text.Place;
import org.ibcsim.scenario.text.Problems;
import org.jspecify.annotations.Nullable;

/** Reads what an experiment varies, and makes the points of its design. */
final class VaryReader {
  /** The most points of a design. */
  static final int MOST_POINTS = 10_000;

  private static final int MOST_VALUES = 1_000;
  private static final Map<String, Kinds> DESIGNS = new LinkedHashMap<>();

  static {
    DESIGNS.put("grid", Kinds.GRID);
    DESIGNS.put("list", Kinds.LIST);
    DESIGNS.put("latin_hypercube", Kinds.LATIN_HYPERCUBE);
  }

  private enum Kinds {
    GRID,
    LIST,
    LATIN_HYPERCUBE
  }

  /**
   * What is varied.
   *
   * @param keys where each parameter stands
   * @param nodes each value of each parameter, with its place
   */
  record Varied(
      List<Point> points, Map<String, Place> keys, Map<String, Map<String, Scalar>> nodes) {
    List<String> parameters() {
      return List.copyOf(keys.keySet());
    }

    Place place(String parameter) {
      return keys.getOrDefault(parameter, Place.FILE);
    }

    Scalar node(String parameter, String value) {
      Scalar scalar = nodes.getOrDefault(parameter, Map.of()).get(value);
      if (scalar == null) {
        throw new IllegalStateException(parameter + " has no value " + value);
      }
      return scalar;
    }
  }

  private final Values values;
  private final Problems problems;
  private final Map<String, Place> keys = new LinkedHashMap<>();
  private final Map<String, Map<String, Scalar>> nodes = new LinkedHashMap<>();

  VaryReader(Values values, Problems problems) {
    this.values = values;
    this.problems = problems;
  }

  Varied read(Section section, long seed) {
    Kinds kind = values.choice(section.value("design"), DESIGNS, Kinds.GRID);
    Node vary = section.value("vary");
    Node points = section.value("points");
    if (points != null && kind != Kinds.LATIN_HYPERCUBE) {
      problems.add(
          points.place(), "points", "none: how many there are follows from the lists of vary");
    }
    if (points == null && kind == Kinds.LATIN_HYPERCUBE) {
      problems.add(
          section.place("design"),
          "a latin_hypercube without points",
          "the key points, how many there are to be");
      return new Varied(List.of(), keys, nodes);
    }
    if (vary == null) {
      return new Varied(List.of(), keys, nodes);
    }
    List<Point> made =
        switch (kind) {
          case GRID -> grid(vary);
          case LIST -> list(vary);
          case LATIN_HYPERCUBE ->
              hypercube(vary, (int) values.integer(points, 2, MOST_POINTS, 2), seed);
        };
    return new Varied(made, keys, nodes);
  }

  private List<Entry> parameters(Node vary, String expected) {
    if (!(vary instanceof Mapping mapping) || mapping.entries().isEmpty()) {
      problems.add(vary.place(), vary.shown(), expected);
      return List.of();
    }
    for (Entry entry : mapping.entries()) {
      keys.put(entry.key().text(), entry.key().place());
    }
    return mapping.entries();
  }

  private List<Point> grid(Node vary) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    long count = 1;
    for (Entry entry : parameters(vary, "parameters of the scenario, each with a list of values")) {
      List<String> list = new ArrayList<>();
      for (Node item : values.items(entry.value(), "value", MOST_VALUES)) {
        String value = value(entry.key().text(), item);
        if (value != null && list.contains(value)) {
          problems.add(item.place(), item.shown() + " a second time", "each value once");
        } else if (value != null) {
          list.add(value);
        }
      }
      count *= Math.max(1, list.size());
      if (count > MOST_POINTS) {
        problems.add(
            vary.place(),
            "a grid of more than " + MOST_POINTS + " points",
            "fewer values, or the design latin_hypercube");
        return List.of();
      }
      lists.put(entry.key().text(), list);
    }
    return Design.grid(lists);
  }

  private List<Point> list(Node vary) {
    List<Map<String, String>> points = new ArrayList<>();
    Node first = null;
    for (Node item : values.items(vary, "point", MOST_POINTS)) {
      Map<String, String> point = new LinkedHashMap<>();
      for (Entry entry : parameters(item, "a point, a value for each parameter")) {
        String value = value(entry.key().text(), entry.value());
        if (value != null) {
          point.put(entry.key().text(), value);
        }
      }
      if (first == null) {
        first = item;
      } else if (!point.keySet().equals(points.get(0).keySet())) {
        problems.add(
            item.place(),
            "a point with " + String.join(", ", point.keySet()),
            "the parameters of the first point: " + String.join(", ", points.get(0).keySet()));
      }
      points.add(point);
    }
    return Design.numbered(points);
  }

  private List<Point> hypercube(Node vary, int points, long seed) {
    Map<String, SpanOfValues> spans = new LinkedHashMap<>();
    List<Entry> entries =
        parameters(vary, "parameters of the scenario, each with " + SpanOfValues.EXPECTED);
    for (Entry entry : entries) {
      SpanOfValues span =
          entry.value() instanceof Scalar scalar ? SpanOfValues.read(scalar.text()) : null;
      if (span == null) {
        problems.add(entry.value().place(), entry.value().shown(), SpanOfValues.EXPECTED);
      } else {
        spans.put(entry.key().text(), span);
      }
    }
    List<Point> made = Design.latinHypercube(spans, points, seed);
    for (Entry entry : entries) {
      for (Point point : made) {
        String value = point.values().get(entry.key().text());
        if (value != null) {
          keep(entry.key().text(), value, entry.value().place());
        }
      }
    }
    return made;
  }

  private @Nullable String value(String parameter, Node item) {
    if (!(item instanceof Scalar scalar)
        || scalar.kind() == Kind.NOTHING
        || scalar.text().isBlank()
        || scalar.text().indexOf('\n') >= 0) {
      problems.add(item.place(), item.shown(), "a single value for " + parameter);
      return null;
    }
    nodes.computeIfAbsent(parameter, key -> new LinkedHashMap<>()).put(scalar.text(), scalar);
    return scalar.text();
  }

  /** A value that stands nowhere, at the place of the span that it was drawn from. */
  private void keep(String parameter, String value, Place place) {
    Kind kind =
        value.matches("\\d+")
            ? Kind.INTEGER
            : value.matches("\\d+\\.\\d+") ? Kind.DECIMAL : Kind.TEXT;
    LocatedText inside = new LocatedText(value, place.line(), List.of(0), LocatedText.Style.PLAIN);
    nodes
        .computeIfAbsent(parameter, key -> new LinkedHashMap<>())
        .put(value, new Scalar(value, kind, place, inside));
  }
}
