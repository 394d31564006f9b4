package org.ibcsim.model;

/** The calls of {@link InBandControl}, as the ioctls are named without RV_IBC_ (ibc 2). */
public enum IbcCall {
  REGISTER,
  UNREGISTER,
  SEND,
  RECEIVE,
  UNFREEZE,
  STATUS,
  /** Behind {@code vxibc stoprecv}; no such ioctl is published (inferred; ibc 2.1). */
  STOPRECV
}
