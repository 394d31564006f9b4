package org.ibcsim.model;

/**
 * Open questions about UNFREEZE.
 *
 * <p>Settled, so not a switch: with another call active on the key UNFREEZE says EBUSY, even if
 * nothing is frozen (ibc 14).
 */
public final class UnfreezeSwitches {
  /** Answers to {@link #UNFREEZE_NOT_FROZEN}. */
  public enum UnfreezeNotFrozen {
    /** It succeeds and does nothing. */
    OK_NOOP,
    /** It fails with IBC_NOT_FROZEN. */
    ERROR
  }

  /** What does UNFREEZE say when nothing is frozen? [ibc 2.6; S7 lists no such error] */
  public static final Switch<UnfreezeNotFrozen> UNFREEZE_NOT_FROZEN =
      Switch.asks(
              "unfreeze_not_frozen",
              "What does UNFREEZE say when nothing is frozen?",
              "ibc 2.6; S7 lists no such error")
          .answer(UnfreezeNotFrozen.OK_NOOP, "It succeeds and does nothing.")
          .answer(UnfreezeNotFrozen.ERROR, "It fails with IBC_NOT_FROZEN.");

  /** Answers to {@link #UNFREEZE_BY_OTHER_APP}. */
  public enum UnfreezeByOtherApp {
    /** No: the call fails with IBC_NOT_OWNER. */
    ERROR,
    /** Yes: the freeze ends. */
    ALLOWED,
    /** No: the call succeeds and the freeze stays. */
    IGNORED
  }

  /**
   * May one application end the freeze of another one's message? [ibc 2.6; S7 has no rule of
   * ownership]
   */
  public static final Switch<UnfreezeByOtherApp> UNFREEZE_BY_OTHER_APP =
      Switch.asks(
              "unfreeze_by_other_app",
              "May one application end the freeze of another one's message?",
              "ibc 2.6; S7 has no rule of ownership")
          .answer(UnfreezeByOtherApp.ERROR, "No: the call fails with IBC_NOT_OWNER.")
          .answer(UnfreezeByOtherApp.ALLOWED, "Yes: the freeze ends.")
          .answer(UnfreezeByOtherApp.IGNORED, "No: the call succeeds and the freeze stays.");

  /** Answers to {@link #UNFREEZE_BEFORE_RECEIVE}. */
  public enum UnfreezeBeforeReceive {
    /** It fails with IBC_NOT_FROZEN; the message still waits to be received. */
    ERROR,
    /** It succeeds: the message is discarded and replication continues. */
    DISCARD_MESSAGE,
    /** It succeeds and does nothing; the message still waits to be received. */
    NOOP
  }

  /**
   * What does UNFREEZE do to a message that arrived and was not received? [ibc 2.6; S7 does not
   * say]
   */
  public static final Switch<UnfreezeBeforeReceive> UNFREEZE_BEFORE_RECEIVE =
      Switch.asks(
              "unfreeze_before_receive",
              "What does UNFREEZE do to a message that arrived and was not received?",
              "ibc 2.6; S7 does not say")
          .answer(
              UnfreezeBeforeReceive.ERROR,
              "It fails with IBC_NOT_FROZEN; the message still waits to be received.")
          .answer(
              UnfreezeBeforeReceive.DISCARD_MESSAGE,
              "It succeeds: the message is discarded and replication continues.")
          .answer(
              UnfreezeBeforeReceive.NOOP,
              "It succeeds and does nothing; the message still waits to be received.");

  /** Answers to {@link #UNFREEZE_FOREIGN_UNDELIVERED}. */
  public enum UnfreezeForeignUndelivered {
    /** It fails with IBC_NOT_OWNER. */
    ERROR,
    /** It succeeds and does nothing. */
    NOOP
  }

  /**
   * What does UNFREEZE say while another application's message is held and not delivered? [ibc 14,
   * 2.6; S7 does not say]
   */
  public static final Switch<UnfreezeForeignUndelivered> UNFREEZE_FOREIGN_UNDELIVERED =
      Switch.asks(
              "unfreeze_foreign_undelivered",
              "What does UNFREEZE say while another application's message is held and not "
                  + "delivered?",
              "ibc 14, 2.6; S7 does not say")
          .answer(UnfreezeForeignUndelivered.ERROR, "It fails with IBC_NOT_OWNER.")
          .answer(UnfreezeForeignUndelivered.NOOP, "It succeeds and does nothing.");

  private UnfreezeSwitches() {}
}
