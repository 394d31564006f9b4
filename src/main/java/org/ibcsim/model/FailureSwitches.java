package org.ibcsim.model;

/**
 * Open questions about crashes and cut links: what is known afterwards, and what is delivered
 * again.
 */
public final class FailureSwitches {
  /** Answers to {@link #IBC_ACK_POINT}. */
  public enum IbcAckPoint {
    /** When it arrived and is kept on disk at the Secondary. */
    ARRIVAL_PERSISTED,
    /** When it is received or dropped. */
    DELIVERED,
    /** When its freeze has ended, or it was dropped. */
    CONSUMED
  }

  /**
   * When is the record of a message data-acknowledged, so that the Primary may forget it? [ibc 5;
   * S3, S18: at least once, and arrived messages survive a reboot]
   */
  public static final Switch<IbcAckPoint> IBC_ACK_POINT =
      Switch.asks(
              "ibc_ack_point",
              "When is the record of a message data-acknowledged, so that the Primary may "
                  + "forget it?",
              "ibc 5; S3, S18: at least once, and arrived messages survive a reboot")
          .answer(
              IbcAckPoint.ARRIVAL_PERSISTED,
              "When it arrived and is kept on disk at the Secondary.")
          .answer(IbcAckPoint.DELIVERED, "When it is received or dropped.")
          .answer(IbcAckPoint.CONSUMED, "When its freeze has ended, or it was dropped.");

  /** Answers to {@link #CRASH_WHILE_FROZEN}. */
  public enum CrashWhileFrozen {
    /**
     * It is held again at its position after the reboot, and delivered again to who registers in
     * time.
     */
    REDELIVER_AND_REFREEZE,
    /** It is finished: replication continues behind it after the reboot. */
    TREAT_AS_CONSUMED
  }

  /**
   * The Secondary crashes while a message is delivered and frozen: what becomes of the message?
   * [ibc 6, 11.3; inferred from S18]
   */
  public static final Switch<CrashWhileFrozen> CRASH_WHILE_FROZEN =
      Switch.asks(
              "crash_while_frozen",
              "The Secondary crashes while a message is delivered and frozen: what "
                  + "becomes of the message?",
              "ibc 6, 11.3; inferred from S18")
          .answer(
              CrashWhileFrozen.REDELIVER_AND_REFREEZE,
              "It is held again at its position after the reboot, and delivered again to "
                  + "who registers in time.")
          .answer(
              CrashWhileFrozen.TREAT_AS_CONSUMED,
              "It is finished: replication continues behind it after the reboot.");

  /** Answers to {@link #UNFREEZE_DURABLE}. */
  public enum UnfreezeDurable {
    /** Yes: the message is not delivered again. */
    YES,
    /** No: the message is held and delivered again. */
    NO
  }

  /**
   * The Secondary crashes right after a release, before anything behind the message was applied: is
   * the release remembered? [ibc 14, 6, 11.3; not documented]
   */
  public static final Switch<UnfreezeDurable> UNFREEZE_DURABLE =
      Switch.asks(
              "unfreeze_durable",
              "The Secondary crashes right after a release, before anything behind the "
                  + "message was applied: is the release remembered?",
              "ibc 14, 6, 11.3; not documented")
          .answer(UnfreezeDurable.YES, "Yes: the message is not delivered again.")
          .answer(UnfreezeDurable.NO, "No: the message is held and delivered again.");

  /** Answers to {@link #LINK_LOSS_DUPLICATES}. */
  public enum LinkLossDuplicates {
    /**
     * Any message that was received and is not finished at the Secondary; each copy stands directly
     * behind the original.
     */
    RECEIVED_UNFINISHED,
    /** None: the Secondary tells what it has, and no copy reaches an application. */
    NONE,
    /** Only the message that is delivered and frozen. */
    FROZEN_ONLY,
    /** A finished one too, as long as nothing behind it was applied. */
    UNTIL_NEXT_APPLY
  }

  /**
   * Which messages may be sent again when a cut link comes back? [ibc 14, 5, 6, 11.2; S16, S18:
   * duplicates are possible]
   */
  public static final Switch<LinkLossDuplicates> LINK_LOSS_DUPLICATES =
      Switch.asks(
              "link_loss_duplicates",
              "Which messages may be sent again when a cut link comes back?",
              "ibc 14, 5, 6, 11.2; S16, S18: duplicates are possible")
          .answer(
              LinkLossDuplicates.RECEIVED_UNFINISHED,
              "Any message that was received and is not finished at the Secondary; each "
                  + "copy stands directly behind the original.")
          .answer(
              LinkLossDuplicates.NONE,
              "None: the Secondary tells what it has, and no copy reaches an application.")
          .answer(LinkLossDuplicates.FROZEN_ONLY, "Only the message that is delivered and frozen.")
          .answer(
              LinkLossDuplicates.UNTIL_NEXT_APPLY,
              "A finished one too, as long as nothing behind it was applied.");

  /** Answers to {@link #PRIMARY_CRASH_DUPLICATES}. */
  public enum PrimaryCrashDuplicates {
    /** No: nothing that was acknowledged is sent again. */
    NO,
    /** Yes: messages that were acknowledged may be sent and delivered again. */
    YES
  }

  /**
   * Does a crash of the Primary also lose what it knew of acknowledgements? [ibc 14, 6; S16: copies
   * come before the next new message]
   */
  public static final Switch<PrimaryCrashDuplicates> PRIMARY_CRASH_DUPLICATES =
      Switch.asks(
              "primary_crash_duplicates",
              "Does a crash of the Primary also lose what it knew of acknowledgements?",
              "ibc 14, 6; S16: copies come before the next new message")
          .answer(PrimaryCrashDuplicates.NO, "No: nothing that was acknowledged is sent again.")
          .answer(
              PrimaryCrashDuplicates.YES,
              "Yes: messages that were acknowledged may be sent and delivered again.");

  /** Answers to {@link #SECONDARY_CRASH_DUPLICATES}. */
  public enum SecondaryCrashDuplicates {
    /** No: the crash brings back only the message that was unfinished, itself. */
    NO,
    /** Yes: the message comes back and copies of it may be sent again too. */
    YES
  }

  /**
   * Does a crash of the Secondary also lose acknowledgements that it had given? [ibc 14, 6; S16:
   * copies come before the next new message]
   */
  public static final Switch<SecondaryCrashDuplicates> SECONDARY_CRASH_DUPLICATES =
      Switch.asks(
              "secondary_crash_duplicates",
              "Does a crash of the Secondary also lose acknowledgements that it had given?",
              "ibc 14, 6; S16: copies come before the next new message")
          .answer(
              SecondaryCrashDuplicates.NO,
              "No: the crash brings back only the message that was unfinished, itself.")
          .answer(
              SecondaryCrashDuplicates.YES,
              "Yes: the message comes back and copies of it may be sent again too.");

  private FailureSwitches() {}
}
