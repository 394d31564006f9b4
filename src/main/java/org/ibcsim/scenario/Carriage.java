package org.ibcsim.scenario;

import org.jspecify.annotations.Nullable;

/**
 * How an RLINK uses the link below it.
 *
 * @param transport what carries its updates
 * @param lineBitsPerSecond what the link itself carries, whatever the RLINK's limit; 0 for no limit
 * @param burstBytes so much may leave at the speed of the line before the RLINK's {@code
 *     bandwidth_limit} holds it back: the depth of a token bucket ({@code
 *     bw_tokenbucket_burst_bytes}, not documented); 0 spreads each message over its time
 * @param otherTraffic what others take of the line
 * @param compression none where null
 * @param heartbeats how its ends know of each other
 */
public record Carriage(
    Transport transport,
    long lineBitsPerSecond,
    long burstBytes,
    OtherTraffic otherTraffic,
    @Nullable Compression compression,
    Heartbeats heartbeats) {
  /** Nothing but the line. */
  static Carriage plain(long lineBitsPerSecond) {
    return new Carriage(
        Transport.STANDARD, lineBitsPerSecond, 0, OtherTraffic.NONE, null, Heartbeats.CONTINUOUS);
  }
}
