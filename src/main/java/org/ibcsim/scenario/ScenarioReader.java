package org.ibcsim.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ibcsim.check.expectation.ExpectationNames;
import org.ibcsim.check.litmus.Litmus;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.Semantics;
import org.ibcsim.runbook.IbcTasks;
import org.ibcsim.runbook.Script;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Node.Mapping;
import org.ibcsim.scenario.text.Problems;
import org.ibcsim.scenario.text.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * Reads a scenario from its tree, part by part, in the order in which the parts need each other,
 * and goes on after a problem.
 */
final class ScenarioReader {
  private static final Map<String, Product> PRODUCTS =
      new TreeMap<>(Map.of("unix", Product.UNIX, "windows", Product.WINDOWS));

  private final Path folder;
  private final ScenarioFolder files;
  private final Problems problems;
  private final Problems warnings;
  private final Values values;
  private @Nullable ExpectationNames names;

  ScenarioReader(Path folder, Problems problems, Problems warnings) {
    this.folder = folder;
    this.files = new ScenarioFolder(folder);
    this.problems = problems;
    this.warnings = warnings;
    this.values = new Values(problems);
  }

  /** The traces and messages that a scenario names, each once, once it has been read. */
  List<Path> files(Scenario read) {
    Set<Path> named = new LinkedHashSet<>();
    for (WorkloadSpec workload : read.workloads()) {
      if (workload instanceof WorkloadSpec.Trace trace) {
        named.add(trace.file());
      }
    }
    named.addAll(files.filesRead());
    return new ArrayList<>(named);
  }

  /** The scenario, or empty once a problem has been told. */
  Optional<Scenario> read(Node root, SourceText source, String sha256) {
    if (root instanceof Mapping mapping
        && mapping.entry("experiment") != null
        && mapping.entry("rds") == null) {
      problems.add(root.place(), "an experiment", "a scenario; ibcsim sweep runs an experiment");
      return Optional.empty();
    }
    Section section = Section.open(root, Forms.SCENARIO, problems);
    String title = values.text(section.value("scenario"), "a title, one line of text");
    Node about = section.value("description");
    String description = values.text(about, "a description, some lines of text");
    long seed = values.integer(section.value("seed"), Long.MIN_VALUE, Long.MAX_VALUE, 1);
    long duration = values.amount(section.value("duration"), Limits.DURATION, Values.UNKNOWN);
    Semantics semantics = new SemanticsReader(values, problems).read(section.value("semantics"));
    Product product = values.choice(section.value("product"), PRODUCTS, Product.UNSAID);
    long start = OtherTrafficReader.timeOfDay(section.value("starts_at"), problems);
    DataSetDraft draft =
        new DataSetReader(values, problems, product, Math.max(0, start)).read(section.value("rds"));
    Optional<RdsLayout> layout = draft.layout(semantics);
    long snapshot = snapshotNanos(section.value("snapshot"));
    WorkloadReader writers = new WorkloadReader(values, problems, draft, duration, folder);
    List<WorkloadSpec> workloads = writers.read(section.value("workload"));
    IbcTasks tasks =
        new IbcTasksReader(values, problems, draft.hosts, layout, files)
            .read(section.value("ibc_scripts"));
    Node runbook = section.value("runbook");
    Node atBoot = section.value("at_boot");
    List<Script> scripts =
        new RunbookReader(values, problems, draft.hosts, layout, files, tasks, false)
            .whereRolesChange(runbook, atBoot)
            .read(runbook);
    List<Script> bootScripts =
        new RunbookReader(values, problems, draft.hosts, layout, files, tasks, true)
            .whereRolesChange(runbook, atBoot)
            .read(atBoot);
    long repeats = values.amount(section.value("repeats"), Limits.REPEATS, Limits.STANDARD_REPEATS);
    List<FaultPlan> faults =
        new FaultReader(
                values, problems, warnings, draft, new ProcessNames(runbook, atBoot), duration)
            .read(section.value("faults"));
    ExplorePlan explore = new ExploreReader(values, problems).read(section.value("explore"));
    Optional<ExpectationNames> known =
        layout.map(
            laidOut -> {
              NamesInRunbook collected = new NamesInRunbook(laidOut, tasks);
              collected.add(scripts, runbook);
              collected.add(bootScripts, atBoot);
              return collected.names();
            });
    names = known.orElse(null);
    List<LocatedExpectation> expectations =
        new ExpectationReader(values, problems, known).read(section.value("expect"));
    Litmus litmus =
        new LitmusReader(values, problems, known, explore).read(section.value("litmus"));
    if (!problems.isEmpty() || layout.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Scenario(
            title,
            description,
            seed,
            duration,
            layout.get(),
            draft.links,
            draft.disks,
            snapshot,
            workloads,
            draft.writerNodes.with(writers.nodes()),
            scripts,
            bootScripts,
            repeats,
            faults,
            explore,
            expectations,
            litmus,
            source.text(),
            sha256));
  }

  /** What expressions about the scenario may name, once it has been read and was right. */
  ExpectationNames names() {
    if (names == null) {
      throw new IllegalStateException("a scenario without problems has no names");
    }
    return names;
  }

  private long snapshotNanos(@Nullable Node node) {
    return node == null
        ? 0
        : values.amount(
            Section.open(node, Forms.SNAPSHOT, problems).value("takes"), Limits.SNAPSHOT, 0);
  }
}
