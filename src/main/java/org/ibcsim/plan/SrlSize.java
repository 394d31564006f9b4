package org.ibcsim.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ibcsim.plan.fluid.WorstOutage;
import org.ibcsim.plan.fluid.WorstWindow;

/**
 * How large an SRL must be, constraint by constraint (capacity 1.1), and which one decides.
 *
 * @param bytes the size: the largest need with the safety share on top, at least the product's
 *     floor
 * @param binding the constraint that decides
 * @param needs what each constraint that applies asks for, headers included, without safety
 * @param worst the worst places of an outage, the worst first; empty if none was asked for
 * @param published the guide's rule for an outage that meets the peak: the sum of both [S:6]; 0
 *     without any of them
 * @param combinations what follows one another directly; a decision of cost, so none of them binds
 *     [S:6]
 */
public record SrlSize(
    long bytes,
    Constraint binding,
    Map<Constraint, Long> needs,
    List<WorstOutage.Placement> worst,
    long published,
    Map<String, Long> combinations) {
  static SrlSize of(Load load, Terms terms, long peakBytes) {
    Map<Constraint, Long> needs = new TreeMap<>();
    needs.put(Constraint.FLOOR, Terms.LEAST_SRL_BYTES);
    if (!terms.synchronous()) {
      needs.put(Constraint.PEAK_USAGE, peakBytes);
    }
    window(needs, Constraint.SYNCHRONIZATION, load, terms.synchronizationNanos());
    window(needs, Constraint.SECONDARY_BACKUP, load, terms.backupNanos());
    long downNanos = Math.max(terms.outageNanos(), terms.nodeOutageNanos());
    List<WorstOutage.Placement> worst = List.of();
    if (downNanos > 0 && !terms.failsWithoutLink()) {
      window(needs, Constraint.DOWNTIME, load, downNanos);
      // A synchronous RLINK behaves as an asynchronous one until it has caught up [S:6].
      long period = terms.periodic() ? load.inLog.endNanos() : Long.MAX_VALUE;
      worst = new WorstOutage(load.lasting(downNanos), load.link, downNanos, period).worst();
      needs.put(Constraint.OUTAGE_AND_PEAK, Math.max(worst.get(0).backlogBytes(), peakBytes));
    }
    Constraint binding = Constraint.FLOOR;
    for (Map.Entry<Constraint, Long> need : needs.entrySet()) {
      if (safe(need, terms) > safe(Map.entry(binding, needs.getOrDefault(binding, 0L)), terms)) {
        binding = need.getKey();
      }
    }
    long longest =
        Math.max(
            needs.getOrDefault(Constraint.DOWNTIME, 0L),
            Math.max(
                needs.getOrDefault(Constraint.SYNCHRONIZATION, 0L),
                needs.getOrDefault(Constraint.SECONDARY_BACKUP, 0L)));
    return new SrlSize(
        safe(Map.entry(binding, needs.getOrDefault(binding, 0L)), terms),
        binding,
        needs,
        new ArrayList<>(worst),
        longest == 0 ? 0 : longest + peakBytes,
        combinations(load, terms));
  }

  /** One window of the length of both: everything that is written in it waits. */
  private static Map<String, Long> combinations(Load load, Terms terms) {
    Map<String, Long> combined = new TreeMap<>();
    long down = terms.failsWithoutLink() ? 0 : terms.longestOutageNanos();
    together(combined, "synchronization_then_outage", load, terms.synchronizationNanos(), down);
    together(
        combined,
        "synchronization_then_backup",
        load,
        terms.synchronizationNanos(),
        terms.backupNanos());
    together(combined, "backup_then_outage", load, terms.backupNanos(), down);
    return combined;
  }

  private static void together(
      Map<String, Long> combined, String name, Load load, long firstNanos, long secondNanos) {
    if (firstNanos > 0 && secondNanos > 0) {
      combined.put(
          name,
          WorstWindow.of(load.lasting(firstNanos + secondNanos), firstNanos + secondNanos)
              .backlogBytes());
    }
  }

  /** The floor is a rule, not a need: nothing is added to it. */
  private static long safe(Map.Entry<Constraint, Long> need, Terms terms) {
    return need.getKey() == Constraint.FLOOR ? need.getValue() : terms.safe(need.getValue());
  }

  private static void window(
      Map<Constraint, Long> needs, Constraint constraint, Load load, long nanos) {
    if (nanos > 0) {
      needs.put(constraint, WorstWindow.of(load.lasting(nanos), nanos).backlogBytes());
    }
  }
}
