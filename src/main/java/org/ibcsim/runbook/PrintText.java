package org.ibcsim.runbook;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.model.DataSet;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.VolumeLayout;

/**
 * What {@code vradmin printrvg} and {@code vradmin printvol} print.
 *
 * <p>Of {@code printrvg} the headings and {@code HostName}, {@code DgName} and {@code datavol_cnt}
 * are documented (admin 2.8); the other labels are recollections. Of {@code printvol} no format is
 * documented: its columns are ours.
 */
final class PrintText {
  private static final int[] VOLUME_COLUMNS = {24, 12, 16, 12};

  private PrintText() {}

  /** {@code vradmin printrvg}. */
  static List<String> rvg(DataSet data, int caller, boolean longListing) {
    RdsLayout layout = data.layout();
    List<String> lines = new ArrayList<>(List.of("Replicated Data Set: " + layout.rvg()));
    host(data, layout.primary(), "Primary:", caller, longListing, lines);
    for (int rlink = 0; rlink < layout.rlinks().size(); rlink++) {
      String role = rlink < layout.secondaries() ? "Secondary:" : "Bunker (Secondary):";
      int target = layout.rlinks().get(rlink).targetHost();
      host(data, target, role, caller, longListing, lines);
    }
    return lines;
  }

  private static void host(
      DataSet data, int host, String role, int caller, boolean longListing, List<String> lines) {
    RdsLayout layout = data.layout();
    lines.add(role);
    String name = layout.hosts().get(host).name();
    lines.add("        HostName: " + name + (host == caller ? " <localhost>" : ""));
    lines.add("        RvgName: " + layout.rvg());
    lines.add("        DgName: " + layout.diskGroup());
    lines.add("        datavol_cnt: " + RecordNames.volumes(layout, host).size());
    lines.add("        vset_cnt: 0");
    lines.add("        srl: " + layout.srl());
    if (longListing) {
      for (int rlink : RecordNames.rlinks(layout, host)) {
        lines.add("        RlinkName: " + layout.rlinkName(rlink, host));
        lines.add(
            "        RlinkState: "
                + RecordStates.rlinkKernelState(data, rlink)
                + "/"
                + RecordStates.rlinkState(data, rlink));
      }
    }
  }

  /** {@code vradmin printvol}. */
  static List<String> volumes(DataSet data) {
    RdsLayout layout = data.layout();
    List<String> lines = new ArrayList<>(List.of("Replicated Data Set: " + layout.rvg()));
    lines.add(Columns.row(VOLUME_COLUMNS, List.of("Volume", "Size", "DCM", "In vset")));
    for (VolumeLayout volume : layout.volumes()) {
      lines.add(
          Columns.row(
              VOLUME_COLUMNS,
              List.of(
                  volume.name(),
                  Columns.size(volume.bytes()),
                  volume.hasDcm() ? Columns.size(volume.dcmBytes()) : "none",
                  "-")));
    }
    return lines;
  }
}
