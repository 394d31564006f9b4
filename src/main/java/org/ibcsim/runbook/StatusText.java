package org.ibcsim.runbook;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ibcsim.model.DataSet;
import org.ibcsim.model.HostLayout;
import org.ibcsim.model.Outcome;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.RlinkLayout;
import org.ibcsim.model.Synchronous;

/**
 * What the status commands print.
 *
 * <p>Where a text of the product is documented it is used; where none is, or only from memory, the
 * text is a plain sentence of ours.
 */
final class StatusText {
  private static final int LABEL_WIDTH = 28;

  private StatusText() {}

  /**
   * A payload as {@code vxibc receive} prints it, by lines: read as UTF-8, with U+FFFD for what is
   * none and for control characters other than tab, which could upset a terminal.
   */
  static List<String> payload(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String[] lines =
        (text.endsWith("\n") ? text.substring(0, text.length() - 1) : text).split("\n", -1);
    return Arrays.stream(lines)
        .map(line -> line.replaceAll("[\\p{Cc}&&[^\\t]]", "\uFFFD"))
        .toList();
  }

  /** {@code vxibc status}; the product's format is not documented. */
  static List<String> registrations(Outcome.Status status, String rvg) {
    if (status.registrations().isEmpty()) {
      return List.of("no application is registered on " + rvg);
    }
    List<String> lines = new ArrayList<>();
    lines.add(pad("application_name", 34) + "application_id");
    for (Outcome.Status.Registration row : status.registrations()) {
      lines.add(pad(row.name(), 34) + row.key());
    }
    return lines;
  }

  /**
   * {@code vxrlink status}: message V-5-1-4640 [D ag_ch_monitor_vvr15], or one of two about the DCM
   * [D KB-100008281]; -T adds a line of ours.
   */
  static List<String> rlink(Desk desk, int rlink, boolean behind) {
    DataSet data = desk.dataSet();
    RdsLayout layout = data.layout();
    String name = layout.rlinks().get(rlink).name();
    if (!data.attached(rlink)) {
      return List.of("Rlink " + name + " is detached (STALE): it needs a complete synchronization");
    }
    List<String> lines = new ArrayList<>();
    if (DcmText.inUse(data, rlink)) {
      lines.add(DcmText.rlink(data, rlink));
      if (behind) {
        lines.add(behind(desk, name, rlink));
      }
      return lines;
    }
    long bytes = data.outstandingBytes(rlink);
    long percent = percentOf(bytes, layout.primaryHost().srlBytes());
    lines.add(
        "V-5-1-4640 Rlink "
            + name
            + " has "
            + data.outstandingWrites(rlink)
            + " outstanding writes, occupying "
            + kbytes(bytes)
            + " Kbytes ("
            + percent
            + "%) on the SRL");
    if (behind) {
      lines.add(behind(desk, name, rlink));
    }
    return lines;
  }

  private static String behind(Desk desk, String name, int rlink) {
    return "Rlink " + name + " is behind by " + hoursMinutesSeconds(desk.behindNanos(rlink));
  }

  /** {@code vxrlink status} on a bunker: what its SRL holds for the Secondary of an RLINK. */
  static List<String> heldBy(int host, DataSet data, int rlink) {
    RdsLayout layout = data.layout();
    long bytes = data.heldBytes(rlink);
    return List.of(
        "V-5-1-4640 Rlink "
            + layout.rlinks().get(rlink).name()
            + " has "
            + data.heldWrites(rlink)
            + " outstanding writes, occupying "
            + kbytes(bytes)
            + " Kbytes ("
            + percentOf(bytes, layout.hosts().get(host).srlBytes())
            + "%) on the SRL");
  }

  /**
   * {@code vradmin repstatus}: labels in the documented order [D G41/ch6display_vvr79], as far as
   * the model knows.
   */
  static List<String> replication(Desk desk, boolean longListing) {
    DataSet data = desk.dataSet();
    RdsLayout layout = data.layout();
    HostLayout primary = layout.primaryHost();
    List<String> lines = new ArrayList<>();
    lines.add("Replicated Data Set: " + layout.rvg());
    lines.add("Primary:");
    lines.add(field("Host name", primary.name()));
    lines.add(field("RVG name", layout.rvg()));
    lines.add(field("DG name", layout.diskGroup()));
    lines.add(
        field(
            "RVG state", data.running(layout.primary()) ? "enabled for I/O" : "disabled for I/O"));
    lines.add(field("Data volumes", Integer.toString(layout.volumes().size())));
    lines.add(field("SRL name", layout.srl()));
    lines.add(field("SRL size", size(primary.srlBytes())));
    lines.add(field("Total secondaries", Integer.toString(layout.secondaries())));
    for (int rlink = 0; rlink < layout.rlinks().size(); rlink++) {
      lines.add("");
      boolean bunker = rlink >= layout.secondaries();
      lines.add(bunker ? "Bunker (Secondary):" : "Secondary:");
      secondary(desk, rlink, longListing, lines);
    }
    return lines;
  }

