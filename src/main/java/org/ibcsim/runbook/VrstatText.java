package org.ibcsim.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ibcsim.model.DataSet;
import org.ibcsim.model.LinkCounters;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.VolumeLayout;
import org.ibcsim.runbook.DisplayCommand.Statistics.Part;

/**
 * What {@code vrstat} prints of a whole data set: what it is about is documented, by option [D
 * M-vrstat], the format is not. All lines but those of {@code vxrlink stats} are ours.
 */
final class VrstatText {
  private static final int[] VOLUMES = {14, 18, 10, 10, 12, 16};
  private static final int[] LOGS = {16, 20, 12, 20, 10};
  private static final int[] MEMORY = {16, 34, 12, 12};

  private VrstatText() {}

  /**
   * One print.
   *
   * @param counters what is counted of each RLINK, by its number
   * @param writes of the application to each data volume, by its number
   */
  static List<String> of(
      DataSet data, Set<Part> asked, List<LinkCounters> counters, List<VolumeCounters> writes) {
    RdsLayout layout = data.layout();
    List<String> lines = new ArrayList<>();
    for (Part part : Part.values()) {
      if (asked.isEmpty() || asked.contains(part)) {
        switch (part) {
          case VOLUMES -> volumes(data, layout, writes, lines);
          case SRL -> logs(data, layout, lines);
          case RLINKS -> rlinks(layout, counters, lines);
          case MEMORY -> memory(data, layout, lines);
        }
      }
    }
    return lines;
  }

  /** The application writes on the Primary; elsewhere are only updates. */
  private static void volumes(
      DataSet data, RdsLayout layout, List<VolumeCounters> writes, List<String> lines) {
    lines.add("Data volumes:");
    lines.add(
        Columns.row(
            VOLUMES, List.of("Host", "Volume", "Size", "Writes", "Kbytes", "Newest update")));
    for (int host = 0; host < layout.hosts().size(); host++) {
      boolean primary = host == layout.primary();
      List<VolumeLayout> volumes = RecordNames.volumes(layout, host);
      for (int number = 0; number < volumes.size(); number++) {
        VolumeLayout volume = volumes.get(number);
        VolumeCounters written = writes.get(number);
        lines.add(
            Columns.row(
                VOLUMES,
                List.of(
                    layout.hosts().get(host).name(),
                    volume.name(),
                    Columns.size(volume.bytes()),
                    primary ? Long.toString(written.writes()) : "-",
                    primary ? Long.toString(Columns.kbytes(written.bytes())) : "-",
                    Columns.updateId(data.appliedPosition(host)))));
      }
    }
  }

  private static void logs(DataSet data, RdsLayout layout, List<String> lines) {
    lines.add("SRL:");
    lines.add(Columns.row(LOGS, List.of("Host", "SRL", "Size", "Kbytes in use", "Full")));
    for (int host = 0; host < layout.hosts().size(); host++) {
      long used = host == layout.primary() ? neededByAnRlink(data, layout) : data.stagedBytes(host);
      long size = layout.hosts().get(host).srlBytes();
      lines.add(
          Columns.row(
              LOGS,
              List.of(
                  layout.hosts().get(host).name(),
                  layout.srl(),
                  Columns.size(size),
                  Long.toString(Columns.kbytes(used)),
                  Columns.percentOf(used, size) + "%")));
    }
  }

  private static long neededByAnRlink(DataSet data, RdsLayout layout) {
    long most = 0;
    for (int rlink = 0; rlink < layout.rlinks().size(); rlink++) {
      boolean needs = data.attached(rlink) && !DcmText.inUse(data, rlink);
      most = Math.max(most, needs ? data.outstandingBytes(rlink) : 0);
    }
    return most;
  }

  private static void rlinks(RdsLayout layout, List<LinkCounters> counters, List<String> lines) {
    for (int rlink = 0; rlink < layout.rlinks().size(); rlink++) {
      lines.add("Rlink " + layout.rlinkName(rlink, layout.primary()) + ":");
      lines.addAll(RlinkStatisticsText.heading(false));
      lines.addAll(
          RlinkStatisticsText.figures(
              counters.get(rlink),
              layout.rlinks().get(rlink).network().statisticsBlockBytes(),
              false));
    }
  }

  private static void memory(DataSet data, RdsLayout layout, List<String> lines) {
    lines.add("Memory:");
    lines.add(Columns.row(MEMORY, List.of("Host", "Pool", "Size", "In use")));
    lines.add(
        Columns.row(
            MEMORY,
            List.of(
                layout.primaryHost().name(),
                "vol_rvio_maxpool_sz",
                Columns.size(layout.primaryHost().writeBufferBytes()),
                Columns.kbytes(data.kernelBufferBytes()) + " Kbytes")));
    for (int rlink = 0; rlink < layout.rlinks().size(); rlink++) {
      lines.add(
          Columns.row(
              MEMORY,
              List.of(
                  layout.hosts().get(layout.rlinks().get(rlink).targetHost()).name(),
                  "vol_max_nmpool_sz",
                  Columns.size(layout.rlinks().get(rlink).messagePoolBytes()),
                  "N/A")));
    }
  }
}
