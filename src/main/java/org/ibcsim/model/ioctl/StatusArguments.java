package org.ibcsim.model.ioctl;

/**
 * {@code struct ibc_status_args} of RV_IBC_STATUS [D S8]; its buffer always holds every
 * registration, at most 32.
 */
public record StatusArguments() implements RvgIoctl {
  @Override
  public String command() {
    return "RV_IBC_STATUS";
  }
}
