package org.ibcsim.scenario;

import org.ibcsim.model.Semantics;
import org.ibcsim.model.VolumeLayout;
import org.ibcsim.scenario.unit.Dimension;
import org.ibcsim.scenario.unit.Range;

/** The amounts and counts that a scenario may have. */
final class Limits {
  /** VVR refuses a smaller SRL [D 62-ch03s07]. */
  static final long LEAST_SRL_BYTES = 110_000_000;

  static final int MOST_VOLUMES = 2_048;
  static final int MOST_WORKLOADS = 64;
  static final int MOST_LISTED_WRITES = 10_000;
  static final int MOST_SIZES = 64;
  static final int MOST_FAULTS = 1_000;
  static final int MOST_EXPECTATIONS = 200;
  static final int MOST_OBSERVED = 16;
  static final int MOST_OUTCOMES = 200;
  static final int MOST_REFERENCES = 64;
  static final int MOST_RUNBOOK_LINES = 10_000;
  static final int MOST_NODES = 64;
  static final int MOST_TASKS = 100;
  static final int MOST_EXPLORED_WRITES = 1_000;
  static final int MOST_EXPLORED_FAULTS = 9;
  static final int MOST_PARALLEL = 1_024;
  static final int MOST_CONNECTIONS = 1_024;
  static final int MOST_SEND_ATTEMPTS = 1_000;
  static final int MOST_WINDOW_STEP = 1_000;
  static final int MOST_SPANS = 48;
  static final int MOST_RATIO = 1_000;

  /** Of {@code vol_cmpres_threads} [D INSTALLER]. */
  static final int MOST_COMPRESSION_THREADS = 64;

  private static final long SECOND = 1_000_000_000L;
  private static final long HOUR = 3_600 * SECOND;
  private static final long YEAR = 366 * 24 * HOUR;
  private static final long EXBIBYTE = 1L << 60;
  private static final long KIBIBYTE = 1L << 10;
  private static final long MEBIBYTE = 1L << 20;

  static final Range DURATION = new Range(Dimension.DURATION, "min", 1, YEAR);
  static final Range TIME_OF_RUN = new Range(Dimension.DURATION, "min", 0, YEAR);
  static final Range SPAN = new Range(Dimension.DURATION, "s", 1, YEAR);
  static final Range PAUSE = new Range(Dimension.DURATION, "ms", 0, YEAR);
  static final Range LATENCY = new Range(Dimension.DURATION, "ms", 0, HOUR);
  static final Range SERVICE = new Range(Dimension.DURATION, "us", 0, HOUR);
  static final Range SERVICE_MEAN = new Range(Dimension.DURATION, "us", 1, HOUR);
  static final Range HEARTBEAT = new Range(Dimension.DURATION, "s", SECOND / 1_000, HOUR);
  static final Range DATA_ACKNOWLEDGEMENT =
      new Range(Dimension.DURATION, "s", SECOND / 1_000, HOUR);
  static final Range HEARTBEAT_PERIOD = new Range(Dimension.DURATION, "s", 0, HOUR);
  static final Range RETRANSMISSION =
      new Range(Dimension.DURATION, "ms", SECOND / 1_000, 60 * SECOND);
  static final Range WORK_PER_KIBIBYTE = new Range(Dimension.DURATION, "us", 0, SECOND);
  static final Range RECONNECT = new Range(Dimension.DURATION, "s", 0, HOUR);
  static final Range SNAPSHOT = new Range(Dimension.DURATION, "s", 0, HOUR);
  static final Range SCRIPT = new Range(Dimension.DURATION, "s", 0, YEAR);
  static final Range TIMEOUT = new Range(Dimension.DURATION, "min", 0, YEAR);
  static final Range HOLD =
      new Range(
          Dimension.DURATION,
          "s",
          Semantics.UNREGISTERED_HOLD.least() * SECOND,
          Semantics.UNREGISTERED_HOLD.most() * SECOND);

  static final Range RETRY =
      new Range(
          Dimension.DURATION,
          "s",
          Semantics.OVERRIDE_RETRY.least() * SECOND,
          Semantics.OVERRIDE_RETRY.most() * SECOND);

  static final Range LOGOWNER_FAILOVER =
      new Range(
          Dimension.DURATION,
          "s",
          Semantics.LOGOWNER_FAILOVER_STALL.least() * SECOND,
          Semantics.LOGOWNER_FAILOVER_STALL.most() * SECOND);

  static final Range VOLUME = new Range(Dimension.SIZE, "GiB", 512, EXBIBYTE);

