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
      long time = timed.timeNanos();
      Fact fact = timed.fact();
      running(painter, 0, timed);
      if (fact instanceof Fact.Quiesced) {
        painter.set(time, HostState.QUIESCED, true);
      } else if (fact instanceof Fact.Unquiesced || isCrash(fact, 0)) {
        // An application that starts anew after a crash knows of no quiesce.
        painter.set(time, HostState.QUIESCED, false);
      } else if (fact instanceof Fact.ThrottleOn on) {
        throttling.add(on.rlink());
        painter.set(time, HostState.THROTTLED, true);
      } else if (fact instanceof Fact.ThrottleOff off) {
        throttling.remove(off.rlink());
        painter.set(time, HostState.THROTTLED, !throttling.isEmpty());
      } else if (fact instanceof Fact.VolumeThrottleOn) {
        throttling.add(DATA_VOLUMES);
        painter.set(time, HostState.THROTTLED, true);
      } else if (fact instanceof Fact.VolumeThrottleOff) {
        throttling.remove(DATA_VOLUMES);
        painter.set(time, HostState.THROTTLED, !throttling.isEmpty());
      } else if (fact instanceof Fact.WriteBuffersThrottleOn) {
        throttling.add(WRITE_BUFFERS);
        painter.set(time, HostState.THROTTLED, true);
      } else if (fact instanceof Fact.WriteBuffersThrottleOff) {
        throttling.remove(WRITE_BUFFERS);
        painter.set(time, HostState.THROTTLED, !throttling.isEmpty());
      }
    }
    return new StateStrip(0, run.header().hostName(0), painter.finish(run.endNanos()));
  }

  private static boolean isCrash(Fact fact, int host) {
    return fact instanceof Fact.HostCrashed crashed && crashed.host() == host;
  }

  /** Whether the host is up and its RVG started; a boot starts the RVG. */
  private static void running(Painter painter, int host, TimedFact timed) {
    long time = timed.timeNanos();
    if (isCrash(timed.fact(), host)) {
      painter.set(time, HostState.DOWN, true);
      painter.set(time, HostState.STOPPED, false);
    } else if (timed.fact() instanceof Fact.HostBooted booted && booted.host() == host) {
      painter.set(time, HostState.DOWN, false);
    } else if (timed.fact() instanceof Fact.RvgStopped stopped && stopped.host() == host) {
      painter.set(time, HostState.STOPPED, true);
    } else if (timed.fact() instanceof Fact.RvgStarted started && started.host() == host) {
      painter.set(time, HostState.STOPPED, false);
    }
  }

  private static StateStrip secondary(RunRecord run, int host) {
    int rlink = run.header().rlinkTo(host);
    Painter painter = new Painter(HostState.REPLICATING);
    List<TimedFact> facts = run.facts();
    for (int index = 0; index < facts.size(); index++) {
      long time = facts.get(index).timeNanos();
      Fact fact = facts.get(index).fact();
      running(painter, host, facts.get(index));
      if (fact instanceof Fact.Frozen frozen && frozen.host() == host) {
        painter.set(time, HostState.DRAINING, false);
        painter.set(time, HostState.FROZEN, true);
      } else if (fact instanceof Fact.Unfrozen unfrozen && unfrozen.host() == host) {
        painter.set(time, HostState.FROZEN, false);
        painter.set(time, HostState.DRAINING, unfrozen.release() != Fact.Release.CRASH);
      } else if (isCrash(fact, host)) {
        painter.set(time, HostState.DRAINING, false);
      } else if (fact instanceof Fact.HostBooted booted && booted.host() == host) {
        painter.set(time, HostState.DRAINING, drainsNext(facts, index, host));
      } else if (fact instanceof Fact.Drained drained && drained.host() == host) {
        painter.set(time, HostState.DRAINING, false);
      } else if (fact instanceof Fact.Disconnected cut && cut.rlink() == rlink) {
        painter.set(time, HostState.DISCONNECTED, true);
      } else if (fact instanceof Fact.Connected connected && connected.rlink() == rlink) {
        painter.set(time, HostState.DISCONNECTED, false);
      } else if (fact instanceof Fact.Paused paused && paused.rlink() == rlink) {
        painter.set(time, HostState.PAUSED, true);
      } else if (fact instanceof Fact.Resumed resumed && resumed.rlink() == rlink) {
        painter.set(time, HostState.PAUSED, false);
      } else if (fact instanceof Fact.SrlOverflow overflow && overflow.rlink() == rlink) {
        painter.set(time, HostState.DETACHED, true);
      } else if (fact instanceof Fact.Detached detached && detached.rlink() == rlink) {
        painter.set(time, HostState.DETACHED, true);
      } else {
        synchronization(painter, host, rlink, facts.get(index));
      }
    }
    return new StateStrip(host, run.header().hostName(host), painter.finish(run.endNanos()));
  }

  private static void synchronization(Painter painter, int host, int rlink, TimedFact timed) {
    long time = timed.timeNanos();
    Fact fact = timed.fact();
    if (fact instanceof Fact.DcmLogging dcm && dcm.rlink() == rlink) {
      painter.set(time, HostState.DCM_LOGGING, true);
    } else if (fact instanceof Fact.StreamResumed resumed && resumed.rlink() == rlink) {
      painter.set(time, HostState.DCM_LOGGING, false);
    } else if (fact instanceof Fact.Inconsistent begun && begun.host() == host) {
      painter.set(time, HostState.INCONSISTENT, true);
    } else if (fact instanceof Fact.Consistent ended && ended.host() == host) {
      painter.set(time, HostState.INCONSISTENT, false);
    }
  }

  /**
   * Whether a host that has booted goes on with what its SRL holds: no fact says so then, but it is
   * told when that ends.
   */
  private static boolean drainsNext(List<TimedFact> facts, int boot, int host) {
    for (TimedFact timed : facts.subList(boot + 1, facts.size())) {
      if (timed.fact() instanceof Fact.Drained drained && drained.host() == host) {
        return true;
      }
      boolean otherwise =
          timed.fact() instanceof Fact.Frozen frozen && frozen.host() == host
              || isCrash(timed.fact(), host);
      if (otherwise) {
        return false;
      }
    }
    return false;
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
