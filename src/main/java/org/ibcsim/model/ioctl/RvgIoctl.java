package org.ibcsim.model.ioctl;

/**
 * One ioctl of an RVG device: the command and its argument structure, as one value (ibc 2.1).
 *
 * <p>Issued by {@link RvgFile#ioctl}. The records stand for the C structures, less what only C
 * needs: {@code ibc_magic} and {@code ibc_version}, which guard against structures of before 4.0 [D
 * S4], are the Java types; a buffer is its size; what a structure gives out is the {@link
 * org.ibcsim.model.Outcome}. Time-outs are whole seconds, 0 or more.
 *
 * <table>
 *   <caption>The ioctls</caption>
 *   <tr><th>command<th>structure<th>issued on<th>argument
 *   <tr><td>RV_IBC_REGISTER<td>ibc_register_args<td>any host<td>{@link RegisterArguments}
 *   <tr><td>RV_IBC_UNREGISTER<td>ibc_unregister_args<td>any host<td>{@link UnregisterArguments}
 *   <tr><td>RV_IBC_SEND<td>ibc_send_args<td>the Primary<td>{@link SendArguments}
 *   <tr><td>RV_IBC_RECEIVE<td>ibc_receive_args<td>a Secondary<td>{@link ReceiveArguments}
 *   <tr><td>RV_IBC_UNFREEZE<td>ibc_unfreeze_args<td>a Secondary<td>{@link UnfreezeArguments}
 *   <tr><td>RV_IBC_STATUS<td>ibc_status_args<td>any host<td>{@link StatusArguments}
 *   <tr><td>unpublished, behind {@code vxibc stoprecv} (inferred, ibc 2.1)<td>unknown<td>a
 *       Secondary<td>{@link StopReceiveArguments}
 * </table>
 */
public sealed interface RvgIoctl
    permits RegisterArguments,
        UnregisterArguments,
        SendArguments,
        ReceiveArguments,
        UnfreezeArguments,
        StatusArguments,
        StopReceiveArguments {
  /** {@code NAME_SZ}: bytes of a name in a structure, its end mark included [D S3]. */
  int NAME_BYTES = 32;

  /** The command as the C header names it, for messages. */
  String command();

  /**
   * @throws IllegalArgumentException if it is negative
   */
  static void requireSeconds(String field, int seconds) {
    if (seconds < 0) {
      throw new IllegalArgumentException(
          field + " of " + seconds + " s; expected 0, which means none, or more");
    }
  }
}
