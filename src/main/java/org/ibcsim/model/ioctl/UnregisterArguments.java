package org.ibcsim.model.ioctl;

/** {@code struct ibc_unregister_args} of RV_IBC_UNREGISTER [D S6]. */
public record UnregisterArguments(ApplicationId applicationId) implements RvgIoctl {
  @Override
  public String command() {
    return "RV_IBC_UNREGISTER";
  }
}
