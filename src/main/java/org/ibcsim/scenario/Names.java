package org.ibcsim.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ibcsim.kernel.NearestName;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Node.Scalar;
import org.ibcsim.scenario.text.Place;
import org.ibcsim.scenario.text.Problems;
import org.ibcsim.scenario.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * The names of one kind that a scenario gives: unique, even where a file system ignores case, as
 * files are named after them.
 */
final class Names {
  private final String kind;
  private final Problems problems;
  private final List<String> names = new ArrayList<>();
  private final Map<String, Place> places = new LinkedHashMap<>();
  private boolean wrong;
  private boolean allRead;

  Names(String kind, Problems problems) {
    this.kind = kind;
    this.problems = problems;
  }

  /** Takes a name; null for one that was wrong and has been told. Answers its number. */
  int add(@Nullable String name, Place place) {
    if (name == null) {
      wrong = true;
      names.add("");
      return names.size() - 1;
    }
    Place first = places.putIfAbsent(name.toLowerCase(Locale.ROOT), place);
    if (first != null) {
      wrong = true;
      problems.add(
          place,
          "the " + kind + " " + Shown.quoted(name) + " a second time",
          "a name of its own, different in more than case; the first stands in line "
              + first.line());
    }
    names.add(name);
    return names.size() - 1;
  }

  /** Says that no name is missing, as the part of the file that gives them could be read. */
  void allRead() {
    allRead = true;
  }

  /** Whether every name was given and right; otherwise an unknown name may be one of those. */
  boolean isComplete() {
    return allRead && !wrong;
  }

  List<String> all() {
    return List.copyOf(names);
  }

  /** The number of a name that a value uses, or -1 once a problem has been told. */
  int find(@Nullable Node node) {
    if (node == null) {
      return -1;
    }
    if (node instanceof Scalar scalar && names.contains(scalar.text())) {
      return names.indexOf(scalar.text());
    }
    if (isComplete()) {
      String near = node instanceof Scalar scalar ? meant(scalar.text()) : null;
      String found =
          node instanceof Scalar scalar && scalar.kind() != Node.Kind.NOTHING
              ? "the unknown " + kind + " " + node.shown()
              : node.shown();
      problems.add(node.place(), found, expected(), near);
    }
    return -1;
  }

  /** The nearest name, or the only one that the word is a part of. */
  private @Nullable String meant(String word) {
    String near = NearestName.to(word, names);
    List<String> longer =
        names.stream().filter(name -> word.length() > 2 && name.contains(word)).toList();
    return near == null && longer.size() == 1 ? longer.get(0) : near;
  }

  private String expected() {
    int most = 8;
    if (names.size() <= most) {
      return Shown.oneOf(names);
    }
    return "one of the " + names.size() + " " + Shown.plural(kind) + " of the rds";
  }
}
