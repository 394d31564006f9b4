package org.ibcsim.model;

/**
 * Open questions about registering and unregistering a name.
 *
 * <p>Settled, so not a switch: {@code register_33rd}, the 33rd name on an RVG is refused (ibc 9;
 * the limit is documented [D S3, S8, S15], the name of the error is ours).
 */
public final class RegistrationSwitches {
  /** Answers to {@link #REGISTER_DUPLICATE}. */
  public enum RegisterDuplicate {
    /** The call fails with IBC_DUPLICATE_NAME; the registration stays as it was. */
    ERROR,
    /** The call succeeds and answers the key that the name has. */
    SAME_KEY,
    /**
     * The call succeeds with a new key and the new deliver time-out; the old key is dead. EBUSY
     * while a call is active with it.
     */
    REPLACE
  }

  /** What does registering a name that is registered already do? [ibc 2.2; S3 does not say] */
  public static final Switch<RegisterDuplicate> REGISTER_DUPLICATE =
      Switch.asks(
              "register_duplicate",
              "What does registering a name that is registered already do?",
              "ibc 2.2; S3 does not say")
          .answer(
              RegisterDuplicate.ERROR,
              "The call fails with IBC_DUPLICATE_NAME; the registration stays as it was.")
          .answer(
              RegisterDuplicate.SAME_KEY,
              "The call succeeds and answers the key that the name has.")
          .answer(
              RegisterDuplicate.REPLACE,
              "The call succeeds with a new key and the new deliver time-out; the old key "
                  + "is dead. EBUSY while a call is active with it.");

  /** Answers to {@link #UNREGISTER_ACTIVE_IOCTL_ERRNO}. */
  public enum UnregisterActiveIoctlErrno {
    /** EBUSY, as UNFREEZE says in the same case. */
    EBUSY,
    /** EIBC_IBC_PENDING, as for a pending message; on a Primary EBUSY all the same. */
    EIBC_IBC_PENDING
  }

  /**
   * Which error does UNREGISTER give while a call with the key is active? [ibc 2.3; S6: its text
   * refuses, its list has no EBUSY]
   */
  public static final Switch<UnregisterActiveIoctlErrno> UNREGISTER_ACTIVE_IOCTL_ERRNO =
      Switch.asks(
              "unregister_active_ioctl_errno",
              "Which error does UNREGISTER give while a call with the key is active?",
              "ibc 2.3; S6: its text refuses, its list has no EBUSY")
          .answer(UnregisterActiveIoctlErrno.EBUSY, "EBUSY, as UNFREEZE says in the same case.")
          .answer(
              UnregisterActiveIoctlErrno.EIBC_IBC_PENDING,
              "EIBC_IBC_PENDING, as for a pending message; on a Primary EBUSY all the same.");

  /** Answers to {@link #UNREGISTER_REFUSAL_ORDER}. */
  public enum UnregisterRefusalOrder {
    /** The active call is told first; on a Primary only this refusal is possible. */
    EBUSY_FIRST,
    /** The pending message is told first. */
    PENDING_FIRST
  }

  /**
   * A call with the key is active and a message is pending: which refusal of UNREGISTER comes
   * first? [ibc 14, 2.3; S6]
   */
  public static final Switch<UnregisterRefusalOrder> UNREGISTER_REFUSAL_ORDER =
      Switch.asks(
              "unregister_refusal_order",
              "A call with the key is active and a message is pending: which refusal of "
                  + "UNREGISTER comes first?",
              "ibc 14, 2.3; S6")
          .answer(
              UnregisterRefusalOrder.EBUSY_FIRST,
              "The active call is told first; on a Primary only this refusal is possible.")
          .answer(UnregisterRefusalOrder.PENDING_FIRST, "The pending message is told first.");

  /** Answers to {@link #PENDING_SCOPE}. */
  public enum PendingScope {
    /** No: only the message that holds the stream is pending. */
    HEAD,
    /** Yes: any message for the name that was received and is not finished is pending. */
    BACKLOG
  }

  /**
   * Is a message that is stored behind another application's freeze pending for UNREGISTER? [ibc
   * 14, 2.3, 11.4; S6]
   */
  public static final Switch<PendingScope> PENDING_SCOPE =
      Switch.asks(
              "pending_scope",
              "Is a message that is stored behind another application's freeze pending "
                  + "for UNREGISTER?",
              "ibc 14, 2.3, 11.4; S6")
          .answer(PendingScope.HEAD, "No: only the message that holds the stream is pending.")
          .answer(
              PendingScope.BACKLOG,
              "Yes: any message for the name that was received and is not finished is pending.");

  /** Answers to {@link #DISCARD_AFTER_UNREGISTER}. */
  public enum DiscardAfterUnregister {
    /** It is discarded when it arrives, unless the name was registered again before. */
    IMMEDIATE,
    /**
     * It is held for unreg_hold_s like one for an unknown name; who registers again in time still
     * gets it.
     */
    AFTER_600S_HOLD
  }

  /**
   * Is a message for a name that was unregistered discarded at once, or held like one for an
   * unknown name? [ibc 4.3, 2.3; S6 and the product's text on unregistering against S17, S21]
   */
  public static final Switch<DiscardAfterUnregister> DISCARD_AFTER_UNREGISTER =
      Switch.asks(
              "discard_after_unregister",
              "Is a message for a name that was unregistered discarded at once, or held "
                  + "like one for an unknown name?",
              "ibc 4.3, 2.3; S6 and the product's text on unregistering against S17, S21")
          .answer(
              DiscardAfterUnregister.IMMEDIATE,
              "It is discarded when it arrives, unless the name was registered again before.")
          .answer(
              DiscardAfterUnregister.AFTER_600S_HOLD,
              "It is held for unreg_hold_s like one for an unknown name; who registers "
                  + "again in time still gets it.");

  /** Answers to {@link #REBOOT_REMEMBERS_UNREGISTER}. */
  public enum RebootRemembersUnregister {
    /** The name counts as never registered, so a message that arrives for it is held. */
    NO,
    /** A message for the name is treated as discard_after_unregister says. */
    YES
  }

  /**
   * Does a Secondary still know after a reboot which names were unregistered before? [ibc 14, 4.3;
   * inferred: registrations do not survive a reboot (S3, S16)]
   */
  public static final Switch<RebootRemembersUnregister> REBOOT_REMEMBERS_UNREGISTER =
      Switch.asks(
              "reboot_remembers_unregister",
              "Does a Secondary still know after a reboot which names were unregistered before?",
              "ibc 14, 4.3; inferred: registrations do not survive a reboot (S3, S16)")
          .answer(
              RebootRemembersUnregister.NO,
              "The name counts as never registered, so a message that arrives for it is held.")
          .answer(
              RebootRemembersUnregister.YES,
              "A message for the name is treated as discard_after_unregister says.");

  private RegistrationSwitches() {}
}
