package org.ibcsim.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ibcsim.model.DataSet;
import org.ibcsim.model.Protocol;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.RlinkAttributes;
import org.ibcsim.model.RlinkNetwork;
import org.ibcsim.model.VolumeLayout;
import org.ibcsim.runbook.DisplayCommand.Print;

/**
 * What {@code vxprint} prints of the records of a host.
 *
 * <p>The fields of {@code -Pl} are documented, in this order [D 50-ag_ch_monitor_vvr14,
 * KB-100011903]; of {@code -Vl} those of {@code assoc}, {@code att} and {@code flags} are [D
 * KB-100008281] and the rest is a recollection (admin 3.3). Of {@code -ht} the kinds of lines and
 * KSTATE, LENGTH and STATE are documented [D 50-ag_ch_tshoot_vvr4]; the headings are recollections.
 * What the simulator does not have (record numbers, addresses, plexes, subdisks) is {@code N/A}, or
 * is left out where it would be a whole line.
 */
final class VxprintText {
  private static final String NONE = "N/A";
  private static final int WIDTH = 80;
  private static final long MILLISECOND_NANOS = 1_000_000;

  /** Lengths are in blocks, as VxVM counts. */
  private static final int BLOCK_BYTES = 512;

  private static final int[] TABLE = {3, 18, 10, 9, 8, 9, 0};

  private final DataSet data;
  private final RdsLayout layout;
  private final int host;

  private VxprintText(DataSet data, int host) {
    this.data = data;
    this.layout = data.layout();
    this.host = host;
  }

  static List<String> of(DataSet data, int host, Print print) {
    return new VxprintText(data, host).text(print);
  }

  private List<String> text(Print print) {
    List<String> lines = new ArrayList<>(List.of("Disk group: " + layout.diskGroup()));
    if (print.kind() == Print.Kind.TABLE) {
      table(print.names(), lines);
      return lines;
    }
    for (int rlink : RecordNames.rlinks(layout, host)) {
      if (wanted(print, Print.Kind.RLINKS, layout.rlinkName(rlink, host))) {
        lines.add("");
        rlink(rlink, lines);
      }
    }
    if (wanted(print, Print.Kind.RVGS, layout.rvg())) {
      lines.add("");
      rvg(lines);
    }
    List<VolumeLayout> volumes = RecordNames.volumes(layout, host);
    for (int number = 0; number < volumes.size(); number++) {
      VolumeLayout volume = volumes.get(number);
      if (wanted(print, Print.Kind.NAMED, volume.name())) {
        lines.add("");
        volume(
            volume.name(),
            volume.bytes(),
            RecordStates.volumeKernelState(data, host, number),
            lines);
        lines.add("assoc: rvg=" + layout.rvg() + " dcm=" + (volume.hasDcm() ? "on" : "off"));
      }
    }
    if (wanted(print, Print.Kind.NAMED, layout.srl())) {
      lines.add("");
      volume(
          layout.srl(),
          layout.hosts().get(host).srlBytes(),
          RecordStates.srlKernelState(data, host),
          lines);
      lines.add("assoc: rvg=" + (RecordStates.hasSrl(data, host) ? layout.rvg() : "(none)"));
    }
    return lines;
  }

  private static boolean wanted(Print print, Print.Kind kind, String name) {
    return (print.kind() == kind && print.names().isEmpty() && kind != Print.Kind.NAMED)
        || (print.kind() == kind || print.kind() == Print.Kind.NAMED)
            && print.names().contains(name);
  }

  private void rlink(int rlink, List<String> lines) {
    RlinkAttributes attributes = data.attributes(rlink);
    int peer = RecordNames.peer(layout, rlink, host);
    long limit = RecordStates.bandwidthLimit(data, rlink);
    lines.add("Rlink: " + layout.rlinkName(rlink, host));
    RlinkNetwork network = layout.rlinks().get(rlink).network();
    lines.add(
        "info: timeout="
            + network.timeoutNanos() / MILLISECOND_NANOS
            + " packet_size="
            + network.packetBytes()
            + " rid="
            + NONE);
    lines.add(
        "      latency_high_mark="
            + attributes.latencyProtection().highMark()
            + " latency_low_mark="
            + attributes.latencyProtection().lowMark());
    lines.add("      bandwidth_limit=" + (limit > 0 ? Columns.rate(limit) : "none"));
    lines.add("state: state=" + RecordStates.rlinkState(data, rlink));
    lines.add(
        "       synchronous="
            + Columns.lower(attributes.synchronous())
            + " latencyprot="
            + Columns.lower(attributes.latencyProtection().mode())
            + " srlprot="
            + Columns.lower(attributes.srlProtection()));
    lines.add("assoc: rvg=" + layout.rvg());
    lines.add(
        "       remote_host="
            + layout.hosts().get(peer).name()
            + " IP_addr="
            + NONE
            + " port=4145");
    lines.add("       remote_dg=" + layout.diskGroup());
    lines.add("       remote_dg_dgid=" + NONE);
    lines.add("       remote_rvg_version=" + NONE);
    lines.add("       remote_rlink=" + layout.rlinkName(rlink, peer));
    lines.add("       remote_rlink_rid=" + NONE);
    lines.add(
        "       local_host=" + layout.hosts().get(host).name() + " IP_addr=" + NONE + " port=4145");
    Protocol protocol = host == layout.primary() ? network.primary() : network.secondary();
    lines.add("protocol: " + protocol.text());
    wrapped("flags: ", RecordStates.rlinkFlags(data, rlink), lines);
  }

