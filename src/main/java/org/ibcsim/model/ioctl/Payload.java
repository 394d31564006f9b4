package org.ibcsim.model.ioctl;

/**
 * What a message carries: bytes, which replication does not interpret [D S1]. Equal bytes, equal
 * payloads.
 *
 * @param octets a character a byte, each 0 to 255
 */
public record Payload(String octets) {
  /** No bytes: a message that says all by arriving. */
  public static final Payload EMPTY = new Payload("");

  private static final int BYTE = 0xFF;

  public Payload {
    for (int i = 0; i < octets.length(); i++) {
      if (octets.charAt(i) > BYTE) {
        throw new IllegalArgumentException(
            "a payload with character number "
                + (int) octets.charAt(i)
                + " at "
                + i
                + "; expected bytes, 0 to 255. Maybe encode the text first: Payload.of(bytes)");
      }
    }
  }

  /** These bytes, as they are now. */
  public static Payload of(byte[] bytes) {
    StringBuilder octets = new StringBuilder(bytes.length);
    for (byte octet : bytes) {
      octets.append((char) (octet & BYTE));
    }
    return new Payload(octets.toString());
  }

  /** The bytes; the array is the caller's. */
  public byte[] bytes() {
    byte[] bytes = new byte[octets.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) octets.charAt(i);
    }
    return bytes;
  }

  /** How many bytes. */
  public int lengthBytes() {
    return octets.length();
  }

  /** Its length: the bytes may be many, and are for the application alone. */
  @Override
  public String toString() {
    return octets.length() + " bytes";
  }
}
