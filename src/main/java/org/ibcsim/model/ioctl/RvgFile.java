package org.ibcsim.model.ioctl;

import org.ibcsim.model.IbcError;
import org.ibcsim.model.InBandControl;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.RdsLayout;

/**
 * The RVG device of one host, or of one node of a cluster, opened: what open(2) answers, and
 * ioctl(2) on it.
 *
 * <p>Every ioctl of every caller goes through here, a command of a runbook as well as a method of a
 * companion application; it has no state of its own, so it may be opened as often as one likes.
 *
 * @param control who carries the ioctls out
 * @param host number of the host
 * @param node of the host, where that is a cluster; empty for whichever node may issue calls
 */
public record RvgFile(InBandControl control, RdsLayout layout, int host, String node) {
  /** A number that no RLINK has: SEND refuses it in the order of its other refusals. */
  private static final int UNKNOWN_RLINK = RdsLayout.MAXIMUM_RLINKS;

  /** The device of a host, on a node that may issue calls. */
  public RvgFile(InBandControl control, RdsLayout layout, int host) {
    this(control, layout, host, "");
  }

  /**
   * Issues an ioctl.
   *
   * @param call number of the caller's choice, as in {@link InBandControl}; only SEND and RECEIVE
   *     use it
   * @return what the method of {@link InBandControl} that stands for the command answers; its
   *     errors are listed there; on a node that may not issue calls, IBC_WRONG_NODE
   */
  public Outcome ioctl(RvgIoctl arguments, int call) {
    if (!node.isEmpty() && !control.mayCall(host, node)) {
      return new Outcome.Failed(IbcError.IBC_WRONG_NODE);
    }
    if (arguments instanceof RegisterArguments register) {
      return control.register(host, register.applicationName(), register.deliverTimeoutSeconds());
    } else if (arguments instanceof UnregisterArguments unregister) {
      return control.unregister(host, unregister.applicationId().value());
    } else if (arguments instanceof SendArguments send) {
      return control.send(
          host,
          send.applicationId().value(),
          rlinkNamed(send.replica()),
          send.freeze(),
          send.freezeTimeoutSeconds(),
          send.message().octets(),
          call);
    } else if (arguments instanceof ReceiveArguments receive) {
      return control.receive(
          host,
          receive.applicationId().value(),
          receive.block(),
          receive.timeoutSeconds(),
          receive.bufferBytes(),
          call);
    } else if (arguments instanceof UnfreezeArguments unfreeze) {
      return control.unfreeze(host, unfreeze.applicationId().value());
    } else if (arguments instanceof StatusArguments) {
      return control.status(host);
    }
    return control.stopReceive(host, ((StopReceiveArguments) arguments).applicationId().value());
  }

  private int rlinkNamed(String replica) {
    if (replica.equals(SendArguments.EVERY_RLINK)) {
      return InBandControl.EVERY_RLINK;
    }
    int rlink = layout.rlinkNamed(replica, host);
    return rlink < 0 ? UNKNOWN_RLINK : rlink;
  }
}
