package org.ibcsim.model.link;

/** The kernel state of an RLINK: KSTATE in {@code vxprint} (dataflow 9.2). */
public enum RlinkKernelState {
  /** Attached, and the two ends have a session [D 50-ag_ch_tshoot_vvr2]. */
  CONNECT,

  /** Attached, and the two ends have no session [D 50-ag_ch_tshoot_vvr2]. */
  ENABLED,

  /** Not attached [D 50-ag_ch_tshoot_vvr4]. */
  DETACHED,

  /** The RVG is to be recovered [K]. */
  RECOVER,

  /** It belongs to no RVG [K]. */
  DISABLED;

  static RlinkKernelState of(RlinkState state, boolean connected) {
    return switch (state) {
      case UNASSOC -> DISABLED;
      case STALE -> DETACHED;
      case RECOVER -> RECOVER;
      case ACTIVE, PAUSE, FAIL -> connected ? CONNECT : ENABLED;
    };
  }
}
