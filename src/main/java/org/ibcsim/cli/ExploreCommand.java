package org.ibcsim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.ibcsim.explore.Exploration;
import org.ibcsim.explore.ExploreSummary;
import org.ibcsim.explore.Readings;
import org.ibcsim.explore.ScenarioSearch;
import org.ibcsim.explore.ScenarioWalks;
import org.ibcsim.explore.Witness;
import org.ibcsim.explore.search.Bounds;
import org.ibcsim.explore.search.SearchOptions;
import org.ibcsim.explore.search.SearchProgress;
import org.ibcsim.explore.search.Storage;
import org.ibcsim.explore.search.WalkOptions;
import org.ibcsim.explore.witness.Walk;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.kernel.NearestName;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.Switch;
import org.ibcsim.scenario.LoadedScenario;
import org.ibcsim.scenario.Scenario;
import org.ibcsim.scenario.ScenarioException;
import org.ibcsim.scenario.ScenarioFile;
import org.ibcsim.scenario.evidence.Headers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ibcsim explore SCENARIO}. */
@Command(
    name = "explore",
    description =
        "Explores every order of events of a scenario: outcomes, broken invariants, the shortest"
            + " way to each.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ExploreCommand implements Callable<Integer> {
  /** Steps of a random walk, where no other bound is given. */
  private static final int WALK_STEPS = 10_000;

  /** They wait for each other at every level; far more than processors only keep them busy. */
  private static final int MOST_THREADS = 256;

  /** Of the heap: for the states. */
  private static final double MEMORY_SHARE = 0.6;

  @Parameters(paramLabel = "SCENARIO", description = "A scenario, a YAML file.")
  private Path file = Path.of("");

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Threads that search, at most 256; default one for each processor. The result is the"
              + " same.")
  private @Nullable Integer threads;

  @Option(
      names = "--states",
      paramLabel = "N",
      description = "Stop after N distinct states, with a verdict of inconclusive.")
  private @Nullable Long states;

  @Option(
      names = "--depth",
      paramLabel = "N",
      description = "Take steps only from states that are at most N steps from the beginning.")
  private @Nullable Integer depth;

  @Option(
      names = "--full-states",
      description =
          "Keep states whole instead of 128 bits of each: nothing is missed, and it takes more"
              + " memory.")
  private boolean fullStates;

  @Option(
      names = "--no-reduction",
      description =
          "Take every step by itself, also those whose moment nobody can see; the outcomes are the"
              + " same.")
  private boolean noReduction;

  @Option(
      names = "--random",
      paramLabel = "N",
      description =
          "Do N random walks instead of a search, for a scenario that is too big: they find what is"
              + " broken, and prove nothing.")
  private @Nullable Integer random;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "With --random: seed to use instead of the scenario's.")
  private @Nullable Long seed;

  @Option(
      names = "--semantics",
      paramLabel = "SWITCHES",
      split = ",",
      description =
          "all, or names of switches (ibcsim help semantics): explore under every other answer to"
              + " them too, and tell what depends on which.")
  private List<String> semantics = new ArrayList<>();

  @Option(names = "--pairs", description = "With --semantics: all pairs of answers too.")
  private boolean pairs;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description =
          "Where witnesses go: for each outcome, and for what is broken, a file for ibcsim replay;"
              + " default out/explore-SCENARIO.")
  private @Nullable Path out;

  @Option(names = "--no-witnesses", description = "Write no files.")
  private boolean noWitnesses;

  @Option(
      names = "--json",
      description = "Print one JSON document, and nothing else, on standard output.")
  private boolean json;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  ExploreCommand() {}

  @Override
  public Integer call() throws ScenarioException {
    SearchOptions options = options();
    List<Switch<?>> switches = switches();
    if (pairs && switches.isEmpty()) {
      throw usage("--pairs", "no --semantics", "--semantics all, or names of switches");
    }
    if (random != null && random < 1) {
      throw usage("--random", Integer.toString(random), "a number of 1 or more");
    }
    if (random != null && (fullStates || states != null || !switches.isEmpty())) {
      throw usage(
          "--random",
          fullStates ? "--full-states too" : states != null ? "--states too" : "--semantics too",
          "one of them: random walks keep no states");
    }
    if (random == null && seed != null) {
      throw usage("--seed", "no --random", "both: a search has no random numbers");
    }
    if (noWitnesses && out != null) {
      throw usage("--no-witnesses", "--out too", "one of them");
    }
    LoadedScenario loaded = ScenarioFile.load(file);
    PrintWriter error = spec.commandLine().getErr();
    loaded.warnings().forEach(problem -> error.println("warning: " + problem));
    Scenario scenario = loaded.scenario();
    if (random != null) {
      WalkOptions walk =
          new WalkOptions(
              seed == null ? scenario.seed() : seed,
              random,
              depth == null ? WALK_STEPS : depth,
              options.threads());
      ScenarioWalks walks = new ScenarioWalks(scenario, !noReduction, walk);
      return Interruption.guard(
          walks::stop, () -> write(walks.run(nothing -> {}), scenario, null, walk.seed()));
    }
    ScenarioSearch search = new ScenarioSearch(scenario, options);
    return Interruption.guard(search::stop, () -> explore(search, scenario, options, switches));
  }

  private int explore(
      ScenarioSearch search, Scenario scenario, SearchOptions options, List<Switch<?>> switches) {
    @Nullable SearchProgressLine line =
        System.console() == null ? null : new SearchProgressLine(System.err);
    Consumer<SearchProgress> progress = line == null ? nothing -> {} : line;
    Exploration result = search.run(progress);
    @Nullable Readings readings =
        switches.isEmpty()
            ? null
            : Readings.of(
                scenario,
                options,
                switches,
                pairs,
                reading -> {
                  if (line != null) {
                    line.show("reading " + reading);
                  }
                });
    if (line != null) {
      line.clear();
    }
    return write(result, scenario, readings, 0);
  }

  private int write(
      Exploration result, Scenario scenario, @Nullable Readings readings, long walkSeed) {
    if (noWitnesses) {
      return show(result, scenario, readings, List.of(), null, walkSeed);
    }
    Path place = out != null ? out : standardFolder();
    String name = String.valueOf(file.getFileName());
    try (RunFolder folder =
        RunFolder.open(
            place, Headers.of(scenario, name, Version.text(), 0, JournalLevel.CONTROL))) {
      List<String> files =
          new WitnessFiles(scenario, !noReduction, file.toString(), folder).write(result);
      return show(result, scenario, readings, files, folder, walkSeed);
    }
  }

  private int show(
      Exploration result,
      Scenario scenario,
      @Nullable Readings readings,
      List<String> files,
      @Nullable RunFolder folder,
      long walkSeed) {
    ExploreSummary summary =
        ExploreSummary.of(
            result, scenario, Version.text(), files, readings, walkSeed, replay(walkSeed));
    if (folder != null) {
      folder.write("result.json", summary.toJson().getBytes(UTF_8));
    }
    PrintWriter screen = spec.commandLine().getOut();
    if (json) {
      screen.print(summary.toJson());
      screen.flush();
    } else {
      var path = result.counterexample();
      @Nullable Walk walk =
          path == null
              ? null
              : Witness.follow(
                      scenario, !noReduction, path, fact -> "", Version.text(), file.toString())
                  .walk();
      new ExploreScreen(screen)
          .show(summary, walk, folder == null ? null : folder.path().toString());
    }
    return ExitStatus.of(summary.verdict());
  }

  private Path standardFolder() {
    Path name = RunFolder.standard(file, 0, 0).getFileName();
    return Path.of("out", "explore-" + String.valueOf(name).replaceFirst("-0$", ""));
  }

  private SearchOptions options() {
    int searchers =
        threads == null
            ? Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS)
            : threads;
    if (searchers < 1 || searchers > MOST_THREADS) {
      throw usage("--threads", Integer.toString(searchers), "a number from 1 to " + MOST_THREADS);
    }
    Bounds bounds = Bounds.ofHeap(MEMORY_SHARE);
    if (states != null) {
      if (states < 1) {
        throw usage("--states", Long.toString(states), "a number of 1 or more");
      }
      bounds = bounds.withStates(states);
    }
    if (depth != null) {
      if (depth < 0) {
        throw usage("--depth", Integer.toString(depth), "a number of 0 or more");
      }
      bounds = bounds.withDepth(depth);
    }
    return new SearchOptions(
        searchers,
        fullStates ? Storage.FULL_STATES : Storage.FINGERPRINTS,
        bounds,
        !noReduction,
        false);
  }

  private List<Switch<?>> switches() {
    if (semantics.equals(List.of("all"))) {
      return List.copyOf(Semantics.SWITCHES);
    }
    List<Switch<?>> switches = new ArrayList<>();
    for (String name : semantics) {
      switches.add(Semantics.named(name).orElseThrow(() -> unknown(name)));
    }
    return switches;
  }

  private CommandLine.ParameterException unknown(String name) {
    List<String> names = new ArrayList<>();
    Semantics.SWITCHES.forEach(each -> names.add(each.name()));
    String nearest = NearestName.to(name, names);
    return usage(
        "--semantics",
        name,
        "all, or names of switches, which ibcsim help semantics lists"
            + (nearest == null ? "" : "; maybe " + nearest));
  }

  /** The command that repeats it; threads change nothing. */
  private String replay(long walkSeed) {
    return "ibcsim explore "
        + ReplayLine.quoted(file.toString())
        + (states == null ? "" : " --states " + states)
        + (depth == null ? "" : " --depth " + depth)
        + (fullStates ? " --full-states" : "")
        + (noReduction ? " --no-reduction" : "")
        + (random == null ? "" : " --random " + random + " --seed " + walkSeed)
        + (semantics.isEmpty() ? "" : " --semantics " + String.join(",", semantics))
        + (pairs ? " --pairs" : "");
  }

  private CommandLine.ParameterException usage(String option, String found, String expected) {
    return new CommandLine.ParameterException(
        spec.commandLine(), option + ": found " + found + "; expected " + expected);
  }
}
