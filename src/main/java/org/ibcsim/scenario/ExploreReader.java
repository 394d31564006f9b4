package org.ibcsim.scenario;

import java.util.Map;
import java.util.TreeMap;
import org.ibcsim.scenario.ExplorePlan.CommandPace;
import org.ibcsim.scenario.ExplorePlan.FaultBudget;
import org.ibcsim.scenario.ExplorePlan.TimeModel;
import org.ibcsim.scenario.ExplorePlan.WireOrder;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Problems;
import org.jspecify.annotations.Nullable;

/** Reads {@code explore}: what an exploration may choose. */
final class ExploreReader {
  private static final Map<String, TimeModel> TIMES =
      new TreeMap<>(Map.of("untimed", TimeModel.UNTIMED, "timed", TimeModel.TIMED));
  private static final Map<String, CommandPace> PACES =
      new TreeMap<>(Map.of("at_once", CommandPace.AT_ONCE, "any_time", CommandPace.ANY_TIME));

  private static final Map<String, Boolean> TRANSPORTS =
      new TreeMap<>(Map.of("tcp", false, "udp", true));
  private static final Map<String, WireOrder> WIRES =
      new TreeMap<>(Map.of("in_order", WireOrder.KEPT, "any_order", WireOrder.ANY));

  private final Values values;
  private final Problems problems;

  ExploreReader(Values values, Problems problems) {
    this.values = values;
    this.problems = problems;
  }

  /** The plan, or the standard one if there is none. */
  ExplorePlan read(@Nullable Node node) {
    if (node == null) {
      return ExplorePlan.STANDARD;
    }
    Section section = Section.open(node, Forms.EXPLORE, problems);
    TimeModel time = values.choice(section.value("time"), TIMES, ExplorePlan.STANDARD.time());
    CommandPace commands =
        values.choice(section.value("commands"), PACES, ExplorePlan.STANDARD.commands());
    long writes =
        values.integer(
            section.value("writes"), 0, Limits.MOST_EXPLORED_WRITES, ExplorePlan.ALL_WRITES);
    return new ExplorePlan(
        time,
        commands,
        writes,
        new FaultBudget(
            budget(section, "crashes"),
            budget(section, "cuts"),
            budget(section, "stops"),
            budget(section, "kills"),
            budget(section, "detaches"),
            budget(section, "disk_failures")),
        wires(section));
  }

  /** TCP, the transport unless UDP is named [D man-vrport], keeps the order whatever happens. */
  private WireOrder wires(Section section) {
    boolean datagrams = values.choice(section.value("transport"), TRANSPORTS, false);
    Node wire = section.value("wire");
    WireOrder order = values.choice(wire, WIRES, ExplorePlan.STANDARD.wires());
    if (wire != null && order == WireOrder.ANY && !datagrams) {
      problems.add(
          wire.place(),
          "any_order with the transport tcp, which keeps the order",
          "in_order, or transport: udp beside it");
    }
    return order;
  }

  private int budget(Section section, String key) {
    return (int) values.integer(section.value(key), 0, Limits.MOST_EXPLORED_FAULTS, 0);
  }
}
