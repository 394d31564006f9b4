package org.ibcsim.report;

import org.ibcsim.model.Fact;
import org.ibcsim.model.RlinkAttributes;
import org.ibcsim.model.Switch;

/** Attributes of an RLINK as a clause, in the product's words. */
final class AttributesText {
  private AttributesText() {}

  static String of(Fact.AttributesSet set) {
    String limit =
        set.bandwidthLimit() == RlinkAttributes.AS_SET_UP
            ? ""
            : set.bandwidthLimit() == RlinkAttributes.NO_LIMIT
                ? " bandwidth_limit=none"
                : " bandwidth_limit=" + set.bandwidthLimit() + " bit/s";
    return "set to synchronous="
        + Switch.nameOf(set.synchronous())
        + " srlprot="
        + Switch.nameOf(set.srlprot())
        + " latencyprot="
        + Switch.nameOf(set.latencyprot())
        + " latency_high_mark="
        + set.highMark()
        + " latency_low_mark="
        + set.lowMark()
        + limit;
  }
}
