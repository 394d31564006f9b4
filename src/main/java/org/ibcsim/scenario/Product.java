package org.ibcsim.scenario;

import org.ibcsim.model.Synchronous;

/**
 * Which of the two lines of the product sets the defaults, where their documents differ (dataflow
 * 16).
 */
enum Product {
  /**
   * Nothing is said: the defaults of UNIX, and times that need no heartbeats. A cut counts from its
   * moment, and an RLINK connects some time after the repair.
   */
  UNSAID(
      SecondaryReader.STANDARD_HEARTBEAT_NANOS,
      Synchronous.OFF,
      1_024,
      Limits.MOST_VOLUMES,
      4 << 10),
  UNIX(
      SecondaryReader.STANDARD_HEARTBEAT_NANOS,
      Synchronous.OFF,
      1_024,
      Limits.MOST_VOLUMES,
      4 << 10),

  /**
   * Heartbeat time-out of 15 s [D KB-100003631]; synchronous override, as its assistant proposes;
   * blocks of 512 B [D W73-ch05s04]; 1023 volumes and DCMs from 1 KB on [D W73-ch01s03s01,
   * W73-ch01s03s05].
   */
  WINDOWS(15_000_000_000L, Synchronous.OVERRIDE, 512, 1_023, 1 << 10);

  private static final long WINDOWS_BLACKOUT_NANOS = 2_000_000_000L;

  final long heartbeatTimeoutNanos;
  final Synchronous synchronous;

  /** What {@code vxrlink stats} counts as one block. */
  final int blockBytes;

  final int mostVolumes;

  /** The smallest DCM that a volume gets where nothing is said of it. */
  final int leastDcmBytes;

  Product(
      long heartbeatTimeoutNanos,
      Synchronous synchronous,
      int blockBytes,
      int mostVolumes,
      int leastDcmBytes) {
    this.heartbeatTimeoutNanos = heartbeatTimeoutNanos;
    this.synchronous = synchronous;
    this.blockBytes = blockBytes;
    this.mostVolumes = mostVolumes;
    this.leastDcmBytes = leastDcmBytes;
  }

  /** Between two heartbeats, unless the scenario says so. */
  long heartbeatPeriodNanos() {
    return this == UNSAID ? 0 : Heartbeats.STANDARD_PERIOD_NANOS;
  }

  /** Whether a connection without {@code reconnect} takes heartbeats and a request. */
  boolean handshake() {
    return this != UNSAID;
  }

  /**
   * For so long nobody tries to connect after a disconnection: on Windows the heartbeat time-out
   * and 2 s [D KB-100003631]; on UNIX the RLINK reconnects at once [D UMI-15061].
   */
  long blackoutNanos(long heartbeatTimeoutNanos) {
    return this == WINDOWS ? heartbeatTimeoutNanos + WINDOWS_BLACKOUT_NANOS : 0;
  }
}
