package org.ibcsim.runbook;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.model.DataSet;
import org.ibcsim.model.LinkCounters;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.runbook.Actions.Next;
import org.ibcsim.runbook.DisplayCommand.Repeated;
import org.ibcsim.runbook.Execution.Phase;

/** Carries out one command that displays something: it prints, or waits until it prints again. */
final class DisplayActions {
  /** The status of a command that {@code timeout} has ended, as GNU coreutils document it. */
  static final int TIMED_OUT = 124;

  private static final long SECOND_NANOS = 1_000_000_000L;

  private final Desk desk;
  private final DataSet data;
  private final RdsLayout layout;
  private final int process;
  private final int host;

  DisplayActions(Desk desk, int process, int host) {
    this.desk = desk;
    this.data = desk.dataSet();
    this.layout = data.layout();
    this.process = process;
    this.host = host;
  }

  /** The next action of a command that has not ended. */
  Next act(Execution run, DisplayCommand command) {
    if (run.phase == Phase.WOKEN) {
      run.phase = Phase.END;
      return Next.AGAIN;
    } else if (command instanceof DisplayCommand.Notify events) {
      run.phase = Phase.WOKEN;
      desk.wakeAt(process, events.seconds() == 0 ? Long.MAX_VALUE : later(events.seconds()));
      return Next.SLEEP;
    }
    print(run, command);
    run.phase = Phase.END;
    return command instanceof Repeated repeated && run.status == 0
        ? again(run, repeated.repetition())
        : Next.AGAIN;
  }

  /** Waits for the next print, if there is one. */
  private Next again(Execution run, Repetition repetition) {
    run.sent++;
    if (!repetition.repeats() || run.sent == repetition.times()) {
      return Next.AGAIN;
    }
    long passed = (run.sent - 1L) * repetition.intervalSeconds();
    long next = passed + repetition.intervalSeconds();
    boolean last = repetition.mostSeconds() > 0 && next >= repetition.mostSeconds();
    if (last) {
      run.status = TIMED_OUT;
    }
    run.phase = last ? Phase.WOKEN : Phase.REPEAT;
    desk.wakeAt(process, later((last ? repetition.mostSeconds() : next) - passed));
    return Next.SLEEP;
  }

  private void print(Execution run, DisplayCommand command) {
    if (command instanceof DisplayCommand.RlinkStatus status) {
      status(run, status);
    } else if (command instanceof DisplayCommand.RlinkStatistics stats) {
      statistics(run, stats);
    } else if (command instanceof DisplayCommand.RlinkUpdates updates) {
      if (host == layout.primary() || layout.isBunker(host)) {
        run.fail(
            command.name()
                + ": it tells what a Secondary has; try it on "
                + nameOf(layout.rlinks().get(updates.rlink()).targetHost()));
      } else {
        run.output.addAll(RlinkText.updates(desk, host, updates.rlink(), updates.times()));
      }
    } else if (command instanceof DisplayCommand.ReplicationStatus status) {
      run.output.addAll(RepstatusText.on(host, desk, status.longListing()));
    } else if (command instanceof DisplayCommand.PrintRvg print) {
      run.output.addAll(PrintText.rvg(data, host, print.longListing()));
    } else if (command instanceof DisplayCommand.PrintVolumes) {
      run.output.addAll(PrintText.volumes(data));
    } else if (command instanceof DisplayCommand.Print print) {
      run.output.addAll(VxprintText.of(data, host, print));
    } else if (command instanceof DisplayCommand.Statistics statistics) {
      timestamp(run, new Repetition(DisplayCommand.Statistics.STANDARD_SECONDS, 1, 0, 0));
      run.output.addAll(
          VrstatText.of(data, statistics.parts(), intervals(run), volumeIntervals(run)));
    }
  }

  private void status(Execution run, DisplayCommand.RlinkStatus status) {
    if (layout.isBunker(host)) {
      timestamp(run, status.repetition());
      run.output.addAll(RlinkText.heldBy(host, data, status.rlink()));
    } else if (host == layout.primary()) {
      timestamp(run, status.repetition());
      run.output.addAll(RlinkText.status(desk, status.rlink(), status.behind()));
    } else {
      run.fail(
          status.name()
              + ": it tells what the SRL of the Primary holds; try it on "
              + nameOf(layout.primary()));
    }
  }

  private void statistics(Execution run, DisplayCommand.RlinkStatistics stats) {
    timestamp(run, stats.repetition());
    if (run.sent == 0) {
      run.output.addAll(RlinkStatisticsText.heading(stats.errors()));
    }
    LinkCounters interval = intervals(run).get(stats.rlink());
    run.output.addAll(
        RlinkStatisticsText.figures(interval, blockBytes(stats.rlink()), stats.errors()));
  }

  private int blockBytes(int rlink) {
    return layout.rlinks().get(rlink).network().statisticsBlockBytes();
  }

  /** What was counted since the print before; at the first print, since the connection began. */
  private List<LinkCounters> intervals(Execution run) {
    List<LinkCounters> now = new ArrayList<>();
    List<LinkCounters> since = new ArrayList<>();
    for (int rlink = 0; rlink < layout.rlinks().size(); rlink++) {
      LinkCounters counters = desk.linkCounters(rlink).copy();
      now.add(counters);
      since.add(run.counted.isEmpty() ? counters : counters.since(run.counted.get(rlink)));
    }
    run.counted = now;
    return since;
  }

  /** The same of the data volumes; at the first print, since the run began. */
  private List<VolumeCounters> volumeIntervals(Execution run) {
    List<VolumeCounters> now = new ArrayList<>();
    List<VolumeCounters> since = new ArrayList<>();
    for (int volume = 0; volume < layout.volumes().size(); volume++) {
      VolumeCounters counters = desk.volumeCounters(volume);
      now.add(counters);
      since.add(
          run.volumesCounted.isEmpty() ? counters : counters.since(run.volumesCounted.get(volume)));
    }
    run.volumesCounted = now;
    return since;
  }

  /** The time, before each so many prints; the product's form of it is a date, ours counts. */
  private void timestamp(Execution run, Repetition repetition) {
    int every = repetition.timestampEvery();
    if (every > 0 && run.sent % every == 0) {
      run.output.add("Time " + Columns.hoursMinutesSeconds(desk.nowNanos()));
    }
  }

  private String nameOf(int number) {
    return layout.hosts().get(number).name();
  }

  private long later(long seconds) {
    long now = desk.nowNanos();
    long most = (Long.MAX_VALUE - now) / SECOND_NANOS;
    return seconds > most ? Long.MAX_VALUE : now + seconds * SECOND_NANOS;
  }
}
