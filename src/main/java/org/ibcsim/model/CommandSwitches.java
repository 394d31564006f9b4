package org.ibcsim.model;

/** Open questions about vxibc and vradmin ibc, above the calls that they make. */
public final class CommandSwitches {
  /** Answers to {@link #STOPRECV_IDLE}. */
  public enum StoprecvIdle {
    /** It succeeds and does nothing. */
    OK,
    /** It fails with IBC_NOT_RECEIVING. */
    ERROR
  }

  /**
   * What does stoprecv say with nothing blocked? [ibc 14, 3; S18 has the keyword and no
   * description]
   */
  public static final Switch<StoprecvIdle> STOPRECV_IDLE =
      Switch.asks(
              "stoprecv_idle",
              "What does stoprecv say with nothing blocked?",
              "ibc 14, 3; S18 has the keyword and no description")
          .answer(StoprecvIdle.OK, "It succeeds and does nothing.")
          .answer(StoprecvIdle.ERROR, "It fails with IBC_NOT_RECEIVING.");

  /** Answers to {@link #REGRECV_COMMAND_FAILURE}. */
  public enum RegrecvCommandFailure {
    /** It unfreezes and unregisters all the same, and ends with the exit code of the command. */
    UNFREEZE_UNREGISTER,
    /**
     * It ends and leaves replication frozen and the name registered; the freeze time-out is the
     * only limit.
     */
    LEAVE_FROZEN
  }

  /** What does regrecv do when its command fails? [ibc 3; S22 shows success only] */
  public static final Switch<RegrecvCommandFailure> REGRECV_COMMAND_FAILURE =
      Switch.asks(
              "regrecv_command_failure",
              "What does regrecv do when its command fails?",
              "ibc 3; S22 shows success only")
          .answer(
              RegrecvCommandFailure.UNFREEZE_UNREGISTER,
              "It unfreezes and unregisters all the same, and ends with the exit code of "
                  + "the command.")
          .answer(
              RegrecvCommandFailure.LEAVE_FROZEN,
              "It ends and leaves replication frozen and the name registered; the freeze "
                  + "time-out is the only limit.");

  /** Answers to {@link #REGRECV_FAILED_RECEIVE}. */
  public enum RegrecvFailedReceive {
    /** It unregisters the name and fails. */
    UNREGISTER_AND_FAIL,
    /** It fails and leaves the name registered. */
    STAY_REGISTERED
  }

  /**
   * What does regrecv do when its receive fails or times out? [ibc 14, 3; S22 shows success only]
   */
  public static final Switch<RegrecvFailedReceive> REGRECV_FAILED_RECEIVE =
      Switch.asks(
              "regrecv_failed_receive",
              "What does regrecv do when its receive fails or times out?",
              "ibc 14, 3; S22 shows success only")
          .answer(RegrecvFailedReceive.UNREGISTER_AND_FAIL, "It unregisters the name and fails.")
          .answer(RegrecvFailedReceive.STAY_REGISTERED, "It fails and leaves the name registered.");

  /** Answers to {@link #REGRECV_REFUSED_UNREGISTER}. */
  public enum RegrecvRefusedUnregister {
    /** It fails and leaves the name registered, with the message pending. */
    ERROR_STAYS_REGISTERED,
    /** It tries again, once a second, until the message is gone, then ends as it would have. */
    RETRY
  }

  /**
   * What does regrecv do when its last unregister is refused because the next message arrived in
   * between? [ibc 14, 3; S6, S22]
   */
  public static final Switch<RegrecvRefusedUnregister> REGRECV_REFUSED_UNREGISTER =
      Switch.asks(
              "regrecv_refused_unregister",
              "What does regrecv do when its last unregister is refused because the next "
                  + "message arrived in between?",
              "ibc 14, 3; S6, S22")
          .answer(
              RegrecvRefusedUnregister.ERROR_STAYS_REGISTERED,
              "It fails and leaves the name registered, with the message pending.")
          .answer(
              RegrecvRefusedUnregister.RETRY,
              "It tries again, once a second, until the message is gone, then ends as it would have.");

  /** Answers to {@link #VRADMIN_ONFREEZE_START}. */
  public enum VradminOnfreezeStart {
    /** In the order of the documented numbers: after unquiesce has ended on the Primary. */
    AFTER_UNQUIESCE,
    /** When the message is there, even while unquiesce still runs. */
    AT_DELIVERY
  }

  /**
   * When does vradmin ibc run onfreeze on a Secondary that has its message? [ibc 7.2, admin 5.2;
   * S14 numbers the steps]
   */
  public static final Switch<VradminOnfreezeStart> VRADMIN_ONFREEZE_START =
      Switch.asks(
              "vradmin_onfreeze_start",
              "When does vradmin ibc run onfreeze on a Secondary that has its message?",
              "ibc 7.2, admin 5.2; S14 numbers the steps")
          .answer(
              VradminOnfreezeStart.AFTER_UNQUIESCE,
              "In the order of the documented numbers: after unquiesce has ended on the Primary.")
          .answer(
              VradminOnfreezeStart.AT_DELIVERY,
              "When the message is there, even while unquiesce still runs.");

  /** Answers to {@link #VRADMIN_POSTFREEZE_AFTER_FAILURE}. */
  public enum VradminPostfreezeAfterFailure {
    /** Only unfreeze and unregister follow on this Secondary. */
    SKIP,
    /** It runs all the same. */
    RUN
  }

  /**
   * Does vradmin ibc run postfreeze on a Secondary whose onfreeze failed? [ibc 7.2, admin 5.3; S14
   * shows success only]
   */
  public static final Switch<VradminPostfreezeAfterFailure> VRADMIN_POSTFREEZE_AFTER_FAILURE =
      Switch.asks(
              "vradmin_postfreeze_after_failure",
              "Does vradmin ibc run postfreeze on a Secondary whose onfreeze failed?",
              "ibc 7.2, admin 5.3; S14 shows success only")
          .answer(
              VradminPostfreezeAfterFailure.SKIP,
              "Only unfreeze and unregister follow on this Secondary.")
          .answer(VradminPostfreezeAfterFailure.RUN, "It runs all the same.");

  private CommandSwitches() {}
}
