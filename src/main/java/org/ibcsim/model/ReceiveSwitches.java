package org.ibcsim.model;

/** Open questions about RECEIVE. */
public final class ReceiveSwitches {
  /** Answers to {@link #RECEIVE_PICKUP}. */
  public enum ReceivePickup {
    /** At the arrival itself; the deliver time-out cannot come first. */
    SAME_STEP,
    /** In a later step; a deliver time-out that runs out in between drops the message. */
    DELAYED
  }

  /**
   * A message arrives while a RECEIVE of its application is blocked: when is it handed over? [ibc
   * 14, 11.3; property 26]
   */
  public static final Switch<ReceivePickup> RECEIVE_PICKUP =
      Switch.asks(
              "receive_pickup",
              "A message arrives while a RECEIVE of its application is blocked: when is "
                  + "it handed over?",
              "ibc 14, 11.3; property 26")
          .answer(
              ReceivePickup.SAME_STEP,
              "At the arrival itself; the deliver time-out cannot come first.")
          .answer(
              ReceivePickup.DELAYED,
              "In a later step; a deliver time-out that runs out in between drops the message.");

  /** Answers to {@link #SECOND_RECEIVE}. */
  public enum SecondReceive {
    /** It blocks too; messages go to the receives in the order in which they were called. */
    WAITS_TOO,
    /** It fails with EBUSY. */
    EBUSY
  }

  /**
   * What does RECEIVE do while another RECEIVE with the key is blocked? [ibc 14, 2.5; S5 does not
   * say]
   */
  public static final Switch<SecondReceive> SECOND_RECEIVE =
      Switch.asks(
              "second_receive",
              "What does RECEIVE do while another RECEIVE with the key is blocked?",
              "ibc 14, 2.5; S5 does not say")
          .answer(
              SecondReceive.WAITS_TOO,
              "It blocks too; messages go to the receives in the order in which they were called.")
          .answer(SecondReceive.EBUSY, "It fails with EBUSY.");

  /** Answers to {@link #RECV_SHORT_BUFFER}. */
  public enum RecvShortBuffer {
    /** It delivers the beginning and reports the whole length; the rest is lost. */
    TRUNCATE_REPORT_LEN,
    /** It fails with IBC_SHORT_BUFFER and the message stays to be received. */
    ERROR_KEEP_MESSAGE
  }

  /**
   * What does RECEIVE do when the message is longer than the buffer? [ibc 2.5; S5: the page is cut]
   */
  public static final Switch<RecvShortBuffer> RECV_SHORT_BUFFER =
      Switch.asks(
              "recv_short_buffer",
              "What does RECEIVE do when the message is longer than the buffer?",
              "ibc 2.5; S5: the page is cut")
          .answer(
              RecvShortBuffer.TRUNCATE_REPORT_LEN,
              "It delivers the beginning and reports the whole length; the rest is lost.")
          .answer(
              RecvShortBuffer.ERROR_KEEP_MESSAGE,
              "It fails with IBC_SHORT_BUFFER and the message stays to be received.");

  /** Answers to {@link #DROP_REPORT_RESETS}. */
  public enum DropReportResets {
    /** Yes: the next RECEIVE can get a message. */
    TRUE,
    /** No: every later RECEIVE of this registration fails with the same count. */
    FALSE
  }

  /**
   * Does the report of dropped messages set their count back to 0? [ibc 2.5; inferred from S5: else
   * nobody could receive again]
   */
  public static final Switch<DropReportResets> DROP_REPORT_RESETS =
      Switch.asks(
              "drop_report_resets",
              "Does the report of dropped messages set their count back to 0?",
              "ibc 2.5; inferred from S5: else nobody could receive again")
          .answer(DropReportResets.TRUE, "Yes: the next RECEIVE can get a message.")
          .answer(
              DropReportResets.FALSE,
              "No: every later RECEIVE of this registration fails with the same count.");

  /** Answers to {@link #DROPS_OVER_REGISTRATIONS}. */
  public enum DropsOverRegistrations {
    /** No: a new registration starts at 0. */
    GONE,
    /** Yes: the name keeps its count, and the new registration reports it. */
    KEPT
  }

  /**
   * Does the count of dropped messages outlive UNREGISTER and REGISTER? [ibc 14, 2.5; S5 does not
   * say]
   */
  public static final Switch<DropsOverRegistrations> DROPS_OVER_REGISTRATIONS =
      Switch.asks(
              "drops_over_registrations",
              "Does the count of dropped messages outlive UNREGISTER and REGISTER?",
              "ibc 14, 2.5; S5 does not say")
          .answer(DropsOverRegistrations.GONE, "No: a new registration starts at 0.")
          .answer(
              DropsOverRegistrations.KEPT,
              "Yes: the name keeps its count, and the new registration reports it.");

  private ReceiveSwitches() {}
}
