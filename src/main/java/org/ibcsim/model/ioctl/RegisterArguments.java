package org.ibcsim.model.ioctl;

/**
 * {@code struct ibc_register_args} of RV_IBC_REGISTER [D S3].
 *
 * @param applicationName 1 to 31 bytes of UTF-8 (inferred from NAME_SZ), the same on every host
 * @param deliverTimeoutSeconds between the arrival of a message at a Secondary and its RECEIVE;
 *     then it is dropped and replication goes on. 0: never. By default the Primary's registration
 *     decides (switch {@code deliver_timeout_source})
 */
public record RegisterArguments(String applicationName, int deliverTimeoutSeconds)
    implements RvgIoctl {
  public RegisterArguments {
    RvgIoctl.requireSeconds("deliver_timeout", deliverTimeoutSeconds);
  }

  @Override
  public String command() {
    return "RV_IBC_REGISTER";
  }
}
