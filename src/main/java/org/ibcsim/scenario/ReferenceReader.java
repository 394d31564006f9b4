package org.ibcsim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ibcsim.check.litmus.Reference;
import org.ibcsim.kernel.NearestName;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.Switch;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Place;
import org.ibcsim.scenario.text.Problems;
import org.ibcsim.scenario.text.Shown;
import org.jspecify.annotations.Nullable;

/** Reads {@code shows}: the parts of the reference that a litmus test is about. */
final class ReferenceReader {
  private static final String EXPECTED =
      "a part of the reference: property 19, matrix Secondary crash while draining or switch"
          + " second_receive";

  private final Values values;
  private final Problems problems;

  ReferenceReader(Values values, Problems problems) {
    this.values = values;
    this.problems = problems;
  }

  /** Those that are right, in the order of the file. */
  List<Reference> read(@Nullable Node node) {
    List<Reference> references = new ArrayList<>();
    for (Node item : values.items(node, "part", Limits.MOST_REFERENCES)) {
      int before = problems.count();
      String text = values.text(item, EXPECTED);
      if (problems.count() != before) {
        continue;
      }
      Optional<Reference> reference = Reference.read(text);
      if (reference.isEmpty()) {
        problems.add(item.place(), Shown.quoted(text), EXPECTED);
      } else if (exists(reference.get(), item.place())) {
        if (references.contains(reference.get())) {
          problems.add(item.place(), Shown.quoted(text) + " a second time", "each part once");
        }
        references.add(reference.get());
      }
    }
    return references;
  }

  private boolean exists(Reference reference, Place place) {
    String name = reference.name();
    return switch (reference.kind()) {
      case PROPERTY -> {
        boolean number = name.matches("[1-9][0-9]?");
        if (!number || Integer.parseInt(name) > Reference.LAST_PROPERTY) {
          problems.add(
              place,
              "the property " + Shown.quoted(name),
              "a number from 1 to " + Reference.LAST_PROPERTY);
          yield false;
        }
        yield true;
      }
      case MATRIX -> known(name, Reference.MATRIX_ROWS, "row of the matrix", "litmus", place);
      case SWITCH -> {
        List<String> switches =
            new ArrayList<>(Semantics.SWITCHES.stream().map(Switch::name).toList());
        Semantics.PARAMETERS.forEach(parameter -> switches.add(parameter.name()));
        yield known(name, switches, "switch", "semantics", place);
      }
    };
  }

  private boolean known(String name, List<String> all, String what, String topic, Place place) {
    if (all.contains(name)) {
      return true;
    }
    problems.add(
        place,
        "the unknown " + what + " " + Shown.quoted(name),
        "one that the reference has; ibcsim help " + topic + " lists them",
        NearestName.to(name, all));
    return false;
  }
}
