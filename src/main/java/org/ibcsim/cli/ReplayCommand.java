package org.ibcsim.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ibcsim.explore.Witness;
import org.ibcsim.explore.witness.ChoiceFile;
import org.ibcsim.explore.witness.Walk;
import org.ibcsim.explore.witness.WalkStep;
import org.ibcsim.journal.Documents;
import org.ibcsim.journal.JournalLevel;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.Switch;
import org.ibcsim.report.FactWords;
import org.ibcsim.report.Report;
import org.ibcsim.report.ReportOptions;
import org.ibcsim.scenario.Scenario;
import org.ibcsim.scenario.ScenarioException;
import org.ibcsim.scenario.ScenarioFile;
import org.ibcsim.scenario.evidence.Headers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ibcsim replay CHOICES}. */
@Command(
    name = "replay",
    description =
        "Steps through a path that ibcsim explore found, forward and back; prints it where there is"
            + " no terminal.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ReplayCommand implements Callable<Integer> {
  /** What {@code --json} prints. */
  record Steps(
      String ibcsimVersion,
      String scenario,
      String shows,
      Map<String, String> beginning,
      List<WalkStep> steps) {}

  @Parameters(paramLabel = "CHOICES", description = "A choice file of ibcsim explore.")
  private Path file = Path.of("");

  @Option(
      names = "--scenario",
      paramLabel = "FILE",
      description = "The scenario, if it is not where the choice file says.")
  private @Nullable Path scenarioPath;

  @Option(
      names = "--print",
      description = "Print all steps, one after the other, also on a terminal.")
  private boolean print;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Write journal, sequence charts and report of the path there.")
  private @Nullable Path out;

  @Option(
      names = "--json",
      description = "Print one JSON document, and nothing else, on standard output.")
  private boolean json;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  ReplayCommand() {}

  @Override
  public Integer call() throws ScenarioException {
    ChoiceFile choices = read();
    Path place = scenarioPath != null ? scenarioPath : scenarioOf(choices);
    Scenario scenario = scenario(choices, place);
    String name = String.valueOf(place.getFileName());
    FactWords words = new FactWords(Headers.of(scenario, name, "", 0, JournalLevel.CONTROL));
    Witness witness;
    try {
      witness =
          Witness.follow(
              scenario,
              choices.reduced(),
              new org.ibcsim.explore.search.Path(choices.initial(), choices.choices()),
              words::of,
              Version.text(),
              name);
    } catch (IllegalArgumentException e) {
      throw new UncheckedIOException(file + ": " + e.getMessage(), new IOException(e));
    }
    requireTexts(choices, witness.walk());
    PrintWriter screen = spec.commandLine().getOut();
    if (out != null) {
      write(witness, scenario, name);
    }
    if (json) {
      screen.print(document(choices, scenario, witness.walk()));
    } else if (print || !StepTerminal.there()) {
      Paragraphs.print(screen, 0, Screen.WIDTH, scenario.title());
      Paragraphs.print(screen, 0, Screen.WIDTH, choices.shows());
      screen.println();
      StepsText.print(screen, witness.walk());
    } else {
      show(new StepViewer(witness.walk(), scenario.title() + ": " + choices.shows()));
    }
    if (out != null && !json) {
      screen.println("report  " + out.resolve("report.html"));
    }
    screen.flush();
    return ExitStatus.HELD;
  }

  private ChoiceFile read() {
    try {
      return ChoiceFile.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private Path scenarioOf(ChoiceFile choices) {
    try {
      return Path.of(choices.scenario());
    } catch (InvalidPathException e) {
      throw new UncheckedIOException(
          file
              + ": found a scenario that no file can be called ("
              + e.getReason()
              + "); expected its path, or --scenario",
          new IOException(e));
    }
  }

  /** Numbers alone might lead another way in another version, without any that is not allowed. */
  private void requireTexts(ChoiceFile choices, Walk walk) {
    for (int step = 0; step < choices.steps().size(); step++) {
      String recorded = choices.steps().get(step).text();
      String text = walk.steps().get(step + 1).text();
      if (!recorded.equals(text)) {
        throw new UncheckedIOException(
            file
                + ": step "
                + (step + 1)
                + ": found '"
                + recorded
                + "'; expected '"
                + text
                + "', which its choice is. Maybe it was recorded with another version of ibcsim?",
            new IOException("another path"));
      }
    }
  }

  /** The scenario as it was explored; another text numbers its choices otherwise. */
  private Scenario scenario(ChoiceFile choices, Path place) throws ScenarioException {
    Scenario scenario = ScenarioFile.load(place).scenario();
    if (!scenario.sha256().equals(choices.scenarioSha256())) {
      throw new UncheckedIOException(
          file
              + ": found choices of another text of "
              + place
              + " (sha256 "
              + choices.scenarioSha256()
              + ", the file has "
              + scenario.sha256()
              + "); expected the same. Explore it again, or name the old text with --scenario",
          new IOException("another scenario"));
    }
    Semantics semantics = scenario.layout().semantics();
    for (Map.Entry<String, String> answer : choices.semantics().entrySet()) {
      semantics = with(semantics, answer.getKey(), answer.getValue());
    }
    return scenario.withSemantics(semantics);
  }

  private Semantics with(Semantics semantics, String name, String answer) {
    Switch<?> question =
        Semantics.named(name)
            .orElseThrow(
                () ->
                    new UncheckedIOException(
                        file + ": found a switch " + name + "; expected one of help semantics",
                        new IOException("unknown switch")));
    try {
      return semantics.withNamed(question, answer);
    } catch (IllegalArgumentException e) {
      throw new UncheckedIOException(file + ": " + e.getMessage(), new IOException(e));
    }
  }

  private String document(ChoiceFile choices, Scenario scenario, Walk walk) {
    List<WalkStep> steps = new ArrayList<>(walk.steps());
    steps.remove(0);
    return Documents.text(
        new Steps(
            Version.text(),
            scenario.title(),
            choices.shows(),
            walk.pictures().get(0).fields(),
            steps));
  }

  private void show(StepViewer viewer) {
    try {
      StepTerminal.show(viewer);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "this terminal cannot be used (" + e.getMessage() + "); try --print", e);
    }
  }

  private void write(Witness witness, Scenario scenario, String name) {
    try (RunFolder folder =
        RunFolder.open(
            java.util.Objects.requireNonNull(out),
            Headers.of(scenario, name, Version.text(), 0, JournalLevel.CONTROL))) {
      try (OutputStream journal = folder.openJournal()) {
        journal.write(witness.journal());
      } catch (IOException e) {
        throw new UncheckedIOException(folder.journal() + ": " + e.getMessage(), e);
      }
      String replay = "ibcsim replay " + ReplayLine.quoted(String.valueOf(file.getFileName()));
      ReportOptions options = new ReportOptions(sha256(witness.journal()), replay, 2);
      Report.write(witness.record(), folder.path(), options);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return java.util.HexFormat.of()
          .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
