package org.ibcsim.journal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ibcsim.model.Fact;

/**
 * What a host was doing over a whole run: intervals without gap or overlap, from 0 to the end; none
 * is empty.
 *
 * @param host its number; 0 is the Primary
 */
public record StateStrip(int host, String hostName, List<Interval> intervals) {
  /** One state from {@code fromNanos} until {@code toNanos}, the latter not included. */
  public record Interval(long fromNanos, long toNanos, HostState state) {}

  public StateStrip {
    intervals = List.copyOf(intervals);
  }

  /** Stands among RLINKs for the data volumes of the Primary, which can stall writes as well. */
  private static final int DATA_VOLUMES = -1;

  /** And this for its write buffers. */
  private static final int WRITE_BUFFERS = -2;

  /** The strip of every host, in the order of their numbers. */
  public static List<StateStrip> of(RunRecord run) {
    List<StateStrip> strips = new ArrayList<>();
    for (int host = 0; host < run.header().hosts().size(); host++) {
      strips.add(host == 0 ? primary(run) : secondary(run, host));
    }
    return strips;
  }

  private static StateStrip primary(RunRecord run) {
    Painter painter = new Painter(HostState.WRITING);
    Set<Integer> throttling = new TreeSet<>();
    for (TimedFact timed : run.facts()) {
      if (timed.fact() instanceof Fact.Quiesced) {
        painter.set(timed.timeNanos(), HostState.QUIESCED, true);
      } else if (timed.fact() instanceof Fact.Unquiesced) {
        painter.set(timed.timeNanos(), HostState.QUIESCED, false);
      } else if (timed.fact() instanceof Fact.ThrottleOn on) {
        throttling.add(on.rlink());
        painter.set(timed.timeNanos(), HostState.THROTTLED, true);
      } else if (timed.fact() instanceof Fact.ThrottleOff off) {
        throttling.remove(off.rlink());
        painter.set(timed.timeNanos(), HostState.THROTTLED, !throttling.isEmpty());
      } else if (timed.fact() instanceof Fact.VolumeThrottleOn) {
        throttling.add(DATA_VOLUMES);
        painter.set(timed.timeNanos(), HostState.THROTTLED, true);
      } else if (timed.fact() instanceof Fact.VolumeThrottleOff) {
        throttling.remove(DATA_VOLUMES);
        painter.set(timed.timeNanos(), HostState.THROTTLED, !throttling.isEmpty());
      } else if (timed.fact() instanceof Fact.WriteBuffersThrottleOn) {
        throttling.add(WRITE_BUFFERS);
        painter.set(timed.timeNanos(), HostState.THROTTLED, true);
      } else if (timed.fact() instanceof Fact.WriteBuffersThrottleOff) {
        throttling.remove(WRITE_BUFFERS);
        painter.set(timed.timeNanos(), HostState.THROTTLED, !throttling.isEmpty());
      }
    }
    return new StateStrip(0, run.header().hostName(0), painter.finish(run.endNanos()));
  }

  private static StateStrip secondary(RunRecord run, int host) {
    int rlink = run.header().rlinkTo(host);
    Painter painter = new Painter(HostState.REPLICATING);
    for (TimedFact timed : run.facts()) {
      long time = timed.timeNanos();
      Fact fact = timed.fact();
      if (fact instanceof Fact.Frozen frozen && frozen.host() == host) {
        painter.set(time, HostState.DRAINING, false);
        painter.set(time, HostState.FROZEN, true);
      } else if (fact instanceof Fact.Unfrozen unfrozen && unfrozen.host() == host) {
        painter.set(time, HostState.FROZEN, false);
        painter.set(time, HostState.DRAINING, true);
      } else if (fact instanceof Fact.Drained drained && drained.host() == host) {
        painter.set(time, HostState.DRAINING, false);
      } else if (fact instanceof Fact.Disconnected cut && cut.rlink() == rlink) {
        painter.set(time, HostState.DISCONNECTED, true);
      } else if (fact instanceof Fact.Connected connected && connected.rlink() == rlink) {
        painter.set(time, HostState.DISCONNECTED, false);
      } else if (fact instanceof Fact.SrlOverflow overflow && overflow.rlink() == rlink) {
        painter.set(time, HostState.DETACHED, true);
      }
    }
    return new StateStrip(host, run.header().hostName(host), painter.finish(run.endNanos()));
  }

  /** Turns states that come and go into intervals of the one that is shown. */
  private static final class Painter {
    private final HostState ground;
    private final Set<HostState> holding = EnumSet.noneOf(HostState.class);
    private final List<Interval> intervals = new ArrayList<>();
    private long fromNanos;

    Painter(HostState ground) {
      this.ground = ground;
    }

    void set(long timeNanos, HostState state, boolean holds) {
      HostState before = shown();
      boolean changed = holds ? holding.add(state) : holding.remove(state);
      if (changed && shown() != before) {
        close(timeNanos, before);
      }
    }

    private HostState shown() {
      return holding.isEmpty() ? ground : holding.iterator().next();
    }

    private void close(long timeNanos, HostState state) {
      if (timeNanos > fromNanos) {
        int last = intervals.size() - 1;
        if (last >= 0 && intervals.get(last).state() == state) {
          intervals.set(last, new Interval(intervals.get(last).fromNanos(), timeNanos, state));
        } else {
          intervals.add(new Interval(fromNanos, timeNanos, state));
        }
        fromNanos = timeNanos;
      }
    }

    List<Interval> finish(long endNanos) {
      close(endNanos, shown());
      return intervals;
    }
  }
}
