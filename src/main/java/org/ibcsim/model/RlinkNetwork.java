package org.ibcsim.model;

/**
 * What an RLINK's ends were told of the network: attributes that commands show, and what they must
 * agree on.
 *
 * @param primary what the Primary uses for data
 * @param secondary what the Secondary uses for data
 * @param packetBytes {@code packet_size} [D 62-ch03s06s05]
 * @param timeoutNanos {@code timeout} [D KB-100011903]
 * @param limitBitsPerSecond {@code bandwidth_limit}; 0 for none
 * @param compressing whether data is compressed on the way
 * @param statisticsBlockBytes what {@code vxrlink stats} counts as a block: 1024 on UNIX, 512 on
 *     Windows [D 41-ch6display_vvr80, W73-ch05s04]
 */
public record RlinkNetwork(
    Protocol primary,
    Protocol secondary,
    int packetBytes,
    long timeoutNanos,
    long limitBitsPerSecond,
    boolean compressing,
    int statisticsBlockBytes) {
  /** The product's defaults. */
  public static final RlinkNetwork STANDARD =
      new RlinkNetwork(Protocol.UDP, Protocol.UDP, 8_400, 500_000_000, 0, false, 1_024);

  /** Whether the ends can connect: both must use the same protocol [D W73-ch02s03s03]. */
  public boolean agrees() {
    return primary == secondary;
  }
}