  private void rvg(List<String> lines) {
    String rlinks =
        RecordNames.rlinks(layout, host).stream()
            .map(rlink -> layout.rlinkName(rlink, host))
            .collect(Collectors.joining(","));
    String attached =
        RecordNames.rlinks(layout, host).stream()
            .filter(data::attached)
            .map(rlink -> layout.rlinkName(rlink, host))
            .collect(Collectors.joining(","));
    String volumes =
        RecordNames.volumes(layout, host).stream()
            .map(VolumeLayout::name)
            .collect(Collectors.joining(","));
    lines.add("Rvg: " + layout.rvg());
    lines.add("info: rid=" + NONE + " version=" + NONE + " rvg_version=" + NONE);
    lines.add(
        "state: state="
            + RecordStates.rvgState(data, host)
            + " kernel="
            + RecordStates.rvgKernelState(data, host));
    lines.add("assoc: datavols=" + orNone(volumes));
    lines.add("       srl=" + srlName());
    lines.add("       rlinks=" + orNone(rlinks));
    lines.add("       exports=(none)");
    lines.add("       vsets=(none)");
    lines.add("att: rlinks=" + orNone(attached));
    wrapped("flags: ", RecordStates.rvgFlags(data, host), lines);
  }

  private static String orNone(String names) {
    return names.isEmpty() ? "(none)" : names;
  }

  private void volume(String name, long bytes, String kernelState, List<String> lines) {
    lines.add("Volume: " + name);
    lines.add("info: len=" + bytes / BLOCK_BYTES);
    lines.add("state: state=ACTIVE kernel=" + kernelState);
  }

  /** A line of words, continued under the first where it would be longer than a terminal's. */
  private static void wrapped(String label, List<String> words, List<String> lines) {
    StringBuilder line = new StringBuilder(label.stripTrailing());
    for (String word : words) {
      if (line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(label.length() - 1));
      }
      line.append(' ').append(word);
    }
    lines.add(line.toString());
  }

  private void table(List<String> names, List<String> lines) {
    lines.add("");
    row(lines, "RV", "NAME", "RLINK_CNT", "KSTATE", "STATE", "PRIMARY", "DATAVOLS SRL");
    row(lines, "RL", "NAME", "RVG", "KSTATE", "STATE", "REM_HOST", "REM_DG REM_RLNK");
    row(lines, "V", "NAME", "RVG", "KSTATE", "STATE", "LENGTH", "READPOL UTYPE");
    lines.add("");
    List<Integer> rlinks = RecordNames.rlinks(layout, host);
    boolean all = names.isEmpty() || names.contains(layout.rvg());
    if (all) {
      row(
          lines,
          "rv",
          layout.rvg(),
          Integer.toString(rlinks.size()),
          RecordStates.rvgKernelState(data, host),
          RecordStates.rvgState(data, host),
          host == layout.primary() ? "primary" : "secondary",
          RecordNames.volumes(layout, host).size() + " " + srlName());
    }
    for (int rlink : rlinks) {
      String name = layout.rlinkName(rlink, host);
      int peer = RecordNames.peer(layout, rlink, host);
      if (all || names.contains(name)) {
        row(
            lines,
            "rl",
            name,
            layout.rvg(),
            RecordStates.rlinkKernelState(data, rlink),
            RecordStates.rlinkState(data, rlink),
            layout.hosts().get(peer).name(),
            layout.diskGroup() + " " + layout.rlinkName(rlink, peer));
      }
    }
    List<VolumeLayout> volumes = RecordNames.volumes(layout, host);
    for (int number = 0; number < volumes.size(); number++) {
      VolumeLayout volume = volumes.get(number);
      if (all || names.contains(volume.name())) {
        String kernelState = RecordStates.volumeKernelState(data, host, number);
        volumeRow(lines, volume.name(), layout.rvg(), kernelState, volume.bytes());
      }
    }
    if (all || names.contains(layout.srl())) {
      volumeRow(
          lines,
          layout.srl(),
          RecordStates.hasSrl(data, host) ? layout.rvg() : "-",
          RecordStates.srlKernelState(data, host),
          layout.hosts().get(host).srlBytes());
    }
  }

  private String srlName() {
    return RecordStates.hasSrl(data, host) ? layout.srl() : "(none)";
  }

  private static void volumeRow(
      List<String> lines, String name, String rvg, String kernelState, long bytes) {
    String blocks = Long.toString(bytes / BLOCK_BYTES);
    row(lines, "v", name, rvg, kernelState, "ACTIVE", blocks, "SELECT fsgen");
  }

  private static void row(List<String> lines, String... cells) {
    lines.add(Columns.row(TABLE, List.of(cells)));
  }
}
