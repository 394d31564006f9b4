package org.ibcsim.scenario;

import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Problems;

/** Reads {@code link}: what the network between two hosts does. */
final class LinkReader {
  /** The product's default [D 62-ch03s06s05]. */
  static final int STANDARD_PACKET_BYTES = 8_400;

  private final Values values;
  private final Problems problems;

  LinkReader(Values values, Problems problems) {
    this.values = values;
    this.problems = problems;
  }

  LinkTiming read(Node node) {
    Section section = Section.open(node, Forms.LINK, problems);
    return new LinkTiming(
        values.amount(section.value("latency"), Limits.LATENCY, 0),
        values.amount(section.value("jitter"), Limits.LATENCY, 0),
        values.amountOrUnlimited(section.value("bandwidth"), Limits.LINK_BANDWIDTH, 0),
        (int) values.amount(section.value("loss"), Limits.LOSS, 0),
        (int) values.amount(section.value("overhead"), Limits.OVERHEAD, 0),
        (int) values.amount(section.value("packet"), Limits.PACKET, STANDARD_PACKET_BYTES));
  }
}
