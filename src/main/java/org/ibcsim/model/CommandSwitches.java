package org.ibcsim.model;

/** Open questions about vxibc, above the calls that it makes. */
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
    /** It tries again until the message is gone, then ends as it would have. */
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
              "It tries again until the message is gone, then ends as it would have.");

  private CommandSwitches() {}
}
