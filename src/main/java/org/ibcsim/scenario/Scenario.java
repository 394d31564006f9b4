package org.ibcsim.scenario;

import java.util.List;
import org.ibcsim.check.litmus.Litmus;
import org.ibcsim.kernel.RandomStreams;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.Semantics;
import org.ibcsim.runbook.Script;
import org.ibcsim.workload.MergedSource;
import org.ibcsim.workload.WriteSource;
import org.jspecify.annotations.Nullable;

/**
 * One review question, checked: a replicated data set, its timing, what happens to it, and what
 * must hold.
 *
 * @param title one line
 * @param description empty where there is none
 * @param seed the root of every random stream
 * @param durationNanos virtual time that the run takes
 * @param layout the data set, with the answers to open questions
 * @param links by number of the RLINK
 * @param disks by number of the host
 * @param snapshotNanos how long a snapshot takes
 * @param workloads in the order of the file
 * @param writerNodes the nodes of a cluster that they run on
 * @param scripts the runbook, one script for each process, in the order of the file
 * @param bootScripts what hosts start whenever they have booted, in the order of the file
 * @param repeatsPartsPerBillion the share of messages that are sent again after a reconnection, of
 *     those that may be
 * @param faults in order of the earliest time of each
 * @param explore what an exploration may choose
 * @param expectations in the order of the file
 * @param litmus the question that it asks, or null
 * @param text the scenario file, as it was read
 * @param sha256 of the file's bytes, in lower-case hexadecimal digits
 */
public record Scenario(
    String title,
    String description,
    long seed,
    long durationNanos,
    RdsLayout layout,
    List<LinkTiming> links,
    List<DiskTiming> disks,
    long snapshotNanos,
    List<WorkloadSpec> workloads,
    WriterNodes writerNodes,
    List<Script> scripts,
    List<Script> bootScripts,
    long repeatsPartsPerBillion,
    List<FaultPlan> faults,
    ExplorePlan explore,
    List<LocatedExpectation> expectations,
    @Nullable Litmus litmus,
    String text,
    String sha256) {
  public Scenario {
    links = List.copyOf(links);
    disks = List.copyOf(disks);
    workloads = List.copyOf(workloads);
    scripts = List.copyOf(scripts);
    bootScripts = List.copyOf(bootScripts);
    faults = List.copyOf(faults);
    expectations = List.copyOf(expectations);
  }

  /** All workloads as one source at its start; the caller closes it. */
  public WriteSource openWorkload(RandomStreams streams) {
    List<WriteSource> sources = workloads.stream().map(spec -> spec.open(streams)).toList();
    return switch (sources.size()) {
      case 0 -> new NoWrites();
      case 1 -> sources.get(0);
      default -> new MergedSource(sources);
    };
  }

  /** The same scenario with another seed. */
  public Scenario withSeed(long other) {
    return with(other, layout, explore);
  }

  /**
   * The same scenario with other answers to open questions.
   *
   * @throws IllegalArgumentException if an RLINK's protection cannot be set by these answers
   */
  public Scenario withSemantics(Semantics other) {
    return with(seed, layout.withSemantics(other), explore);
  }

  /** The same scenario as an exploration takes it, see {@link RdsLayout#explored}. */
  public Scenario explored() {
    return with(seed, layout.explored(), explore);
  }

  /** The same scenario, explored by another plan. */
  public Scenario withExplore(ExplorePlan other) {
    return with(seed, layout, other);
  }

  private Scenario with(long otherSeed, RdsLayout otherLayout, ExplorePlan otherPlan) {
    return new Scenario(
        title,
        description,
        otherSeed,
        durationNanos,
        otherLayout,
        links,
        disks,
        snapshotNanos,
        workloads,
        writerNodes,
        scripts,
        bootScripts,
        repeatsPartsPerBillion,
        faults,
        otherPlan,
        expectations,
        litmus,
        text,
        sha256);
  }
}