  private static void secondary(Desk desk, int rlink, boolean longListing, List<String> lines) {
    DataSet data = desk.dataSet();
    RdsLayout layout = data.layout();
    RlinkLayout attributes = layout.rlinks().get(rlink);
    boolean attached = data.attached(rlink);
    lines.add(field("Host name", layout.hosts().get(attributes.targetHost()).name()));
    lines.add(field("RVG name", layout.rvg()));
    lines.add(field("DG name", layout.diskGroup()));
    if (longListing) {
      lines.add(field("Rlink from Primary", attributes.name()));
      lines.add(field("Rlink to Primary", attributes.remoteName()));
      lines.add(field("Configured mode", "synchronous=" + lower(attributes.synchronous())));
      lines.add(field("Latency protection", lower(attributes.latencyProtection().mode())));
      lines.add(field("SRL protection", lower(attributes.srlProtection())));
    }
    lines.add(field("Data status", dataStatus(data, rlink)));
    lines.add(field("Replication status", replicationStatus(data, rlink)));
    lines.add(field("Current mode", attached ? mode(data, rlink, attributes) : "N/A"));
    lines.add(field("Logging to", attached ? DcmText.loggingTo(data, rlink) : "N/A"));
    lines.add(
        field(
            "Timestamp Information",
            attached ? "behind by " + hoursMinutesSeconds(desk.behindNanos(rlink)) : "N/A"));
  }

  private static String dataStatus(DataSet data, int rlink) {
    int host = data.layout().rlinks().get(rlink).targetHost();
    if (data.layout().isBunker(host)) {
      return "N/A: no data volumes; "
          + kbytes(data.stagedBytes(host))
          + " Kbytes in its SRL that a Secondary lacks";
    }
    if (!data.attached(rlink)) {
      return (data.consistent(host) ? "consistent as of the last update received" : "inconsistent")
          + "; needs a complete synchronization";
    }
    if (!data.consistent(host)) {
      return "inconsistent";
    }
    if (DcmText.inUse(data, rlink)) {
      return "consistent as of the last update received; needs a resynchronization";
    }
    long writes = data.outstandingWrites(rlink);
    if (writes > 0) {
      return "consistent; "
          + writes
          + " updates ("
          + kbytes(data.outstandingBytes(rlink))
          + " Kbytes) not yet acknowledged";
    }
    long staged = data.stagedBytes(host);
    return staged == 0
        ? "consistent, up-to-date"
        : "consistent; has every update, " + kbytes(staged) + " Kbytes of them only in its SRL";
  }

  private static String replicationStatus(DataSet data, int rlink) {
    int host = data.layout().rlinks().get(rlink).targetHost();
    String volumes =
        !data.running(host)
            ? "; its host is down or its RVG is stopped"
            : data.frozen(host)
                ? "; data volumes frozen by an in-band control message"
                : data.draining(host) ? "; applying updates stored in its SRL" : "";
    if (!data.attached(rlink)) {
      return "RLINK detached (STALE)" + volumes;
    }
    if (DcmText.inUse(data, rlink)) {
      return DcmText.replicationStatus(data, rlink) + volumes;
    }
    return (data.connected(rlink)
            ? "replicating (connected)"
            : "not connected, updates collect in the SRL of the Primary")
        + volumes;
  }

  private static String mode(DataSet data, int rlink, RlinkLayout attributes) {
    if (data.effectivelySynchronous(rlink)) {
      return "synchronous";
    }
    return attributes.synchronous() == Synchronous.OFF
        ? "asynchronous"
        : "asynchronous until connected and up to date";
  }

  /** The form that the guides show: {@code 0h 0m 0s}, fractions of a second left out. */
  static String hoursMinutesSeconds(long nanos) {
    long seconds = nanos / 1_000_000_000L;
    return seconds / 3600 + "h " + seconds / 60 % 60 + "m " + seconds % 60 + "s";
  }

  /** Whole percents, rounded down; exact for any number of bytes. */
  private static long percentOf(long part, long whole) {
    return BigInteger.valueOf(part)
        .multiply(BigInteger.valueOf(100))
        .divide(BigInteger.valueOf(Math.max(1, whole)))
        .longValue();
  }

  private static long kbytes(long bytes) {
    return (bytes + 1023) / 1024;
  }

  private static String size(long bytes) {
    String[] units = {"GiB", "MiB", "KiB"};
    long unitBytes = 1L << 30;
    for (String unit : units) {
      if (bytes % unitBytes == 0) {
        return bytes / unitBytes + " " + unit;
      }
      unitBytes >>= 10;
    }
    return bytes + " bytes";
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String field(String label, String value) {
    return "  " + pad(label + ":", LABEL_WIDTH) + value;
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }
}
