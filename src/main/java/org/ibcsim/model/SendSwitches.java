package org.ibcsim.model;

/** Open questions about SEND. */
public final class SendSwitches {
  /** Answers to {@link #SEND_WAITS_FOR_UNTARGETED_SYNC}. */
  public enum SendWaitsForUntargetedSync {
    /** It waits for every synchronous RLINK of the RVG, as a write does. */
    TRUE,
    /** It waits only for the synchronous ones among the RLINKs that the message is for. */
    FALSE
  }

  /**
   * Does SEND to one RLINK wait for the other synchronous RLINKs? [ibc 2.4; S4: literally all
   * synchronous replicas of the RVG]
   */
  public static final Switch<SendWaitsForUntargetedSync> SEND_WAITS_FOR_UNTARGETED_SYNC =
      Switch.asks(
              "send_waits_for_untargeted_sync",
              "Does SEND to one RLINK wait for the other synchronous RLINKs?",
              "ibc 2.4; S4: literally all synchronous replicas of the RVG")
          .answer(
              SendWaitsForUntargetedSync.TRUE,
              "It waits for every synchronous RLINK of the RVG, as a write does.")
          .answer(
              SendWaitsForUntargetedSync.FALSE,
              "It waits only for the synchronous ones among the RLINKs that the message is for.");

  /** Answers to {@link #SEND_COUNTS_UNTARGETED}. */
  public enum SendCountsUntargeted {
    /**
     * Until everything logged before the message was received there; a disconnected RLINK with
     * synchronous=fail fails the SEND as it would a write.
     */
    EVERYTHING_BEFORE,
    /** For nothing: such an RLINK neither delays nor fails the SEND. */
    IGNORE
  }

  /**
   * SEND waits for a synchronous RLINK that its message is not for: what does it wait for there?
   * [ibc 14, 2.4; S4: the word "transferred"]
   */
  public static final Switch<SendCountsUntargeted> SEND_COUNTS_UNTARGETED =
      Switch.asks(
              "send_counts_untargeted",
              "SEND waits for a synchronous RLINK that its message is not for: what does "
                  + "it wait for there?",
              "ibc 14, 2.4; S4: the word \"transferred\"")
          .answer(
              SendCountsUntargeted.EVERYTHING_BEFORE,
              "Until everything logged before the message was received there; a "
                  + "disconnected RLINK with synchronous=fail fails the SEND as it would a "
                  + "write.")
          .answer(
              SendCountsUntargeted.IGNORE,
              "For nothing: such an RLINK neither delays nor fails the SEND.");

  /** Answers to {@link #SEND_NO_ATTACHED_RLINK}. */
  public enum SendNoAttachedRlink {
    /** It fails with IBC_NO_RLINK. */
    ERROR,
    /** It succeeds; the message is for nobody and is not logged. */
    OK
  }

  /**
   * What does a broadcast say when no RLINK is attached? [ibc 6; S4 addresses those currently
   * attached]
   */
  public static final Switch<SendNoAttachedRlink> SEND_NO_ATTACHED_RLINK =
      Switch.asks(
              "send_no_attached_rlink",
              "What does a broadcast say when no RLINK is attached?",
              "ibc 6; S4 addresses those currently attached")
          .answer(SendNoAttachedRlink.ERROR, "It fails with IBC_NO_RLINK.")
          .answer(
              SendNoAttachedRlink.OK, "It succeeds; the message is for nobody and is not logged.");

  private SendSwitches() {}
}
