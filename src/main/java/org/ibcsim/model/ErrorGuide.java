package org.ibcsim.model;

import static org.ibcsim.model.IbcCall.RECEIVE;
import static org.ibcsim.model.IbcCall.REGISTER;
import static org.ibcsim.model.IbcCall.SEND;
import static org.ibcsim.model.IbcCall.STOPRECV;
import static org.ibcsim.model.IbcCall.UNFREEZE;
import static org.ibcsim.model.IbcCall.UNREGISTER;

import java.util.List;

/**
 * Where an error comes from and what helps.
 *
 * @param error one of {@link IbcError}
 * @param calls those that give it, at once or when they end after blocking
 * @param cure what an administrator or the author of an application does about it
 */
public record ErrorGuide(IbcError error, List<IbcCall> calls, String cure) {
  /** The guide to an error; every error has one. */
  public static ErrorGuide to(IbcError error) {
    return switch (error) {
      case EIBC_NO_APPLICATION ->
          new ErrorGuide(
              error,
              List.of(UNREGISTER, SEND, RECEIVE, UNFREEZE, STOPRECV),
              "Register the name on this host; a key of another host, of before a reboot or of"
                  + " before UNREGISTER is not valid.");
      case EIBC_IBC_PENDING ->
          new ErrorGuide(
              error,
              List.of(UNREGISTER),
              "Receive the message and unfreeze, or let the time-outs run out, then unregister.");
      case EBUSY ->
          new ErrorGuide(
              error,
              List.of(REGISTER, UNREGISTER, RECEIVE, UNFREEZE),
              "Let the other call end; a blocked RECEIVE is ended by vxibc stoprecv.");
      case EIO ->
          new ErrorGuide(
              error,
              List.of(SEND),
              "See why writes fail: an SRL that has no room under srlprot=fail, or a disconnected"
                  + " RLINK with synchronous=fail. Mend it, then send again; the message may have"
                  + " been sent all the same.");
      case IBC_DUPLICATE_NAME ->
          new ErrorGuide(
              error,
              List.of(REGISTER),
              "Use the key that the name has (vxibc status), or unregister the name first.");
      case IBC_TOO_MANY_NAMES ->
          new ErrorGuide(
              error, List.of(REGISTER), "Unregister a name that is not used (vxibc status).");
      case IBC_BAD_NAME ->
          new ErrorGuide(
              error,
              List.of(REGISTER),
              "Choose a name of 1 to 31 bytes; a letter beyond ASCII has more than one.");
      case IBC_WRONG_ROLE ->
          new ErrorGuide(
              error,
              List.of(SEND, RECEIVE, UNFREEZE, STOPRECV),
              "Send on the Primary; receive and unfreeze on a Secondary.");
      case IBC_NO_RLINK ->
          new ErrorGuide(
              error,
              List.of(SEND),
              "Check the name of the RLINK, attach it, then send again; no message went out.");
      case IBC_DCM_LOGGING ->
          new ErrorGuide(
              error,
              List.of(SEND),
              "Start a resynchronization (vradmin resync), wait until the Secondary is consistent"
                  + " again, then send; no message went out.");
      case IBC_RVG_STOPPED ->
          new ErrorGuide(
              error, List.of(IbcCall.values()), "Start the RVG (vxrvg start), then call again.");
      case IBC_MESSAGE_TOO_LONG ->
          new ErrorGuide(
              error,
              List.of(SEND),
              "Send a shorter payload, for instance the path of a file; max_msg is the limit, and"
                  + " the message must fit into the SRL.");
      case IBC_NO_MESSAGE ->
          new ErrorGuide(
              error,
              List.of(RECEIVE),
              "Call again later, or without -n to wait. While the own message is frozen there is"
                  + " none: unfreeze first.");
      case IBC_TIMED_OUT ->
          new ErrorGuide(
              error,
              List.of(RECEIVE),
              "See whether the message was sent and how far the Secondary lags; receive again, with"
                  + " a longer -R if the link is slow.");
      case IBC_DROPPED ->
          new ErrorGuide(
              error,
              List.of(RECEIVE),
              "The dropped messages are lost: have them sent again. Receive before the next send,"
                  + " or register on the Primary with a longer -D.");
      case IBC_STOPPED ->
          new ErrorGuide(
              error, List.of(RECEIVE), "Meant by who called stoprecv; receive again to go on.");
      case IBC_SHORT_BUFFER ->
          new ErrorGuide(
              error, List.of(RECEIVE), "Receive again with a larger -l; the message still waits.");
      case IBC_NOT_FROZEN ->
          new ErrorGuide(
              error,
              List.of(UNFREEZE),
              "Receive first. If the message was received, its freeze time-out has ended the"
                  + " freeze: a snapshot that was not finished by then is not at its point.");
      case IBC_NOT_OWNER ->
          new ErrorGuide(
              error, List.of(UNFREEZE), "Unfreeze as the application that the message is for.");
      case IBC_NOT_RECEIVING ->
          new ErrorGuide(
              error, List.of(STOPRECV), "Nothing to do: the receive has ended or never began.");
      case IBC_WRONG_NODE ->
          new ErrorGuide(
              error,
              List.of(IbcCall.values()),
              "Call on the node that may: the logowner, or what cluster_ibc_node says.");
    };
  }
}
