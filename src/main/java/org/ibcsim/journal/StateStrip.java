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
 * <p>Its states are those of the role that it has at each time.
 *
 * @param host its number
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

  /** Latency protection of an RLINK: more than any number of an RLINK. */
  private static final int LATENCY = 1 << 16;

  /** A host is the Primary from one time to another. */
  private record Reign(int host, long fromNanos, long toNanos) {
    List<Interval> within(List<Interval> intervals) {
      return intervals.stream()
          .map(
              of ->
                  new Interval(
                      Math.max(fromNanos, of.fromNanos()),
                      Math.min(toNanos, of.toNanos()),
                      of.state()))
          .filter(of -> of.fromNanos() < of.toNanos())
          .toList();
    }
  }

  /** The strip of every host, in the order of their numbers. */
  public static List<StateStrip> of(RunRecord run) {
    List<Reign> reigns = reigns(run);
    List<StateStrip> strips = new ArrayList<>();
    for (int host = 0; host < run.header().hosts().size(); host++) {
      List<Interval> intervals = new ArrayList<>();
      for (Reign reign : reigns) {
        intervals.addAll(
            reign.within(
                host == reign.host()
                    ? primary(run, host)
                    : secondary(run, host, run.header().rlinkTo(host, reign.host()))));
      }
      strips.add(new StateStrip(host, run.header().hostName(host), intervals));
    }
    return strips;
  }

  private static List<Reign> reigns(RunRecord run) {
    List<Reign> reigns = new ArrayList<>();
    int host = 0;
    long from = 0;
    for (TimedFact timed : run.facts()) {
      if (timed.fact() instanceof Fact.RoleChanged changed) {
        reigns.add(new Reign(host, from, timed.timeNanos()));
        host = changed.primary();
        from = timed.timeNanos();
      }
    }
    reigns.add(new Reign(host, from, run.endNanos()));
    return reigns;
  }

  private static List<Interval> primary(RunRecord run, int host) {
    Painter painter = new Painter(HostState.WRITING);
    Set<Integer> throttling = new TreeSet<>();
    for (TimedFact timed : run.facts()) {
      long time = timed.timeNanos();
      Fact fact = timed.fact();
      running(painter, host, timed);
      if (fact instanceof Fact.Passthru passthru) {
        painter.set(time, HostState.PASSTHRU, passthru.on());
      } else if (fact instanceof Fact.Quiesced) {
        painter.set(time, HostState.QUIESCED, true);
      } else if (fact instanceof Fact.Unquiesced || startsAnew(fact, host)) {
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
      } else if (fact instanceof Fact.LatencyThrottleOn on) {
        throttling.add(LATENCY + on.rlink());
        painter.set(time, HostState.THROTTLED, true);
      } else if (fact instanceof Fact.LatencyThrottleOff off) {
        throttling.remove(LATENCY + off.rlink());
        painter.set(time, HostState.THROTTLED, !throttling.isEmpty());
      } else if (fact instanceof Fact.WriteBuffersThrottleOn) {
        throttling.add(WRITE_BUFFERS);
        painter.set(time, HostState.THROTTLED, true);
      } else if (fact instanceof Fact.WriteBuffersThrottleOff) {
        throttling.remove(WRITE_BUFFERS);
        painter.set(time, HostState.THROTTLED, !throttling.isEmpty());
      }
    }
    return painter.finish(run.endNanos());
  }

  private static boolean startsAnew(Fact fact, int host) {
    return losesMemory(fact, host)
        || fact instanceof Fact.RoleChanged changed && !changed.planned();
  }

  private static boolean isCrash(Fact fact, int host) {
    return fact instanceof Fact.HostCrashed crashed && crashed.host() == host;
  }

  /** Whether what the RVG of a host had in memory is gone. */
  static boolean losesMemory(Fact fact, int host) {
    return isCrash(fact, host)
        || fact instanceof Fact.LogownerLost lost && lost.host() == host && lost.crashed();
  }

  /** Whether the host is up and its RVG started; a boot starts the RVG. */
  private static void running(Painter painter, int host, TimedFact timed) {
    long time = timed.timeNanos();
    if (isCrash(timed.fact(), host)) {
      painter.set(time, HostState.DOWN, true);
      painter.set(time, HostState.STOPPED, false);
      painter.set(time, HostState.NO_LOGOWNER, false);
    } else if (timed.fact() instanceof Fact.HostBooted booted && booted.host() == host) {
      painter.set(time, HostState.DOWN, false);
    } else if (timed.fact() instanceof Fact.LogownerLost lost && lost.host() == host) {
      painter.set(time, HostState.NO_LOGOWNER, true);
    } else if (timed.fact() instanceof Fact.LogownerTookOver took && took.host() == host) {
      painter.set(time, HostState.NO_LOGOWNER, false);
    } else if (timed.fact() instanceof Fact.RvgStopped stopped && stopped.host() == host) {
      painter.set(time, HostState.STOPPED, true);
    } else if (timed.fact() instanceof Fact.RvgStarted started && started.host() == host) {
      painter.set(time, HostState.STOPPED, false);
    } else if (timed.fact() instanceof Fact.VolumeDetached failed && failed.host() == host) {
      painter.fails(time, failed.volume());
    } else if (timed.fact() instanceof Fact.VolumeStarted started && started.host() == host) {
      painter.works(time, started.volume());
    }
  }

  private static List<Interval> secondary(RunRecord run, int host, int rlink) {
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
      } else if (losesMemory(fact, host)) {
        painter.set(time, HostState.DRAINING, false);
      } else if (fact instanceof Fact.HostBooted booted && booted.host() == host
          || fact instanceof Fact.LogownerTookOver took && took.host() == host) {
        painter.set(time, HostState.DRAINING, drainsNext(facts, index, host));
      } else if (fact instanceof Fact.Drained drained && drained.host() == host) {
        painter.set(time, HostState.DRAINING, false);
      } else if (fact instanceof Fact.Disconnected cut && cut.rlink() == rlink) {
        painter.set(time, HostState.DISCONNECTED, true);
      } else if (fact instanceof Fact.ConnectRefused refused && refused.rlink() == rlink) {
        painter.set(time, HostState.DISCONNECTED, true);
      } else if (fact instanceof Fact.Connected connected && connected.rlink() == rlink) {
        painter.set(time, HostState.DISCONNECTED, false);
      } else if (fact instanceof Fact.Paused paused && paused.rlink() == rlink) {
        painter.set(time, HostState.PAUSED, true);
      } else if (fact instanceof Fact.Resumed resumed && resumed.rlink() == rlink) {
        painter.set(time, HostState.PAUSED, !resumed.last());
      } else if (fact instanceof Fact.SrlOverflow overflow && overflow.rlink() == rlink) {
        painter.set(time, HostState.DETACHED, true);
      } else if (fact instanceof Fact.Detached detached && detached.rlink() == rlink) {
        painter.set(time, HostState.DETACHED, true);
      } else if (fact instanceof Fact.FailbackLogging logging && logging.rlink() == rlink) {
        painter.set(time, HostState.DETACHED, false);
        painter.set(time, HostState.DISCONNECTED, true);
        painter.set(time, HostState.DCM_LOGGING, true);
      } else if (fact instanceof Fact.ActingSecondary acting && acting.host() == host) {
        painter.set(time, HostState.SUPERSEDED, false);
      } else if (fact instanceof Fact.Attached attached && attached.rlink() == rlink) {
        painter.set(time, HostState.DETACHED, false);
        painter.set(time, HostState.DISCONNECTED, true);
        painter.set(time, HostState.DCM_LOGGING, attached.how() == Fact.Attachment.AUTOSYNC);
        painter.set(time, HostState.INCONSISTENT, attached.how() == Fact.Attachment.AUTOSYNC);
      } else if (fact instanceof Fact.RoleChanged changed) {
        painter.set(time, HostState.DRAINING, false);
        if (changed.formerPrimary() == host && !changed.planned()) {
          painter.set(time, HostState.SUPERSEDED, true);
        }
      } else {
        synchronization(painter, host, rlink, facts.get(index));
      }
    }
    return painter.finish(run.endNanos());
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
    private final Set<Integer> failed = new TreeSet<>();
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

    void fails(long timeNanos, int volume) {
      failed.add(volume);
      set(timeNanos, HostState.VOLUME_FAILED, true);
    }

    void works(long timeNanos, int volume) {
      failed.remove(volume);
      set(timeNanos, HostState.VOLUME_FAILED, !failed.isEmpty());
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
