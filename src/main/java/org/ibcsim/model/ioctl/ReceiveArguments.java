package org.ibcsim.model.ioctl;

/**
 * {@code struct ibc_receive_args} of RV_IBC_RECEIVE [D S5], the fields that go in.
 *
 * @param applicationId the receiver's key
 * @param block IBC_BLOCK: wait for a message; otherwise IBC_NO_MESSAGE at once where there is none
 * @param timeoutSeconds how long to wait, only with {@code block}. 0: for ever
 * @param bufferBytes {@code buf_len}, room for the message; what a shorter one does is not
 *     documented (switch {@code recv_short_buffer})
 */
public record ReceiveArguments(
    ApplicationId applicationId, boolean block, int timeoutSeconds, int bufferBytes)
    implements RvgIoctl {
  public ReceiveArguments {
    RvgIoctl.requireSeconds("timeout", timeoutSeconds);
    if (bufferBytes < 0) {
      throw new IllegalArgumentException(
          "buf_len of " + bufferBytes + " bytes; expected 0 or more");
    }
  }

  /** Waits for ever, with room for any message. */
  public static ReceiveArguments blocking(ApplicationId applicationId) {
    return new ReceiveArguments(applicationId, true, 0, Integer.MAX_VALUE);
  }

  /** Does not wait; room for any message. */
  public static ReceiveArguments polling(ApplicationId applicationId) {
    return new ReceiveArguments(applicationId, false, 0, Integer.MAX_VALUE);
  }

  /** The same, waiting so many seconds at most. */
  public ReceiveArguments within(int seconds) {
    return new ReceiveArguments(applicationId, true, seconds, bufferBytes);
  }

  /** The same, with room for so many bytes. */
  public ReceiveArguments into(int roomBytes) {
    return new ReceiveArguments(applicationId, block, timeoutSeconds, roomBytes);
  }

  @Override
  public String command() {
    return "RV_IBC_RECEIVE";
  }
}
