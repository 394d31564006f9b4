package org.ibcsim.runbook;

import org.ibcsim.model.RdsLayout;
import org.ibcsim.runbook.DisplayCommand.Statistics;

/** Writes a displaying command as it would be typed; see {@link CommandText}. */
final class DisplayCommandText {
  private final RdsLayout layout;
  private final CommandText commands;

  DisplayCommandText(RdsLayout layout, CommandText commands) {
    this.layout = layout;
    this.commands = commands;
  }

  String of(DisplayCommand command) {
    String group = " -g " + CommandText.quoted(layout.diskGroup()) + " ";
    String rvg = CommandText.quoted(layout.rvg());
    if (command instanceof DisplayCommand.RlinkStatus status) {
      String options = every(status.repetition()) + (status.behind() ? "-T " : "");
      return vxrlink(status.repetition(), group + options + "status ", status.rlink());
    } else if (command instanceof DisplayCommand.RlinkStatistics stats) {
      String options = (stats.errors() ? "-e " : "") + every(stats.repetition());
      return vxrlink(stats.repetition(), group + options + "stats ", stats.rlink());
    } else if (command instanceof DisplayCommand.RlinkUpdates updates) {
      String options = updates.times() ? "-T " : "";
      return vxrlink(Repetition.ONCE, group + options + "updates ", updates.rlink());
    } else if (command instanceof DisplayCommand.ReplicationStatus status) {
      return "vradmin" + group + (status.longListing() ? "-l " : "") + "repstatus " + rvg;
    } else if (command instanceof DisplayCommand.PrintRvg print) {
      return "vradmin" + group + (print.longListing() ? "-l " : "") + "printrvg " + rvg;
    } else if (command instanceof DisplayCommand.PrintVolumes) {
      return "vradmin" + group + "printvol " + rvg;
    } else if (command instanceof DisplayCommand.Print print) {
      StringBuilder text = new StringBuilder("vxprint" + group + print.kind().options);
      print.names().forEach(name -> text.append(' ').append(CommandText.quoted(name)));
      return text.toString();
    } else if (command instanceof Statistics statistics) {
      return vrstat(statistics, group) + rvg;
    }
    DisplayCommand.Notify events = (DisplayCommand.Notify) command;
    return "vrnotify"
        + group
        + (events.events() > 0 ? "-n " + events.events() + " " : "")
        + (events.seconds() > 0 ? "-t " + events.seconds() + " " : "")
        + rvg;
  }

  private String vxrlink(Repetition repetition, String middle, int rlink) {
    String name = CommandText.quoted(commands.rlinkName(rlink));
    return timeout(repetition) + "vxrlink" + middle + name;
  }

  private static String timeout(Repetition repetition) {
    return repetition.mostSeconds() > 0 ? "timeout " + repetition.mostSeconds() + " " : "";
  }

  private static String every(Repetition repetition) {
    if (!repetition.repeats()) {
      return "";
    }
    String freq = repetition.timestampEvery() > 0 ? "-t " + repetition.timestampEvery() + " " : "";
    return "-i " + repetition.intervalSeconds() + " " + freq;
  }

  private static String vrstat(Statistics statistics, String group) {
    StringBuilder text = new StringBuilder(timeout(statistics.repetition()) + "vrstat" + group);
    for (Statistics.Part part : Statistics.Part.values()) {
      if (statistics.parts().contains(part)) {
        text.append('-').append(part.letter).append(' ');
      }
    }
    int times = statistics.repetition().times();
    return times > 0 ? text.append("-n ").append(times).append(' ').toString() : text.toString();
  }
}
