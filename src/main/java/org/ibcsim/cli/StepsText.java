package org.ibcsim.cli;

import java.io.PrintWriter;
import org.ibcsim.explore.witness.Change;
import org.ibcsim.explore.witness.Walk;
import org.ibcsim.explore.witness.WalkStep;

/** The steps of a walk, numbered, each with only what it changed. */
final class StepsText {
  private static final int WIDTH = Screen.WIDTH;
  private static final int INDENT = 6;

  private StepsText() {}

  /** Prints all steps, the beginning left out. */
  static void print(PrintWriter out, Walk walk) {
    for (WalkStep step : walk.steps()) {
      if (step.number() > 0) {
        print(out, step);
      }
    }
  }

  /** Prints one step. */
  static void print(PrintWriter out, WalkStep step) {
    String number = String.valueOf(step.number());
    Paragraphs.print(out, 0, WIDTH, number + ". " + step.text());
    for (String told : step.told()) {
      Paragraphs.print(out, INDENT - 2, WIDTH, "* " + told);
    }
    for (Change change : step.changes()) {
      Paragraphs.print(out, INDENT, WIDTH, text(change));
    }
  }

  /** A change as people read it: {@code london frozen: no -> yes}. */
  static String text(Change change) {
    return change.field() + ": " + shown(change.before()) + " -> " + shown(change.after());
  }

  private static String shown(String value) {
    return value.isEmpty() ? "(none)" : value;
  }
}
