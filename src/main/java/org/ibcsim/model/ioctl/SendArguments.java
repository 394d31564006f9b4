package org.ibcsim.model.ioctl;

/**
 * {@code struct ibc_send_args} of RV_IBC_SEND [D S4].
 *
 * @param applicationId the sender's key
 * @param replica name of the RLINK; empty for every RLINK that is attached at the time
 * @param freeze IBC_FREEZE: the Secondary's data volumes stand still from the arrival of the
 *     message
 * @param freezeTimeoutSeconds bound on the freeze, if nobody unfreezes. 0: none (by analogy with
 *     the other time-outs; switch {@code freeze_timeout_zero})
 * @param message {@code msg_buf} and {@code msg_len}; how long it may be is not documented (switch
 *     {@code max_msg})
 */
public record SendArguments(
    ApplicationId applicationId,
    String replica,
    boolean freeze,
    int freezeTimeoutSeconds,
    Payload message)
    implements RvgIoctl {
  /** The {@code replica} that stands for every RLINK that is attached. */
  public static final String EVERY_RLINK = "";

  public SendArguments {
    RvgIoctl.requireSeconds("freeze_timeout", freezeTimeoutSeconds);
  }

  /** An empty message that freezes without a bound, for every RLINK that is attached. */
  public static SendArguments broadcast(ApplicationId applicationId) {
    return new SendArguments(applicationId, EVERY_RLINK, true, 0, Payload.EMPTY);
  }

  /** The same, for one RLINK. */
  public SendArguments to(String rlink) {
    return new SendArguments(applicationId, rlink, freeze, freezeTimeoutSeconds, message);
  }

  /** The same, with IBC_FREEZE and a bound in seconds. */
  public SendArguments freezing(int timeoutSeconds) {
    return new SendArguments(applicationId, replica, true, timeoutSeconds, message);
  }

  /** The same without IBC_FREEZE, as {@code vxibc -N}. */
  public SendArguments withoutFreeze() {
    return new SendArguments(applicationId, replica, false, 0, message);
  }

  /** The same with these bytes as its message. */
  public SendArguments carrying(byte[] bytes) {
    return new SendArguments(
        applicationId, replica, freeze, freezeTimeoutSeconds, Payload.of(bytes));
  }

  @Override
  public String command() {
    return "RV_IBC_SEND";
  }
}
