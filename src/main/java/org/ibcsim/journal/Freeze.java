package org.ibcsim.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ibcsim.model.Fact;
import org.jspecify.annotations.Nullable;

/**
 * The data volumes of a Secondary stood still for a message.
 *
 * @param host number of the Secondary
 * @param toNanos when they moved again, or the end of the run
 * @param message position of the message's record in the update log
 * @param release why they moved again; null if they still stood still when the run ended
 */
public record Freeze(
    int host,
    int rlink,
    long fromNanos,
    long toNanos,
    long message,
    Fact.@Nullable Release release) {
  /** Every freeze of a run, in the order of their beginnings. */
  public static List<Freeze> of(RunRecord run) {
    List<Freeze> freezes = new ArrayList<>();
    int[] openAt = new int[run.header().hosts().size()];
    Arrays.fill(openAt, -1);
    int primary = 0;
    for (TimedFact timed : run.facts()) {
      if (timed.fact() instanceof Fact.RoleChanged changed) {
        primary = changed.primary();
      } else if (timed.fact() instanceof Fact.Frozen frozen && openAt[frozen.host()] < 0) {
        int rlink = run.header().rlinkTo(frozen.host(), primary);
        openAt[frozen.host()] = freezes.size();
        freezes.add(
            new Freeze(
                frozen.host(), rlink, timed.timeNanos(), run.endNanos(), frozen.message(), null));
      } else if (timed.fact() instanceof Fact.Unfrozen unfrozen && openAt[unfrozen.host()] >= 0) {
        int index = openAt[unfrozen.host()];
        openAt[unfrozen.host()] = -1;
        freezes.set(index, freezes.get(index).until(timed.timeNanos(), unfrozen.release()));
      }
    }
    return List.copyOf(freezes);
  }

  private Freeze until(long timeNanos, Fact.Release why) {
    return new Freeze(host, rlink, fromNanos, timeNanos, message, why);
  }
}
