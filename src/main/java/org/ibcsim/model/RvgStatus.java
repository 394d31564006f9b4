package org.ibcsim.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What {@code vxprint} tells of the RVG of a host (dataflow 9.1, admin 1.2).
 *
 * @param state STATE
 * @param kernelState KSTATE
 * @param flags in the order of {@link Flag}; not to be changed
 */
public record RvgStatus(State state, KernelState kernelState, Set<Flag> flags) {
  /** The utility state [D 41-app_vol_states]. */
  public enum State {
    /** Never started; no RVG of a scenario is. */
    EMPTY,
    /** Stopped. */
    CLEAN,
    /** Started. */
    ACTIVE,
    /** A data volume failed, or on a Secondary the header of the SRL. */
    FAIL
  }

  /** The kernel state [K]. */
  public enum KernelState {
    /** I/O is allowed. */
    ENABLED,
    /** No I/O. */
    DISABLED,
    /** No I/O: to be recovered. */
    RECOVER
  }

  /** A flag that is shown [D KB-100008281, 50-ag_ch_tshoot_vvr9, KB-100016789]. */
  public enum Flag {
    /** No application has its volumes open. */
    CLOSED,
    /** An application has its volumes open [K]. */
    OPEN,
    PRIMARY,
    SECONDARY,
    /** A Primary of before that was taken over from. */
    ACTING_SECONDARY,
    ENABLED,
    DISABLED,
    /** Its SRL is associated. */
    ATTACHED,
    DCM_LOGGING,
    FAILBACK_LOGGING,
    /** Writes go to the data volumes and nowhere else. */
    PASSTHRU,
    NEEDS_RECOVERY,
    BUNKER;

    /** As it is printed. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public RvgStatus {
    EnumSet<Flag> copy = EnumSet.noneOf(Flag.class);
    copy.addAll(flags);
    flags = Collections.unmodifiableSet(copy);
  }

  public boolean has(Flag flag) {
    return flags.contains(flag);
  }
}
