package org.ibcsim.runbook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ibcsim.model.Outcome;

/** What {@code vxibc} prints of payloads and registrations. */
final class StatusText {
  private StatusText() {}

  /**
   * A payload as {@code vxibc receive} prints it, by lines: read as UTF-8, with U+FFFD for what is
   * none and for control characters other than tab, which could upset a terminal.
   */
  static List<String> payload(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String[] lines =
        (text.endsWith("\n") ? text.substring(0, text.length() - 1) : text).split("\n", -1);
    return Arrays.stream(lines)
        .map(line -> line.replaceAll("[\\p{Cc}&&[^\\t]]", "\uFFFD"))
        .toList();
  }

  /** {@code vxibc status}; the product's format is not documented. */
  static List<String> registrations(Outcome.Status status, String rvg) {
    if (status.registrations().isEmpty()) {
      return List.of("no application is registered on " + rvg);
    }
    List<String> lines = new ArrayList<>();
    lines.add(Columns.pad("application_name", 34) + "application_id");
    for (Outcome.Status.Registration row : status.registrations()) {
      lines.add(Columns.pad(row.name(), 34) + row.key());
    }
    return lines;
  }
}
