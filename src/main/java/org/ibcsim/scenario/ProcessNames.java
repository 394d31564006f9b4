package org.ibcsim.scenario;

import java.util.LinkedHashSet;
import java.util.Set;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Node.Entry;
import org.ibcsim.scenario.text.Node.Mapping;
import org.ibcsim.scenario.text.Node.Scalar;
import org.ibcsim.scenario.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * The processes that a scenario gives scripts to, by the keys of its runbooks: {@code london}, or
 * {@code london/operator}.
 */
final class ProcessNames {
  private final Set<String> labels = new LinkedHashSet<>();

  /** Those of some runbooks, be their scripts right or wrong. */
  ProcessNames(@Nullable Node... runbooks) {
    for (Node runbook : runbooks) {
      if (runbook instanceof Mapping mapping) {
        for (Entry entry : mapping.entries()) {
          labels.add(entry.key().text());
        }
      }
    }
  }

  /** Whether a script runs there; the name of a host alone stands for all its processes. */
  boolean known(String label) {
    return labels.stream().anyMatch(each -> each.equals(label) || each.startsWith(label + "/"));
  }

  /** For messages. */
  String expected() {
    return labels.isEmpty()
        ? "a host with a script in runbook or at_boot; there is none"
        : Shown.oneOf(labels.stream().toList());
  }

  /** The part of a label that is the host, in its place. */
  static Scalar host(Scalar label) {
    int slash = label.text().indexOf('/');
    return slash < 0 ? label : part(label, label.text().substring(0, slash));
  }

  /** The part of a label that is the process; empty if it has none. */
  static String process(Scalar label) {
    int slash = label.text().indexOf('/');
    return slash < 0 ? "" : label.text().substring(slash + 1);
  }

  /** A part of a label, in the place of the whole. */
  static Scalar part(Scalar label, String text) {
    return new Scalar(text, label.kind(), label.place(), label.inside());
  }
}
