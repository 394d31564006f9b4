package org.ibcsim.model;

/**
 * Open questions about a message that arrived at a Secondary and was not received yet: what arrival
 * means, which time-out runs, and what counts as dropped.
 */
public final class ArrivalSwitches {
  /** Answers to {@link #ARRIVAL_MEANS}. */
  public enum ArrivalMeans {
    /** When it is the next of the stream and everything before it is on the data volumes. */
    REACHED_HEAD_AND_FLUSHED,
    /** When the Secondary has it in its SRL, even behind the freeze of another message. */
    STORED_IN_SECONDARY_SRL
  }

  /**
   * When has a message arrived, so that its timers start? [ibc 4.6; S3 says "arrival" and no more]
   */
  public static final Switch<ArrivalMeans> ARRIVAL_MEANS =
      Switch.asks(
              "arrival_means",
              "When has a message arrived, so that its timers start?",
              "ibc 4.6; S3 says \"arrival\" and no more")
          .answer(
              ArrivalMeans.REACHED_HEAD_AND_FLUSHED,
              "When it is the next of the stream and everything before it is on the data volumes.")
          .answer(
              ArrivalMeans.STORED_IN_SECONDARY_SRL,
              "When the Secondary has it in its SRL, even behind the freeze of another message.");

  /** Answers to {@link #DELIVER_TIMEOUT_SOURCE}. */
  public enum DeliverTimeoutSource {
    /** That of the registration on the Primary, carried in the message. */
    PRIMARY_REGISTRATION,
    /** That of the registration on the Secondary that is to receive it. */
    SECONDARY_REGISTRATION,
    /** The shorter of both, where 0 counts as no limit. */
    MIN
  }

  /** Whose deliver time-out governs a message? [ibc 4.3; S5 against S3; S21] */
  public static final Switch<DeliverTimeoutSource> DELIVER_TIMEOUT_SOURCE =
      Switch.asks(
              "deliver_timeout_source",
              "Whose deliver time-out governs a message?",
              "ibc 4.3; S5 against S3; S21")
          .answer(
              DeliverTimeoutSource.PRIMARY_REGISTRATION,
              "That of the registration on the Primary, carried in the message.")
          .answer(
              DeliverTimeoutSource.SECONDARY_REGISTRATION,
              "That of the registration on the Secondary that is to receive it.")
          .answer(DeliverTimeoutSource.MIN, "The shorter of both, where 0 counts as no limit.");

  /** Answers to {@link #LATE_REGISTRATION_TIMER}. */
  public enum LateRegistrationTimer {
    /** From the arrival; a message that is too late is dropped at the registration and counted. */
    FROM_ARRIVAL,
    /**
     * From the arrival; a message that is too late is dropped at the registration and not counted.
     */
    FROM_ARRIVAL_UNCOUNTED,
    /** From the registration: the receiver has the whole time-out. */
    FROM_REGISTRATION
  }

  /**
   * From when does the deliver time-out run if the name is registered after the arrival, and is a
   * message that is then too late counted as dropped? [ibc 14, 4.3; S17; replaces
   * deliver_timer_start of ibc 9]
   */
  public static final Switch<LateRegistrationTimer> LATE_REGISTRATION_TIMER =
      Switch.asks(
              "late_registration_timer",
              "From when does the deliver time-out run if the name is registered after "
                  + "the arrival, and is a message that is then too late counted as dropped?",
              "ibc 14, 4.3; S17; replaces deliver_timer_start of ibc 9")
          .answer(
              LateRegistrationTimer.FROM_ARRIVAL,
              "From the arrival; a message that is too late is dropped at the "
                  + "registration and counted.")
          .answer(
              LateRegistrationTimer.FROM_ARRIVAL_UNCOUNTED,
              "From the arrival; a message that is too late is dropped at the "
                  + "registration and not counted.")
          .answer(
              LateRegistrationTimer.FROM_REGISTRATION,
              "From the registration: the receiver has the whole time-out.");

  /** Answers to {@link #DROP_COUNT_SCOPE}. */
  public enum DropCountScope {
    /** No: only deliver time-outs while the name was registered count. */
    REGISTRATION_ONLY,
    /** Yes: the next registration of the name is told of them too. */
    INCLUDE_UNREGISTERED_HOLD
  }

  /**
   * Do messages that were discarded while the name was not registered count as dropped? [ibc 2.5;
   * S5 counts delivery time-outs]
   */
  public static final Switch<DropCountScope> DROP_COUNT_SCOPE =
      Switch.asks(
              "drop_count_scope",
              "Do messages that were discarded while the name was not registered count as "
                  + "dropped?",
              "ibc 2.5; S5 counts delivery time-outs")
          .answer(
              DropCountScope.REGISTRATION_ONLY,
              "No: only deliver time-outs while the name was registered count.")
          .answer(
              DropCountScope.INCLUDE_UNREGISTERED_HOLD,
              "Yes: the next registration of the name is told of them too.");

  private ArrivalSwitches() {}
}
