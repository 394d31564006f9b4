package org.ibcsim.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every tunable of the product that the reference lists (dataflow 6.1, 6.2): what it is there, and
 * what it is here.
 *
 * <p>Numbers are in the unit that is named; a recollection is marked as not documented in the
 * source. Those that {@link #settable} may stand below {@code tunables} of a host in a scenario;
 * {@link #key} tells the readable form, where there is one, and {@link #effect} what it does in the
 * model, or why nothing.
 */
public enum Tunable {
  RVIO(
      "vol_rvio_maxpool_sz",
      new Figures(128L << 20, 1 << 20, (1L << 32) - 1, "B"),
      false,
      "range: INSTALLER; default not documented",
      "write_buffers of the primary",
      "Memory for the data of updates on the Primary: writes wait when it is full and nothing can"
          + " be released."),
  LOW_MEMORY(
      "vol_min_lowmem_sz",
      new Figures(532_480, 532_480, (1L << 32) - 1, "B"),
      false,
      "range: INSTALLER; default not documented",
      null,
      "With less than this free, the Primary releases buffers early. In force where it is stated:"
          + " as the default is not documented, buffers are else released only when one is"
          + " needed."),
  READ_BACK(
      "vol_max_rdback_sz",
      new Figures(128L << 20, 1 << 20, (1L << 32) - 1, "B"),
      false,
      "range: dataflow 6.2; default not documented",
      null,
      "Caps what is read back from the SRL and not yet data-acknowledged; read-back waits then."),
  NMCOM(
      "vol_max_nmpool_sz",
      new Figures(16L << 20, 1 << 20, (1L << 32) - 1, "B"),
      false,
      "UMI-15061; later releases are said to have 64 MB",
      "message_pool of a secondary",
      "Memory of a Secondary for updates that are not on its disks; what finds no room is dropped"
          + " and sent again."),
  MESSAGE_SLOTS(
      "nmcom_max_msgs",
      new Figures(1_024, 1, 65_536, ""),
      false,
      "HOWTO64297 has the error; name, default and range not documented",
      null,
      "Messages that a Secondary holds out of order; more are dropped and sent again."),
  HEARTBEAT(
      "vol_nm_hb_timeout",
      new Figures(10, 10, 60, "s"),
      false,
      "KB-100047459, TECH181958, INSTALLER",
      "heartbeat_timeout of an rlink",
      "The RLINK disconnects when no heartbeat was acknowledged for so long."),
  WRITE_SHIP(
      "vol_max_wrspool_sz",
      new Figures(Figures.UNKNOWN, 1 << 20, (1L << 32) - 1, "B"),
      false,
      "range: INSTALLER; default unknown",
      "write_ship_pool of the primary's cluster",
      "Memory for writes that nodes ship to the logowner; set by its key only."),
  DCM_REPLAY(
      "vol_dcm_replay_size",
      new Figures(256 << 10, Figures.UNKNOWN, Figures.UNKNOWN, "B"),
      false,
      "not documented; all figures in the documents are multiples of it",
      "vol_dcm_replay_size in semantics",
      "How much of a volume one message of a DCM replay carries; set by its key only."),
  COMPRESSION(
      "vol_cmpres_enabled",
      new Figures(Figures.UNKNOWN, 0, 1, ""),
      false,
      "INSTALLER",
      "compression of an rlink",
      "Whether data is compressed on the way; set by its key only."),
  COMPRESSION_THREADS(
      "vol_cmpres_threads",
      new Figures(10, 1, 64, ""),
      false,
      "range: INSTALLER; default not documented",
      "threads of compression",
      "Messages that a side compresses at a time; set by its key only."),
  WINDOW_INCREMENT(
      "vol_rp_increment",
      new Figures(8, 8, 60, ""),
      false,
      "KB-100010696, UDP only",
      "increment of a link's udp",
      "By how much the window of UDP grows for each window acknowledged; set by its key only."),
  WINDOW_DECREMENT(
      "vol_rp_decrement",
      new Figures(8, 8, 60, ""),
      false,
      "KB-100010696, UDP only",
      "decrement of a link's udp",
      "A time-out takes one part in so many off the window of UDP; set by its key only."),
  CONNECTIONS(
      "nmcom_max_connections",
      new Figures(Figures.UNKNOWN, Figures.UNKNOWN, Figures.UNKNOWN, ""),
      false,
      "KB-100048720, Primary and TCP only",
      "connections of a link's tcp",
      "TCP connections of an RLINK; set by its key only."),
  FORCE_CONNECTIONS(
      "vol_vvr_force_connections",
      new Figures(0, 0, 1, ""),
      false,
      "KB-100048720; lost at a reboot, deprecated in 7.4",
      null,
      "None: the number of connections is always the one that is stated."),
  MEMORY_CHUNK(
      "voliomem_chunk_size",
      new Figures(64 << 10, 16 << 10, 512 << 10, "B"),
      true,
      "range: INSTALLER; default not documented",
      null,
      "None: memory is counted by the byte, but for nmpool_rounding in semantics."),
  MEMORY_POOL(
      "voliomem_maxpool_sz",
      new Figures(4 << 20, 1 << 20, (1L << 32) - 1, "B"),
      true,
      "VxVM 4.1, INSTALLER",
      null,
      "None: it is for all I/O of the volume manager, of which only replication is simulated.");

  /**
   * The numbers of a tunable.
   *
   * @param unit of all three; empty for a plain number
   */
  public record Figures(long standard, long least, long most, String unit) {
    /** Stands for a number that no source gives. */
    public static final long UNKNOWN = -1;
  }

  private final String productName;
  private final Figures figures;
  private final boolean reboot;
  private final String source;
  private final @Nullable String key;
  private final String effect;

  Tunable(
      String productName,
      Figures figures,
      boolean reboot,
      String source,
      @Nullable String key,
      String effect) {
    this.productName = productName;
    this.figures = figures;
    this.reboot = reboot;
    this.source = source;
    this.key = key;
    this.effect = effect;
  }

  /** The name in the product, and in a scenario. */
  public String productName() {
    return productName;
  }

  public Figures figures() {
    return figures;
  }

  /** Whether the product takes another value only when it boots. */
  public boolean needsReboot() {
    return reboot;
  }

  /** Where the documentation has it, and what it has not. */
  public String source() {
    return source;
  }

  /** The readable form in a scenario, if there is one. */
  public Optional<String> key() {
    return Optional.ofNullable(key);
  }

  /** What it does in the model, or why nothing. */
  public String effect() {
    return effect;
  }

  /** Whether a host's {@code tunables} may state it: a number that has an effect. */
  public boolean settable() {
    return switch (this) {
      case RVIO, LOW_MEMORY, READ_BACK, NMCOM, MESSAGE_SLOTS, HEARTBEAT -> true;
      default -> false;
    };
  }

  /** Whether it is about what a Secondary receives; else about what a Primary keeps and sends. */
  public boolean ofReceiver() {
    return this == NMCOM || this == MESSAGE_SLOTS || this == HEARTBEAT;
  }
}
