package org.ibcsim.model.link;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What {@code vxprint} tells of an RLINK on the Primary (dataflow 9.2, 9.3).
 *
 * @param state STATE
 * @param kernelState KSTATE
 * @param flags in the order of {@link RlinkFlag}; not to be changed
 */
public record RlinkStatus(RlinkState state, RlinkKernelState kernelState, Set<RlinkFlag> flags) {
  public RlinkStatus {
    EnumSet<RlinkFlag> copy = EnumSet.noneOf(RlinkFlag.class);
    copy.addAll(flags);
    flags = Collections.unmodifiableSet(copy);
  }

  public boolean has(RlinkFlag flag) {
    return flags.contains(flag);
  }
}