  /** The product's largest; the least is one block. */
  static final Range DCM = new Range(Dimension.SIZE, "KiB", 512, VolumeLayout.MAXIMUM_DCM_BYTES);

  static final Range SRL = new Range(Dimension.SIZE, "GiB", 1, EXBIBYTE);
  static final Range WRITE = new Range(Dimension.SIZE, "KiB", 1, 1L << 30);
  static final Range BLOCK = new Range(Dimension.SIZE, "KiB", 1, 1L << 30);
  static final Range PART_START = new Range(Dimension.SIZE, "GiB", 0, EXBIBYTE);
  static final Range PART_LENGTH = new Range(Dimension.SIZE, "GiB", 1, EXBIBYTE);
  static final Range POOL = new Range(Dimension.SIZE, "MiB", MEBIBYTE, MEBIBYTE * MEBIBYTE);

  /** Of {@code vol_rvio_maxpool_sz} [D INSTALLER]. */
  static final Range WRITE_BUFFERS = new Range(Dimension.SIZE, "MiB", MEBIBYTE, (1L << 32) - 1);

  /** Of {@code vol_max_wrspool_sz} [D INSTALLER]. */
  static final Range WRITE_SHIP_POOL = WRITE_BUFFERS;

  static final Range OVERHEAD = new Range(Dimension.SIZE, "B", 0, 64 * KIBIBYTE);
  static final Range TCP_WINDOW = new Range(Dimension.SIZE, "KiB", KIBIBYTE, 1L << 30);
  static final Range TCP_SEGMENT = new Range(Dimension.SIZE, "B", 256, 64 * KIBIBYTE);
  static final Range BURST = new Range(Dimension.SIZE, "KiB", 0, 1L << 30);

  /** Less than the whole: something is always left for the RLINK. */
  static final Range OTHER_USE = new Range(Dimension.SHARE, "%", 1, 999_999_999);

  static final Range PACKET = new Range(Dimension.SIZE, "B", 256, 64 * KIBIBYTE);
  static final Range MESSAGE =
      new Range(
          Dimension.SIZE,
          "KiB",
          Semantics.MAXIMUM_MESSAGE.least(),
          Semantics.MAXIMUM_MESSAGE.most());

  static final Range REPLAY_SIZE =
      new Range(
          Dimension.SIZE,
          "KiB",
          Semantics.DCM_REPLAY_SIZE.least(),
          Semantics.DCM_REPLAY_SIZE.most());
  static final Range POOL_ROUNDING =
      new Range(
          Dimension.SIZE,
          "KiB",
          Semantics.NMPOOL_ROUNDING.least(),
          Semantics.NMPOOL_ROUNDING.most());
  static final Range SRL_HEADER =
      new Range(Dimension.SIZE, "B", Semantics.SRL_HEADER.least(), Semantics.SRL_HEADER.most());
  static final Range SRL_FULL_RESERVE =
      new Range(
          Dimension.SIZE,
          "MiB",
          Semantics.SRL_FULL_RESERVE.least(),
          Semantics.SRL_FULL_RESERVE.most());
  static final Range SWAP_THRESHOLD =
      new Range(
          Dimension.SIZE,
          "MiB",
          Semantics.RESYNC_MAP_SWAP_THRESHOLD.least(),
          Semantics.RESYNC_MAP_SWAP_THRESHOLD.most());

  static final Range LINK_BANDWIDTH =
      new Range(Dimension.BANDWIDTH, "Mbit/s", 1, 1_000_000_000_000_000L, true);

  /** Of {@code bandwidth_limit}; the product takes no less than 56 kbit/s [K]. */
  static final Range BANDWIDTH_LIMIT =
      new Range(Dimension.BANDWIDTH, "Mbit/s", 56_000, 1_000_000_000_000_000L, true);

  static final Range DISK_BANDWIDTH =
      new Range(Dimension.BANDWIDTH, "MB/s", 8, 1_000_000_000_000_000L, true);
  static final Range LOSS = new Range(Dimension.SHARE, "%", 0, 500_000_000);
  static final Range SHARE = new Range(Dimension.SHARE, "%", 1, 1_000_000_000);
  static final Range SHARE_OF_WRITES = new Range(Dimension.SHARE, "%", 0, 1_000_000_000);
  static final Range REPEATS = new Range(Dimension.SHARE, "%", 0, 1_000_000_000);

  /** Half of the messages that may be sent again after a reconnection are: our choice. */
  static final long STANDARD_REPEATS = 500_000_000;

  static final Range SHARE_OF_RANGE = new Range(Dimension.SHARE, "%", 1, 999_999_999);

  private Limits() {}
}
