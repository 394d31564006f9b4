package org.ibcsim.report;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.journal.Freeze;
import org.ibcsim.journal.HostState;
import org.ibcsim.journal.Outage;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.journal.StateStrip;
import org.ibcsim.report.chart.Shade;

/** Freezes, outages and crashes of a run, of all its Secondaries, as time axes mark them. */
final class RunShades {
  private RunShades() {}

  static List<Shade> of(RunRecord run) {
    List<Shade> shades = new ArrayList<>();
    for (Freeze freeze : Freeze.of(run)) {
      shades.add(new Shade(Shade.Kind.FREEZE, freeze.fromNanos(), freeze.toNanos()));
    }
    for (Outage outage : Outage.of(run)) {
      shades.add(new Shade(Shade.Kind.OUTAGE, outage.fromNanos(), outage.toNanos()));
    }
    for (StateStrip strip : StateStrip.of(run)) {
      for (StateStrip.Interval interval : strip.intervals()) {
        if (interval.state() == HostState.DISCONNECTED) {
          shades.add(new Shade(Shade.Kind.OUTAGE, interval.fromNanos(), interval.toNanos()));
        } else if (interval.state() == HostState.DOWN
            || interval.state() == HostState.NO_LOGOWNER
            || interval.state() == HostState.STOPPED) {
          shades.add(new Shade(Shade.Kind.DOWN, interval.fromNanos(), interval.toNanos()));
        }
      }
    }
    return Shade.merged(shades, 0);
  }
}
