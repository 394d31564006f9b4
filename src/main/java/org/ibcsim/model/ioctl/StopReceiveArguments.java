package org.ibcsim.model.ioctl;

/** The argument of the unpublished ioctl behind {@code vxibc stoprecv} (inferred, ibc 2.1). */
public record StopReceiveArguments(ApplicationId applicationId) implements RvgIoctl {
  /** A name of ours, after the keyword. */
  @Override
  public String command() {
    return "stoprecv";
  }
}
