package org.ibcsim.report;

import org.ibcsim.plan.BandsDocument;
import org.ibcsim.plan.PlanDocument;

/** What a plan's report says about the bands around its curves. */
final class PlanBands {
  private PlanBands() {}

  /** What they mean, or why there are none. */
  static String sentence(PlanDocument plan) {
    BandsDocument bands = plan.bands();
    return bands == null
        ? "No band of confidence: " + plan.bandsMissing() + "."
        : "The band holds the middle 95 % of the answers to "
            + bands.replicates()
            + " profiles of "
            + bands.days()
            + " days each, drawn with replacement from those that were measured: so far off the"
            + " curve may be because other days could have been measured. Worse days than all"
            + " measured ones are never drawn, so it tells little of what lies above.";
  }

  /** The same among the assumptions. */
  static String assumption(PlanDocument plan) {
    BandsDocument bands = plan.bands();
    return bands == null
        ? "none: " + plan.bandsMissing()
        : bands.replicates() + " times " + bands.days() + " days, drawn with replacement";
  }
}
