package org.ibcsim.explore;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.kernel.RandomStreams;
import org.ibcsim.kernel.TimeRange;
import org.ibcsim.scenario.ExplorePlan;
import org.ibcsim.scenario.ExplorePlan.TimeModel;
import org.ibcsim.scenario.Scenario;
import org.ibcsim.scenario.WorkloadSpec;
import org.ibcsim.workload.ActiveTime;
import org.ibcsim.workload.Span;
import org.ibcsim.workload.Write;
import org.ibcsim.workload.WriteSource;

/**
 * The writes of one source of the workload, one after the other: which they are is known
 * beforehand, from the scenario and its seed, as in a run; when they come is left open.
 *
 * @param name of the source
 * @param users who wait for their own writes; 0 for a source that waits for none
 * @param writes in their order; their times do not count
 * @param before the time from the write before it, or from the start, until each is due; of a
 *     source with users the time until the first write of each, and that from a write that has
 *     returned to the next one of the same user
 */
record PlannedWrites(String name, int users, List<Planned> writes, List<TimeRange> before) {
  /** A source that has more of them, or as many as chance wills, is not explored whole. */
  static final int MOST = 1_000;

  /** Where the time before the first write of a source, or of one of its users, stands. */
  static final int FIRST = 0;

  /** Where the time that a user thinks between two writes stands. */
  static final int LATER = 1;

  private static final TimeRange ANY = new TimeRange(0, Long.MAX_VALUE);

  /** One of them. */
  record Planned(int volume, long offsetBytes, int lengthBytes) {}

  PlannedWrites {
    writes = List.copyOf(writes);
    before = List.copyOf(before);
  }

  /**
   * The writes of every source.
   *
   * @throws UnfitForExplorationException if a source has no end, or one that depends on chance
   */
  static List<PlannedWrites> of(Scenario scenario) {
    if (scenario.writerNodes().takeTime() && scenario.explore().time() == TimeModel.TIMED) {
      throw new UnfitForExplorationException(
          "workloads on nodes of a cluster, whose writes take times of their own to the logowner;"
              + " an exploration in which times count knows none. Maybe interconnect: {latency: 0"
              + " s}, or explore: {time: untimed}");
    }
    List<PlannedWrites> all = new ArrayList<>();
    for (WorkloadSpec spec : scenario.workloads()) {
      all.add(of(spec, scenario));
    }
    return all;
  }

  private static PlannedWrites of(WorkloadSpec spec, Scenario scenario) {
    long most = scenario.explore().writes();
    if (most == ExplorePlan.ALL_WRITES && !countIsKnown(spec)) {
      throw new UnfitForExplorationException(
          "the workload "
              + spec.name()
              + " has as many writes as its time and chance allow; an exploration needs their"
              + " number. Maybe give it one, such as writes: 4, or bound all sources: explore:"
              + " {writes: 4}");
    }
    List<Planned> writes = new ArrayList<>();
    List<Long> times = new ArrayList<>();
    try (WriteSource source = endless(spec, most).open(new RandomStreams(scenario.seed(), 0))) {
      Write write = new Write();
      while (writes.size() < most && source.nextTimeNanos() != WriteSource.NONE) {
        if (writes.size() == MOST) {
          throw new UnfitForExplorationException(
              "the workload "
                  + spec.name()
                  + " has more than "
                  + MOST
                  + " writes; an exploration takes fewer. Maybe bound them: explore: {writes: 4}");
        }
        source.take(write);
        writes.add(new Planned(write.volume, write.offsetBytes, write.lengthBytes));
        times.add(write.timeNanos);
        source.completed(write.tag, write.timeNanos);
      }
    }
    int users = spec instanceof WorkloadSpec.Closed closed ? closed.outstanding() : 0;
    return new PlannedWrites(spec.name(), users, writes, gaps(spec, times));
  }

  /** The same source, of which the time that it is given bounds nothing where chance decides. */
  private static WorkloadSpec endless(WorkloadSpec spec, long most) {
    if (spec instanceof WorkloadSpec.Poisson poisson) {
      return new WorkloadSpec.Poisson(
          poisson.name(), poisson.rate(), endless(poisson.active(), most), poisson.shape());
    } else if (spec instanceof WorkloadSpec.Bursts bursts) {
      return new WorkloadSpec.Bursts(
          bursts.name(),
          bursts.rate(),
          bursts.pattern(),
          bursts.on(),
          bursts.off(),
          endless(bursts.active(), most),
          bursts.shape());
    } else if (spec instanceof WorkloadSpec.Closed closed) {
      return new WorkloadSpec.Closed(
          closed.name(),
          closed.outstanding(),
          closed.think(),
          endless(closed.active(), most),
          closed.shape());
    }
    return spec;
  }

  private static ActiveTime endless(ActiveTime active, long most) {
    return new ActiveTime(active.startNanos(), Long.MAX_VALUE, Math.min(most, active.writes()));
  }

  private static boolean countIsKnown(WorkloadSpec spec) {
    if (spec instanceof WorkloadSpec.Poisson poisson) {
      return poisson.active().writes() != Long.MAX_VALUE;
    } else if (spec instanceof WorkloadSpec.Bursts bursts) {
      return bursts.active().writes() != Long.MAX_VALUE;
    } else if (spec instanceof WorkloadSpec.Closed closed) {
      return closed.active().writes() != Long.MAX_VALUE;
    }
    // At most one too many are taken to see whether the others have an end.
    return true;
  }

  /** What a run may draw between two writes; an end of the source's time is not looked at. */
  private static List<TimeRange> gaps(WorkloadSpec spec, List<Long> times) {
    List<TimeRange> gaps = new ArrayList<>();
    if (spec instanceof WorkloadSpec.Closed closed) {
      long start = closed.active().startNanos();
      boolean fixed = closed.think() instanceof Span.Fixed;
      long think = closed.think() instanceof Span.Fixed always ? always.nanos() : 0;
      gaps.add(new TimeRange(start + think, fixed ? start + think : Long.MAX_VALUE));
      gaps.add(fixed ? TimeRange.of(think) : ANY);
      return gaps;
    }
    long earliest =
        spec instanceof WorkloadSpec.Poisson poisson
            ? poisson.active().startNanos()
            : spec instanceof WorkloadSpec.Bursts bursts ? bursts.active().startNanos() : 0;
    boolean random = spec instanceof WorkloadSpec.Poisson || spec instanceof WorkloadSpec.Bursts;
    for (int index = 0; index < times.size(); index++) {
      if (random) {
        gaps.add(index == 0 ? new TimeRange(earliest, Long.MAX_VALUE) : ANY);
      } else {
        gaps.add(TimeRange.of(times.get(index) - (index == 0 ? 0 : times.get(index - 1))));
      }
    }
    return gaps;
  }
}
