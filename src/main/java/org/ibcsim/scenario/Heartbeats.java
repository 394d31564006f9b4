package org.ibcsim.scenario;

/**
 * How the ends of an RLINK know of each other (dataflow 7.3): each sends a heartbeat every period,
 * from the start of the run on and whether connected or not, and the other one answers it.
 *
 * @param periodNanos between two of one end [K: 1 s]; 0 for heartbeats without end, so that a cut
 *     begins to count when it happens
 * @param handshake whether a connection takes the next heartbeat after the repair, its answer, and
 *     a request with its answer; otherwise it takes the RLINK's {@code reconnect}
 * @param blackoutNanos after a disconnection nobody tries to connect for so long: on Windows the
 *     heartbeat time-out and 2 s [D KB-100003631], on UNIX nothing [D UMI-15061]
 */
public record Heartbeats(long periodNanos, boolean handshake, long blackoutNanos) {
  /** Nothing is said of heartbeats: a cut counts from its moment, a connection takes its time. */
  public static final Heartbeats CONTINUOUS = new Heartbeats(0, false, 0);

  /** The period of the product [K]. */
  public static final long STANDARD_PERIOD_NANOS = 1_000_000_000L;
}
