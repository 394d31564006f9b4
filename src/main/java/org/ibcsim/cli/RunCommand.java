package org.ibcsim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.journal.RunHeader;
import org.ibcsim.journal.RunSummary;
import org.ibcsim.report.Report;
import org.ibcsim.report.ReportException;
import org.ibcsim.report.ReportOptions;
import org.ibcsim.scenario.LoadedScenario;
import org.ibcsim.scenario.Scenario;
import org.ibcsim.scenario.ScenarioException;
import org.ibcsim.scenario.ScenarioFile;
import org.ibcsim.scenario.evidence.Headers;
import org.ibcsim.simulate.OtherAnswers;
import org.ibcsim.simulate.Runner;
import org.ibcsim.simulate.SelfCheck;
import org.ibcsim.simulate.Simulation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ibcsim run SCENARIO}. */
@Command(
    name = "run",
    description =
        "Simulates a scenario: summary on the screen, journal, charts and report in a folder.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RunCommand implements Callable<Integer> {
  @Parameters(paramLabel = "SCENARIO", description = "A scenario, a YAML file.")
  private Path file = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where the results go; default out/SCENARIO-SEED.")
  private @Nullable Path out;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed to use instead of the scenario's.")
  private @Nullable Long seed;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description =
          "Run N times, with the seed, the seed + 1 and so on, and print a table of the outcomes; no folder and no report.")
  private @Nullable Integer seeds;

  @Option(
      names = "--replication",
      paramLabel = "N",
      defaultValue = "0",
      description = "Number of the replication, each with random numbers of its own; default 0.")
  private int replication;

  @Option(
      names = "--json",
      description = "Print one JSON document, and nothing else, on standard output.")
  private boolean json;

  @Option(
      names = "--journal",
      paramLabel = "LEVEL",
      defaultValue = "control",
      description =
          "control: what happens to messages, hosts and RLINKs; all: every step of every write too.")
  private String level = "control";

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "2",
      description = "Threads that draw the charts; the files are the same with any number.")
  private int threads;

  @Option(
      names = "--no-report",
      description = "Write journal and result only, no charts and no report.")
  private boolean noReport;

  @Option(
      names = "--self-check",
      description = "Run twice, side by side, and name the first event that differs.")
  private boolean selfCheck;

  @Option(
      names = "--semantics",
      paramLabel = "MODE",
      defaultValue = "auto",
      description =
          "check: run again with every other answer to each open question that the run asked, and"
              + " warn where the outcome differs; skip: do not; auto (the default): check where"
              + " that is quick (ibcsim help hazards says when).")
  private String semantics = "auto";

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  RunCommand() {}

  @Override
  public Integer call() throws ScenarioException {
    if (threads < 1) {
      throw usage("--threads", Integer.toString(threads), "a number of 1 or more");
    }
    if (replication < 0) {
      throw usage("--replication", Integer.toString(replication), "a number of 0 or more");
    }
    if (selfCheck && json) {
      throw usage(
          "--self-check", "--json too", "one of them: a self-check has no document of a run");
    }
    JournalLevel journalLevel = level();
    OtherAnswers others = others();
    refuseWithSeeds(journalLevel);
    LoadedScenario loaded = ScenarioFile.load(file);
    PrintWriter error = spec.commandLine().getErr();
    loaded.warnings().forEach(problem -> error.println("warning: " + problem));
    Scenario scenario = seed == null ? loaded.scenario() : loaded.scenario().withSeed(seed);
    if (seeds != null) {
      return new SeedsRun(file, scenario, seeds, replication)
          .run(json, spec.commandLine().getOut());
    }
    RunHeader header =
        Headers.of(
            scenario,
            String.valueOf(file.getFileName()),
            Version.text(),
            replication,
            journalLevel);
    return selfCheck ? compare(scenario, header) : run(scenario, header, others);
  }

  /** Many runs leave no folder, so what is about one run's folder is a misunderstanding. */
  private void refuseWithSeeds(JournalLevel journalLevel) {
    if (seeds == null) {
      return;
    }
    if (seeds < 1 || seeds > SeedsRun.MOST_SEEDS) {
      throw usage("--seeds", Integer.toString(seeds), "a number from 1 to " + SeedsRun.MOST_SEEDS);
    }
    String other =
        out != null
            ? "--out"
            : selfCheck
                ? "--self-check"
                : journalLevel == JournalLevel.ALL
                    ? "--journal all"
                    : semantics.equals("check") ? "--semantics check" : "";
    if (!other.isEmpty()) {
      throw usage(
          "--seeds",
          other + " too",
          "one of them: many runs leave no folder; repeat one with --seed");
    }
  }

  private JournalLevel level() {
    return switch (level) {
      case "control" -> JournalLevel.CONTROL;
      case "all" -> JournalLevel.ALL;
      default -> throw usage("--journal", level, "control or all");
    };
  }

  private OtherAnswers others() {
    return switch (semantics) {
      case "auto" -> OtherAnswers.AUTO;
      case "check" -> OtherAnswers.CHECK;
      case "skip" -> OtherAnswers.SKIP;
      default -> throw usage("--semantics", semantics, "check, skip or auto");
    };
  }

  /** What the run adds to its replay line: its warnings are part of its journal. */
  private static String replayed(OtherAnswers others) {
    return switch (others) {
      case AUTO -> "";
      case CHECK -> " --semantics check";
      case SKIP -> " --semantics skip";
    };
  }

  private CommandLine.ParameterException usage(String option, String found, String expected) {
    return new CommandLine.ParameterException(
        spec.commandLine(), option + ": found " + found + "; expected " + expected);
  }

  private int compare(Scenario scenario, RunHeader header) {
    Optional<SelfCheck.Difference> difference =
        SelfCheck.firstDifference(
            () ->
                new Simulation(
                    scenario, header, OutputStream.nullOutputStream(), "self-check", true));
    boolean same = difference.isEmpty();
    PrintWriter screen = spec.commandLine().getOut();
    if (same) {
      screen.println("HELD: two runs of one scenario with one seed did the same at every event");
    } else {
      screen.println(
          "BROKEN: two runs of one scenario differ at event " + difference.get().number());
      Paragraphs.print(screen, 2, Screen.WIDTH, "first run:  " + difference.get().first());
      Paragraphs.print(screen, 2, Screen.WIDTH, "second run: " + difference.get().second());
    }
    screen.println("seed    " + header.seed());
    screen.println("replay  " + ReplayLine.of(file.toString(), header) + " --self-check");
    screen.flush();
    return same ? ExitStatus.HELD : ExitStatus.BROKEN;
  }

  private int run(Scenario scenario, RunHeader header, OtherAnswers others) {
    Path place = out != null ? out : RunFolder.standard(file, header.seed(), header.replication());
    try (RunFolder folder = RunFolder.open(place, header)) {
      return run(scenario, header, others, folder);
    }
  }

  private int run(Scenario scenario, RunHeader header, OtherAnswers others, RunFolder folder) {
    PrintStream terminal = System.err;
    Runner.Progress progress = ProgressLine.on(terminal, scenario.durationNanos());
    Runner.Finished finished =
        Runner.run(
            scenario, header, folder.openJournal(), folder.journal().toString(), others, progress);
    if (progress instanceof ProgressLine line) {
      line.clear();
    }
    folder.writeAll("files", finished.files());
    String replay = ReplayLine.of(file.toString(), header) + replayed(others);
    @Nullable String report = noReport ? null : report(finished, folder, others);
    RunSummary summary = RunSummary.of(finished.record(), finished.journalSha256(), replay, report);
    folder.write("result.json", summary.toJson().getBytes(UTF_8));
    if (out == null) {
      folder.linkLatest();
    }
    PrintWriter screen = spec.commandLine().getOut();
    if (json) {
      screen.print(summary.toJson());
      screen.flush();
    } else {
      new Screen(screen).show(summary, finished.record(), folder.path());
    }
    return ExitStatus.of(finished.judgement().verdict());
  }

  private String report(Runner.Finished finished, RunFolder folder, OtherAnswers others) {
    RunHeader header = finished.record().header();
    // The journal knows the scenario's name and not its path; its report is the same everywhere.
    String replay = ReplayLine.of(header.scenarioFile(), header) + replayed(others);
    ReportOptions options = new ReportOptions(finished.journalSha256(), replay, threads);
    try {
      return Report.write(finished.record(), folder.path(), options).get(0).toString();
    } catch (ReportException e) {
      spec.commandLine()
          .getErr()
          .println(
              "the run is over, and its journal is saved whole; for its report: ibcsim report "
                  + ReplayLine.quoted(folder.journal().toString()));
      throw e;
    }
  }
}
