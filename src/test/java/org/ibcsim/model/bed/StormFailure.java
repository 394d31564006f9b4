package org.ibcsim.model.bed;

import java.util.function.Consumer;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.Switch;

/** What a storm that breaks something leaves behind: the few acts that do it, for a person. */
final class StormFailure {
  private StormFailure() {}

  static AssertionError of(Storm storm, Consumer<Storm> run, Throwable broken) {
    Storm smallest = StormReduction.of(storm, run);
    Throwable again = again(smallest, run, broken);
    return new AssertionError(
        again.getMessage()
            + "\n"
            + (smallest.timed() ? "" : text(smallest) + "\n")
            + "At first: "
            + broken.getMessage(),
        again);
  }

  private static Throwable again(Storm storm, Consumer<Storm> run, Throwable first) {
    // Only the smallest is of interest to those who write down what was done.
    Diary.forget();
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
