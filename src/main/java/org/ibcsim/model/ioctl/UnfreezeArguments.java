package org.ibcsim.model.ioctl;

/** {@code struct ibc_unfreeze_args} of RV_IBC_UNFREEZE [D S7]. */
public record UnfreezeArguments(ApplicationId applicationId) implements RvgIoctl {
  @Override
  public String command() {
    return "RV_IBC_UNFREEZE";
  }
}
