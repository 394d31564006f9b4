package org.ibcsim.model;

/**
 * Why a message of an RLINK did not come through at once, in the order in which {@code vxrlink -e
 * stats} prints them [D HOWTO64297]. None of them loses a message for good: it is sent again.
 */
public enum LinkError {
  KERNEL_MEMORY("No memory available"),
  MESSAGE_SLOTS("No message slots available"),
  NMCOM_POOL("No memory available in nmcom pool on Secondary"),
  TIMEOUT("Timeout"),
  MISSING_PACKET("Missing packet"),
  MISSING_MESSAGE("Missing message"),
  STREAM("Stream"),
  CHECKSUM("Checksum"),
  TRANSACTION("Unable to deliver due to transaction");

  private final String text;

  LinkError(String text) {
    this.text = text;
  }

  /** As the product prints it. */
  public String text() {
    return text;
  }

  /** Whether {@code vxrlink stats} without {@code -e} adds it to its column Memory (inferred). */
  public boolean ofMemory() {
    return this == KERNEL_MEMORY || this == MESSAGE_SLOTS || this == NMCOM_POOL;
  }
}
