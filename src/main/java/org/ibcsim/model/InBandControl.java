package org.ibcsim.model;

/**
 * The in-band control interface of an RVG: the ioctls, one method each (ibc 2).
 *
 * <p>{@code host} is the host whose RVG device the call is issued on. {@code call} is a number of
 * the caller's choice, unique among the calls that are blocked at the same time; when a call
 * answers {@link Outcome.Blocked}, its end comes by {@link Observer#returned} with that number.
 * Time-outs are in seconds and 0 means none.
 *
 * <p>Callers other than the model's own tests come through {@code RvgFile} of the room {@code
 * ioctl}, which takes the argument structures of the product.
 */
public interface InBandControl {
  /** Stands for every RLINK that is attached at the time: the empty {@code replica} of SEND. */
  int EVERY_RLINK = -1;

  /** A deliver or receive time-out that never runs out. */
  int NO_TIMEOUT = 0;

  /** NAME_SZ less the end mark (inferred; ibc 2.2). */
  int MAXIMUM_NAME_BYTES = 31;

  /** Names registered on an RVG of one host [D S3, S8, S15]. */
  int MAXIMUM_APPLICATIONS = 32;

  /**
   * Whether a node of a host may issue calls now: an open question, and no node may while it is the
   * logowner's right and there is none.
   */
  boolean mayCall(int host, String node);

  /**
   * RV_IBC_REGISTER: makes a name known on this host [D S3].
   *
   * @return {@link Outcome.Registered}, or failed: IBC_BAD_NAME, IBC_DUPLICATE_NAME,
   *     IBC_TOO_MANY_NAMES
   */
  Outcome register(int host, String application, int deliverTimeoutSeconds);

  /**
   * RV_IBC_UNREGISTER [S, D S6]: messages already in the update stream are unaffected.
   *
   * @return done, or failed: EIBC_NO_APPLICATION, EIBC_IBC_PENDING, EBUSY
   */
  Outcome unregister(int host, long key);

  /**
   * RV_IBC_SEND [D S4]: puts a message into the stream of one RLINK or of all; returns as a write
   * would.
   *
   * @param rlink number of the RLINK, or {@link #EVERY_RLINK}
   * @param freeze IBC_FREEZE
   * @return done or blocked, or failed: EIBC_NO_APPLICATION, IBC_WRONG_ROLE, IBC_NO_RLINK,
   *     IBC_MESSAGE_TOO_LONG, EIO
   */
  Outcome send(
      int host,
      long key,
      int rlink,
      boolean freeze,
      int freezeTimeoutSeconds,
      String payload,
      int call);

  /**
   * RV_IBC_RECEIVE [D S5]: takes the message that waits for this application.
   *
   * @param block IBC_BLOCK: wait for a message, {@code timeoutSeconds} at most
   * @param bufferBytes room for the payload
   * @return received or blocked, or failed: EIBC_NO_APPLICATION, IBC_WRONG_ROLE, IBC_DROPPED (with
   *     the count; before anything else), IBC_NO_MESSAGE, IBC_SHORT_BUFFER, EBUSY; a blocked call
   *     also IBC_TIMED_OUT, IBC_STOPPED
   */
  Outcome receive(int host, long key, boolean block, int timeoutSeconds, int bufferBytes, int call);

  /**
   * RV_IBC_UNFREEZE [D S7]: the Secondary's data volumes take updates again.
   *
   * @return done, or failed: EIBC_NO_APPLICATION, IBC_WRONG_ROLE, EBUSY, IBC_NOT_OWNER,
   *     IBC_NOT_FROZEN
   */
  Outcome unfreeze(int host, long key);

  /** RV_IBC_STATUS [D S8]: the registrations of this host; none is no error. */
  Outcome status(int host);

  /**
   * Behind {@code vxibc stoprecv}: makes blocked receives of the application fail (inferred; ibc
   * 3).
   */
  Outcome stopReceive(int host, long key);
}
