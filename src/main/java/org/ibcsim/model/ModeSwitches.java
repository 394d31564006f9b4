package org.ibcsim.model;

/** Open questions about the synchronous modes. */
public final class ModeSwitches {
  /** Answers to {@link #OVERRIDE_INFLIGHT}. */
  public enum OverrideInflight {
    /** They are complete at once. */
    COMPLETE_ON_DISCONNECT,
    /**
     * They wait until the Secondary has them after a reconnection, at most override_retry_s; what
     * stands behind them in the SRL waits with them.
     */
    RETRY_UNTIL_TIMEOUT
  }

  /**
   * What becomes of writes that wait for a Secondary with {@code synchronous=override} when the
   * RLINK disconnects, or is paused? [dataflow 3; inferred]
   */
  public static final Switch<OverrideInflight> OVERRIDE_INFLIGHT =
      Switch.asks(
              "override_inflight",
              "What becomes of writes that wait for a Secondary with synchronous=override when the "
                  + "RLINK disconnects, or is paused?",
              "dataflow 3; inferred")
          .answer(OverrideInflight.COMPLETE_ON_DISCONNECT, "They are complete at once.")
          .answer(
              OverrideInflight.RETRY_UNTIL_TIMEOUT,
              "They wait until the Secondary has them after a reconnection, at most "
                  + "override_retry_s; what stands behind them in the SRL waits with them.");

  private ModeSwitches() {}
}
