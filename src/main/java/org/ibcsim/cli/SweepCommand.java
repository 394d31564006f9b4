package org.ibcsim.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.ibcsim.scenario.ScenarioException;
import org.ibcsim.sweep.Engine;
import org.ibcsim.sweep.ExperimentFile;
import org.ibcsim.sweep.LoadedExperiment;
import org.ibcsim.sweep.RunKey;
import org.ibcsim.sweep.RunResult;
import org.ibcsim.sweep.SqliteStore;
import org.ibcsim.sweep.Sweep;
import org.ibcsim.sweep.SweepDocument;
import org.ibcsim.sweep.SweepResult;
import org.ibcsim.sweep.SweepVerdict;
import org.ibcsim.sweep.ThreadsEngine;
import org.ibcsim.sweep.spark.SparkEngine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** {@code ibcsim sweep EXPERIMENT}. */
@Command(
    name = "sweep",
    description =
        "Runs a scenario or a plan many times, with other values and other random numbers: means"
            + " with their confidence intervals, comparisons, sensitivities. Started again, it goes"
            + " on where it was.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every point was run, and every interval is as narrow as was asked",
      "1:an invariant was broken",
      "2:the input, the usage or the place for the output is wrong",
      "3:inconclusive: some interval stayed too wide; more runs narrow it",
      "70:a fault of ibcsim's own"
    })
final class SweepCommand implements Callable<Integer> {
  private static final int MOST_THREADS = 256;

  @Parameters(paramLabel = "EXPERIMENT", description = "An experiment, a YAML file.")
  private Path file = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The SQLite file of the results; default out/EXPERIMENT.sqlite.")
  private @Nullable Path out;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed to use instead of the experiment's.")
  private @Nullable Long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that run; default one a processor. The results are the same.")
  private @Nullable Integer threads;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = "threads",
      description = "threads (the default) of this process, or spark; the results are the same.")
  private String engine = "threads";

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Of a Spark cluster, as in spark://host:7077; or local[2].")
  private @Nullable String master;

  @Option(
      names = "--json",
      description = "Print one JSON document, and nothing else, on standard output.")
  private boolean json;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  SweepCommand() {}

  @Override
  public Integer call() throws ScenarioException {
    int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    if (workers < 1 || workers > MOST_THREADS) {
      throw usage("--threads", Integer.toString(workers), "a number from 1 to " + MOST_THREADS);
    }
    refuseHalfOfSpark();
    LoadedExperiment loaded = ExperimentFile.load(file, seed);
    Path store = out == null ? standard() : out;
    SweepProgressLine progress = SweepProgressLine.on(System.err);
    SortedMap<RunKey, RunResult> results;
    try (SqliteStore kept = SqliteStore.open(store, loaded.experiment());
        Engine runs = engine(loaded, workers)) {
      results = new Sweep(loaded.experiment(), kept, runs).run(progress);
    } finally {
      progress.clear();
    }
    SweepResult result = SweepResult.of(loaded.experiment(), results);
    show(result, store);
    return switch (SweepVerdict.of(result)) {
      case HELD -> ExitStatus.HELD;
      case BROKEN -> ExitStatus.BROKEN;
      case INCONCLUSIVE -> ExitStatus.INCONCLUSIVE;
    };
  }

  private void refuseHalfOfSpark() {
    if (!engine.equals("threads") && !engine.equals("spark")) {
      throw usage("--engine", engine, "threads or spark");
    }
    if (engine.equals("spark") && master == null) {
      throw usage("--engine", "spark without --master", "--master URL, as in spark://host:7077");
    }
    if (engine.equals("threads") && master != null) {
      throw usage("--master", master, "--engine spark too");
    }
    if (engine.equals("spark") && threads != null) {
      throw usage("--threads", threads + " with --engine spark", "none: its executors have cores");
    }
    if (engine.equals("spark")) {
      SparkClasses.require();
    }
  }

  private Engine engine(LoadedExperiment loaded, int workers) {
    return master == null
        ? new ThreadsEngine(loaded.subject(), workers)
        : SparkEngine.start(master, loaded.sources());
  }

  private void show(SweepResult result, Path store) {
    PrintWriter screen = spec.commandLine().getOut();
    if (json) {
      screen.println(
          JsonMapper.builder()
              .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
              .build()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(SweepDocument.of(result)));
    } else {
      String repeat =
          "ibcsim sweep "
              + ReplayLine.quoted(file.toString())
              + (seed == null ? "" : " --seed " + seed);
      new SweepScreen(screen).show(result, repeat, store);
    }
    screen.flush();
  }

  private Path standard() {
    String name = String.valueOf(file.getFileName());
    String stem = name.replaceFirst("\\.ya?ml$", "").replaceAll("[^A-Za-z0-9._-]", "_");
    return Path.of("out", stem + (seed == null ? "" : "-" + seed) + ".sqlite");
  }

  private CommandLine.ParameterException usage(String option, String found, String expected) {
    return new CommandLine.ParameterException(
        spec.commandLine(), option + ": found " + found + "; expected " + expected);
  }
}
