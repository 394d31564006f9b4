package org.ibcsim.sweep;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.kernel.NearestName;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Node.Entry;
import org.ibcsim.scenario.text.Node.Mapping;
import org.ibcsim.scenario.text.Node.Scalar;
import org.ibcsim.scenario.text.Node.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * A way through a scenario to one value: {@code rds.secondaries[0].link.bandwidth}. Items of lists
 * count from 0.
 */
final class ParameterPath {
  private ParameterPath() {}

  /** What a path leads to. */
  sealed interface Found {
    /** A value. */
    record Value(Scalar scalar) implements Found {}

    /**
     * Nothing.
     *
     * @param nearest a path that leads to a value, or null
     */
    record Nothing(String found, String expected, @Nullable String nearest) implements Found {}
  }

  /** Goes the way. */
  static Found find(Node root, String path) {
    Node at = root;
    String gone = "";
    String rest = path;
    while (!rest.isEmpty()) {
      if (at instanceof Mapping mapping) {
        String key = key(mapping, rest);
        if (key == null) {
          return nothing(root, path, gone, mapping, rest);
        }
        at = value(mapping, key);
        gone = gone.isEmpty() ? key : gone + "." + key;
        rest = rest.substring(key.length());
        if (rest.startsWith(".") && rest.length() > 1) {
          rest = rest.substring(1);
        }
      } else if (at instanceof Sequence list && rest.matches("\\[\\d{1,6}\\].*")) {
        int end = rest.indexOf(']');
        int index = Integer.parseInt(rest.substring(1, end));
        if (index >= list.items().size()) {
          return new Found.Nothing(
              "item [" + index + "] of " + gone,
              "[0] to [" + (list.items().size() - 1) + "], as items count from 0",
              nearest(root, path));
        }
        at = list.items().get(index);
        gone += "[" + index + "]";
        rest = rest.substring(end + 1);
        rest = rest.startsWith(".") && rest.length() > 1 ? rest.substring(1) : rest;
      } else {
        return new Found.Nothing(
            "the path " + path + ", of which " + gone + " is " + at.shown(),
            at instanceof Sequence
                ? "the number of an item there, as in " + gone + "[0]"
                : "a path that ends at a value of the scenario",
            nearest(root, path));
      }
    }
    if (at instanceof Scalar scalar && ScenarioText.replaceable(scalar)) {
      return new Found.Value(scalar);
    }
    return new Found.Nothing(
        "the path " + path + ", which leads to " + (at instanceof Scalar ? "a block" : at.shown()),
        "a path to a single value in one line",
        below(at, gone));
  }

  private static Found nothing(Node root, String path, String gone, Mapping mapping, String rest) {
    String wanted = rest.split("[.\\[]", 2)[0];
    List<String> keys = mapping.entries().stream().map(entry -> entry.key().text()).toList();
    String near = NearestName.to(wanted, keys);
    String whole = null;
    if (near != null) {
      whole = (gone.isEmpty() ? "" : gone + ".") + near + rest.substring(wanted.length());
      if (!(find(root, whole) instanceof Found.Value)) {
        whole = nearest(root, whole);
      }
    }
    return new Found.Nothing(
        "the path " + path + ", which is not in the scenario",
        "after "
            + (gone.isEmpty() ? "nothing" : gone)
            + " one of "
            + String.join(", ", keys)
            + "; write a value that the scenario leaves out into it first",
        whole == null ? nearest(root, path) : whole);
  }

  /** The longest key with which a rest begins. */
  private static @Nullable String key(Mapping mapping, String rest) {
    String longest = null;
    for (Entry entry : mapping.entries()) {
      String key = entry.key().text();
      boolean begins = rest.equals(key) || rest.startsWith(key + ".") || rest.startsWith(key + "[");
      if (begins && (longest == null || key.length() > longest.length())) {
        longest = key;
      }
    }
    return longest;
  }

  private static Node value(Mapping mapping, String key) {
    Entry entry = mapping.entry(key);
    if (entry == null) {
      throw new IllegalStateException(key);
    }
    return entry.value();
  }

  private static @Nullable String nearest(Node root, String path) {
    List<String> all = new ArrayList<>();
    collect(root, "", all);
    return NearestName.to(path, all);
  }

  /** The first value below a node. */
  private static @Nullable String below(Node node, String path) {
    List<String> all = new ArrayList<>();
    collect(node, path, all);
    return all.isEmpty() ? null : all.get(0);
  }

  private static void collect(Node node, String path, List<String> all) {
    if (node instanceof Mapping mapping) {
      for (Entry entry : mapping.entries()) {
        String key = entry.key().text();
        collect(entry.value(), path.isEmpty() ? key : path + "." + key, all);
      }
    } else if (node instanceof Sequence list) {
      for (int i = 0; i < list.items().size(); i++) {
        collect(list.items().get(i), path + "[" + i + "]", all);
      }
    } else if (node instanceof Scalar scalar && ScenarioText.replaceable(scalar)) {
      all.add(path);
    }
  }
}
