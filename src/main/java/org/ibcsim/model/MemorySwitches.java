package org.ibcsim.model;

/** Open questions about the memory of a Secondary for updates, its NMCOM pool. */
public final class MemorySwitches {
  /** Answers to {@link #NM_FULL_ACTION}. */
  public enum NmFullAction {
    /** The Secondary drops it in silence; the Primary sends it again after a time-out. */
    DROP_AND_TIMEOUT,
    /** The Secondary drops it and says so; the Primary sends it again at once. */
    NACK_RESEND,
    /** It never comes: the Primary sends no more than the pool holds before it is on disk. */
    SENDER_WAITS
  }

  /**
   * What becomes of a message for which the Secondary has no memory? [dataflow 6.1; UMI-15061 and
   * 50-ag_ch_monitor_vvr27 say only that it is counted; the third answer is ours]
   */
  public static final Switch<NmFullAction> NM_FULL_ACTION =
      Switch.asks(
              "nm_full_action",
              "What becomes of a message for which the Secondary has no memory?",
              "dataflow 6.1, 13; UMI-15061 says only that it cannot be stored, not what follows")
          .answer(
              NmFullAction.DROP_AND_TIMEOUT,
              "The Secondary drops it; the Primary sends it again after the RLINK's time-out.")
          .answer(
              NmFullAction.NACK_RESEND,
              "The Secondary drops it and says so; the Primary sends it again when it hears that,"
                  + " and after the time-out if it is refused once more.")
          .answer(
              NmFullAction.SENDER_WAITS,
              "There is none: the Primary has no more under way than the Secondary's pool holds.");

  private MemorySwitches() {}
}
