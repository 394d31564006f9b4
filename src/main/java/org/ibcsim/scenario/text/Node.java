package org.ibcsim.scenario.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a YAML document that knows where it stands. */
public sealed interface Node {

  /** Where its first character stands. */
  Place place();

  /** What it is, for a message: {@code a list}, {@code 'abc'}. */
  String shown();

  /**
   * A single value.
   *
   * @param text as written, without quotes and indentation
   * @param kind what YAML 1.2 takes it for (core schema); quoted text and blocks are always text
   * @param inside where the text's lines stand in the file
   */
  record Scalar(String text, Kind kind, Place place, LocatedText inside) implements Node {
    @Override
    public String shown() {
      return kind == Kind.NOTHING ? "nothing" : Shown.quoted(text);
    }
  }

  /** What YAML 1.2's core schema takes a plain scalar for. */
  enum Kind {
    NOTHING,
    TRUTH,
    INTEGER,
    DECIMAL,
    TEXT
  }

  /** Keys and values in the order of the file; every key once. */
  record Mapping(List<Entry> entries, Place place) implements Node {
    public Mapping {
      entries = List.copyOf(entries);
    }

    /** The entry of a key, or null. */
    public @Nullable Entry entry(String key) {
      for (Entry entry : entries) {
        if (entry.key().text().equals(key)) {
          return entry;
        }
      }
      return null;
    }

    @Override
    public String shown() {
      return entries.isEmpty() ? "an empty mapping" : "a mapping of keys to values";
    }
  }

  /** A key and its value. */
  record Entry(Scalar key, Node value) {}

  /** Items in the order of the file. */
  record Sequence(List<Node> items, Place place) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String shown() {
      return items.isEmpty() ? "an empty list" : "a list";
    }
  }
}
