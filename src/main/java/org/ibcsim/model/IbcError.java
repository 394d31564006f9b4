package org.ibcsim.model;

/**
 * What a control-message call can fail with.
 *
 * <p>Three names are documented (ibc 2.8). The lists of REGISTER, SEND and RECEIVE could not be
 * read, so the other names are ours; they begin with {@code IBC_} to tell them apart, but for EIO,
 * which any write can say. {@link ErrorGuide} has the calls that give an error, and the cure.
 */
public enum IbcError {
  /**
   * The key is not valid or its name is not registered [D S6, S7]; for SEND and RECEIVE inferred.
   */
  EIBC_NO_APPLICATION(true, "no application is registered with this name"),
  /** A delivery or an unfreeze is pending for the name [D S6]. */
  EIBC_IBC_PENDING(true, "a message is waiting for receive or for unfreeze"),
  /** The key is in active use by another call [D S7]. */
  EBUSY(true, "another call is active with this name"),
  /** The write path refused the message as it would refuse a write (inferred from S4). */
  EIO(false, "the message could not be written to the SRL and to every synchronous Secondary"),
  /** The name is registered already. */
  IBC_DUPLICATE_NAME(false, "the name is registered already"),
  /** 32 names are registered on this RVG [D S3: limit]. */
  IBC_TOO_MANY_NAMES(false, "32 names are registered on this RVG, the most it can have"),
  /** The name is empty or longer than 31 bytes (NAME_SZ is 32 with its end mark; inferred). */
  IBC_BAD_NAME(false, "a name has 1 to 31 bytes"),
  /** Not on this role: SEND on a Primary, RECEIVE and UNFREEZE on a Secondary [D S4, S5, S7]. */
  IBC_WRONG_ROLE(false, "not on an RVG of this role"),
  /** The RLINK named does not exist or is not attached, or no RLINK is attached at all. */
  IBC_NO_RLINK(false, "no such RLINK is attached"),
  /** An RLINK that the message is for is in DCM logging, and {@code send_in_dcm} refuses that. */
  IBC_DCM_LOGGING(false, "an RLINK is in DCM logging, which carries no messages"),
  /** The RVG is not started, or its host is down [D S2: the ioctls do not succeed]. */
  IBC_RVG_STOPPED(false, "the RVG is not started"),
  /** The payload is longer than the limit. */
  IBC_MESSAGE_TOO_LONG(false, "the message is longer than an RVG takes"),
  /** A RECEIVE that does not block found no message. */
  IBC_NO_MESSAGE(false, "no message is waiting"),
  /** A blocked RECEIVE reached its time-out. */
  IBC_TIMED_OUT(false, "no message came within the receive time-out"),
  /**
   * Messages were dropped by deliver time-outs since the last report; no payload is returned [D
   * S5].
   */
  IBC_DROPPED(false, "messages were dropped because nobody received them in time"),
  /** A blocked RECEIVE was ended by stoprecv. */
  IBC_STOPPED(false, "the receive was stopped by stoprecv"),
  /**
   * The buffer is smaller than the message, and the switch {@code recv_short_buffer} keeps the
   * message.
   */
  IBC_SHORT_BUFFER(false, "the buffer is smaller than the message"),
  /** Nothing is frozen, and a switch makes that an error. */
  IBC_NOT_FROZEN(false, "replication is not frozen by a message of this application"),
  /** The freeze, or the message that waits, belongs to another application. */
  IBC_NOT_OWNER(false, "the message belongs to another application"),
  /** No receive is blocked, and a switch makes that an error for stoprecv. */
  IBC_NOT_RECEIVING(false, "no receive of this application is blocked"),
  /** The node of the cluster may not issue calls on the RVG, by a switch. */
  IBC_WRONG_NODE(false, "not on this node of the cluster");

  private final boolean documented;
  private final String text;

  IbcError(boolean documented, String text) {
    this.documented = documented;
    this.text = text;
  }

  /** Whether the name stands in the product's documentation. */
  public boolean documented() {
    return documented;
  }

  /** What it means, in a line. */
  public String text() {
    return text;
  }
}
