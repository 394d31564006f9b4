package org.ibcsim.model.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.ibcsim.model.Fingerprint;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.Switch;

/** What a storm that breaks something leaves behind: the few acts that do it, for a person. */
final class StormFailure {
  private static final Path FAILED = Path.of("target", "failed-scenarios");

  private StormFailure() {}

  static AssertionError of(Storm storm, Consumer<Storm> run, Throwable broken) {
    Storm smallest = StormReduction.of(storm, run);
    Throwable again = again(smallest, run, broken);
    return new AssertionError(
        again.getMessage()
            + "\n"
            + text(smallest)
            + "\n"
            + replay(smallest, String.valueOf(again.getMessage()))
            + "\nAt first: "
            + broken.getMessage(),
        again);
  }

  /** How it can be replayed; a storm without time is a matter of order, which no scenario gives. */
  private static String replay(Storm storm, String what) {
    if (!storm.timed()) {
      return "No scenario gives its order of events: the seed and the acts do.";
    }
    String text = StormScenario.of(storm, what);
    Path file =
        FAILED.resolve("storm-" + Long.toHexString(Fingerprint.mix(text.hashCode())) + ".yaml");
    try {
      Files.createDirectories(FAILED);
      Files.writeString(file, text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return "Replay it: java -jar target/ibcsim.jar run " + file;
  }

  private static Throwable again(Storm storm, Consumer<Storm> run, Throwable first) {
    try {
      run.accept(storm);
      return first;
    } catch (AssertionError | RuntimeException broken) {
      return broken;
    }
  }

  /** The storm, an act a line. */
  static String text(Storm storm) {
    StringBuilder text = new StringBuilder("A storm of " + storm.acts().size() + " acts, ");
    text.append(storm.timed() ? storm.delays() : "in any order");
    text.append(", seed ").append(storm.seed()).append("L\n");
    Layouts layout = storm.layout();
    text.append("  volumes ").append(layout.volumes()).append(" of ").append(layout.regions());
    text.append(" regions, SRL ").append(layout.srlBytes()).append(" and ");
    text.append(layout.secondarySrlBytes()).append(" bytes, ").append(layout.links());
    for (Switch<?> question : Semantics.SWITCHES) {
      Enum<?> answer = layout.semantics().get(question);
      if (answer != question.standard()) {
        text.append("\n  ").append(question.name()).append('=').append(Switch.nameOf(answer));
      }
    }
    for (Act act : storm.acts()) {
      text.append("\n    ").append(act);
    }
    return text.toString();
  }
}
