package org.ibcsim.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ibcsim.model.Fact;

/**
 * The network path of an RLINK did not work, from its cut until it healed or the run ended.
 *
 * @param rlink number of the RLINK
 */
public record Outage(int rlink, long fromNanos, long toNanos) {
  /** Every outage of a run, in the order of their beginnings. */
  public static List<Outage> of(RunRecord run) {
    List<Outage> outages = new ArrayList<>();
    int[] openAt = new int[run.header().rlinks().size()];
    Arrays.fill(openAt, -1);
    for (TimedFact timed : run.facts()) {
      if (timed.fact() instanceof Fact.Cut cut && openAt[cut.rlink()] < 0) {
        openAt[cut.rlink()] = outages.size();
        outages.add(new Outage(cut.rlink(), timed.timeNanos(), run.endNanos()));
      } else if (timed.fact() instanceof Fact.Healed healed && openAt[healed.rlink()] >= 0) {
        int index = openAt[healed.rlink()];
        openAt[healed.rlink()] = -1;
        outages.set(
            index, new Outage(healed.rlink(), outages.get(index).fromNanos(), timed.timeNanos()));
      }
    }
    return List.copyOf(outages);
  }
}
