package org.ibcsim.model;

/** Open questions about when a Secondary freezes and for how long. */
public final class FreezeSwitches {
  /** Answers to {@link #FREEZE_START}. */
  public enum FreezeStart {
    /**
     * From the arrival of the message: nothing behind it is applied before it is received or
     * dropped.
     */
    ARRIVAL,
    /** From the RECEIVE: until then what is behind the message is applied. */
    RECEIVE
  }

  /**
   * From when do the data volumes stand still for a message? [ibc 4.4; S1, S3, S5: inferred,
   * strong]
   */
  public static final Switch<FreezeStart> FREEZE_START =
      Switch.asks(
              "freeze_start",
              "From when do the data volumes stand still for a message?",
              "ibc 4.4; S1, S3, S5: inferred, strong")
          .answer(
              FreezeStart.ARRIVAL,
              "From the arrival of the message: nothing behind it is applied before it is "
                  + "received or dropped.")
          .answer(
              FreezeStart.RECEIVE,
              "From the RECEIVE: until then what is behind the message is applied.");

  /** Answers to {@link #FREEZE_TIMER_START}. */
  public enum FreezeTimerStart {
    /** When the message is received. */
    DELIVERY,
    /** When the message arrives, so that waiting for the receive uses it up. */
    ARRIVAL
  }

  /**
   * When does the freeze time-out of a message start to run? [ibc 4.4; S5 separates the two
   * periods]
   */
  public static final Switch<FreezeTimerStart> FREEZE_TIMER_START =
      Switch.asks(
              "freeze_timer_start",
              "When does the freeze time-out of a message start to run?",
              "ibc 4.4; S5 separates the two periods")
          .answer(FreezeTimerStart.DELIVERY, "When the message is received.")
          .answer(
              FreezeTimerStart.ARRIVAL,
              "When the message arrives, so that waiting for the receive uses it up.");

  /** Answers to {@link #FREEZE_TIMEOUT_ZERO}. */
  public enum FreezeTimeoutZero {
    /** No limit: only UNFREEZE ends the freeze. */
    INFINITE,
    /** The freeze ends as soon as its time-out starts to run. */
    IMMEDIATE
  }

  /**
   * What does a freeze time-out of 0 mean? [ibc 2.4; inferred by analogy with the other time-outs
   * (S3, S5)]
   */
  public static final Switch<FreezeTimeoutZero> FREEZE_TIMEOUT_ZERO =
      Switch.asks(
              "freeze_timeout_zero",
              "What does a freeze time-out of 0 mean?",
              "ibc 2.4; inferred by analogy with the other time-outs (S3, S5)")
          .answer(FreezeTimeoutZero.INFINITE, "No limit: only UNFREEZE ends the freeze.")
          .answer(
              FreezeTimeoutZero.IMMEDIATE,
              "The freeze ends as soon as its time-out starts to run.");

  /** Answers to {@link #NOFREEZE_MODE}. */
  public enum NofreezeMode {
    /** Yes, under the same time-outs; the receive releases the stream at once. */
    HOLD_UNTIL_RECEIVED_THEN_RELEASE,
    /**
     * No: later updates are applied meanwhile, and the message is a notice without a consistency
     * point.
     */
    NEVER_HOLD
  }

  /** Does a message sent with -N hold the stream until it is received? [ibc 4.4; S18] */
  public static final Switch<NofreezeMode> NOFREEZE_MODE =
      Switch.asks(
              "nofreeze_mode",
              "Does a message sent with -N hold the stream until it is received?",
              "ibc 4.4; S18")
          .answer(
              NofreezeMode.HOLD_UNTIL_RECEIVED_THEN_RELEASE,
              "Yes, under the same time-outs; the receive releases the stream at once.")
          .answer(
              NofreezeMode.NEVER_HOLD,
              "No: later updates are applied meanwhile, and the message is a notice "
                  + "without a consistency point.");

  private FreezeSwitches() {}
}
