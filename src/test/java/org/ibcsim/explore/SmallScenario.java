package org.ibcsim.explore;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.kernel.RandomStreams;
import org.ibcsim.scenario.ExplorePlan;
import org.ibcsim.scenario.ExplorePlan.FaultBudget;
import org.ibcsim.scenario.ExplorePlan.TimeModel;
import org.ibcsim.scenario.Scenario;
import org.ibcsim.scenario.WorkloadSpec;
import org.ibcsim.workload.ActiveTime;
import org.ibcsim.workload.ListedWrites;
import org.ibcsim.workload.Write;
import org.ibcsim.workload.WriteSource;

/** Scenarios scaled down so far that a run of them can be followed as a path of an exploration. */
public final class SmallScenario {
  private SmallScenario() {}

  /**
   * The same scenario with a seed and so many writes of each source at most, in runs too. It
   * expects nothing, as expectations about times cannot be explored.
   */
  public static Scenario of(Scenario scenario, long seed, TimeModel time, int writes) {
    List<WorkloadSpec> fewer = new ArrayList<>();
    for (WorkloadSpec spec : scenario.workloads()) {
      fewer.add(atMost(spec, writes));
    }
    return new Scenario(
        scenario.title(),
        scenario.description(),
        seed,
        scenario.durationNanos(),
        scenario.layout().explored(),
        scenario.links(),
        scenario.disks(),
        scenario.snapshotNanos(),
        fewer,
        scenario.writerNodes(),
        scenario.scripts(),
        scenario.bootScripts(),
        scenario.repeatsPartsPerBillion(),
        scenario.faults(),
        scenario
            .explore()
            .withTime(time)
            .withWrites(ExplorePlan.ALL_WRITES)
            .withFaults(FaultBudget.NONE),
        List.of(),
        scenario.litmus(),
        scenario.text(),
        scenario.sha256());
  }

  private static WorkloadSpec atMost(WorkloadSpec spec, int writes) {
    if (spec instanceof WorkloadSpec.Constant constant) {
      return new WorkloadSpec.Constant(
          constant.name(), constant.rate(), atMost(constant.active(), writes), constant.shape());
    } else if (spec instanceof WorkloadSpec.Poisson poisson) {
      return new WorkloadSpec.Poisson(
          poisson.name(), poisson.rate(), atMost(poisson.active(), writes), poisson.shape());
    } else if (spec instanceof WorkloadSpec.Bursts bursts) {
      return new WorkloadSpec.Bursts(
          bursts.name(),
          bursts.rate(),
          bursts.pattern(),
          bursts.on(),
          bursts.off(),
          atMost(bursts.active(), writes),
          bursts.shape());
    } else if (spec instanceof WorkloadSpec.Closed closed) {
      return new WorkloadSpec.Closed(
          closed.name(),
          closed.outstanding(),
          closed.think(),
          atMost(closed.active(), writes),
          closed.shape());
    }
    return listed(spec, writes);
  }

  private static ActiveTime atMost(ActiveTime active, int writes) {
    return active.atMost(Math.min(active.writes(), writes));
  }

  private static WorkloadSpec listed(WorkloadSpec spec, int writes) {
    List<ListedWrites.Listed> first = new ArrayList<>();
    try (WriteSource source = spec.open(new RandomStreams(0, 0))) {
      Write write = new Write();
      while (first.size() < writes && source.nextTimeNanos() != WriteSource.NONE) {
        source.take(write);
        first.add(
            new ListedWrites.Listed(
                write.timeNanos, write.volume, write.offsetBytes, write.lengthBytes));
      }
    }
    return new WorkloadSpec.Listed(spec.name(), first);
  }
}
