package org.ibcsim.scenario;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ibcsim.kernel.NearestName;
import org.ibcsim.model.SenderMemory;
import org.ibcsim.model.Tunable;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Node.Entry;
import org.ibcsim.scenario.text.Node.Mapping;
import org.ibcsim.scenario.text.Problems;
import org.ibcsim.scenario.text.Shown;
import org.ibcsim.scenario.unit.Dimension;
import org.ibcsim.scenario.unit.Range;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code tunables} of a host: numbers by the names that the product has for them. One that is
 * stated in its readable form too is a mistake.
 */
final class TunablesReader {
  private static final long SECOND = 1_000_000_000L;

  private final Values values;
  private final Problems problems;
  private final Map<Tunable, Long> stated = new EnumMap<>(Tunable.class);
  private final Map<Tunable, Node> places = new EnumMap<>(Tunable.class);

  TunablesReader(Values values, Problems problems) {
    this.values = values;
    this.problems = problems;
  }

  /**
   * Reads what is stated of a host.
   *
   * @param receives whether the host is a Secondary, so that its memory for messages counts
   */
  TunablesReader read(@Nullable Node node, boolean receives) {
    if (node == null) {
      return this;
    }
    if (!(node instanceof Mapping mapping)) {
      problems.add(
          node.place(), node.shown(), "tunables with their values: ibcsim help tunables has them");
      return this;
    }
    for (Entry entry : mapping.entries()) {
      Tunable tunable = named(entry, receives);
      if (tunable != null) {
        places.put(tunable, entry.value());
        stated.put(tunable, value(tunable, entry.value()));
      }
    }
    return this;
  }

  private @Nullable Tunable named(Entry entry, boolean receives) {
    String name = entry.key().text();
    List<String> names = new ArrayList<>();
    for (Tunable tunable : Tunable.values()) {
      boolean useful = tunable.settable() && (receives || !tunable.ofReceiver());
      if (tunable.productName().equals(name)) {
        if (useful) {
          return tunable;
        }
        problems.add(
            entry.key().place(),
            "the tunable " + name + (tunable.settable() ? " of a primary" : ""),
            tunable.settable()
                ? "it below a secondary: it is about what that host receives"
                : tunable.key().map(key -> "the key " + key).orElse("nothing: it has no effect"));
        return null;
      }
      if (useful) {
        names.add(tunable.productName());
      }
    }
    problems.add(
        entry.key().place(),
        "the unknown tunable " + Shown.quoted(name),
        Shown.oneOf(names),
        NearestName.to(name, names));
    return null;
  }

  private long value(Tunable tunable, Node node) {
    Tunable.Figures figures = tunable.figures();
    return switch (figures.unit()) {
      case "B" ->
          values.amount(
              node,
              new Range(Dimension.SIZE, "MiB", figures.least(), figures.most()),
              figures.standard());
      case "s" ->
          values.amount(
              node,
              new Range(Dimension.DURATION, "s", figures.least() * SECOND, figures.most() * SECOND),
              figures.standard() * SECOND);
      default -> values.integer(node, figures.least(), figures.most(), figures.standard());
    };
  }

  /** What is stated of the host's memory as a Primary; its write buffers have a readable form. */
  DataSetDraft.Sender sender(@Nullable Node buffers, long bufferBytes) {
    return new DataSetDraft.Sender(
        value(Tunable.RVIO, buffers, bufferBytes),
        new SenderMemory(
            value(Tunable.LOW_MEMORY, null, SenderMemory.STANDARD.lowBytes()),
            value(Tunable.READ_BACK, null, SenderMemory.STANDARD.readBackBytes()),
            true));
  }

  /**
   * The value of a tunable, in bytes, nanoseconds or as a plain number.
   *
   * @param readable the node of its readable form, which must not be there if it is stated here
   * @param otherwise its value if it is not stated here
   */
  long value(Tunable tunable, @Nullable Node readable, long otherwise) {
    Long value = stated.get(tunable);
    if (value == null) {
      return otherwise;
    }
    Node place = places.get(tunable);
    if (readable != null && place != null) {
      problems.add(
          place.place(),
          tunable.productName() + " and " + tunable.key().orElse("its readable form"),
          "one of them: they are the same");
    }
    return value;
  }
}
