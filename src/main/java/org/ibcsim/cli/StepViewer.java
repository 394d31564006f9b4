package org.ibcsim.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import java.util.TreeSet;
import org.ibcsim.explore.witness.Change;
import org.ibcsim.explore.witness.Walk;
import org.ibcsim.explore.witness.WalkStep;

/**
 * Where a reader of a walk stands, and what is on the screen there; it knows no terminal.
 *
 * <p>Keys that lead nowhere, such as the next step at the end, change nothing.
 */
final class StepViewer {
  /** What a reader may press. */
  enum Key {
    NEXT,
    PREVIOUS,
    FIRST,
    LAST,
    STATE,
    QUIT
  }

  private static final int WIDTH = Screen.WIDTH;
  private static final String KEYS =
      "n next   p previous   f first   l last   s whole state   q quit";

  private final Walk walk;
  private final String title;
  private int at;
  private boolean wholeState;
  private boolean over;

  StepViewer(Walk walk, String title) {
    this.walk = walk;
    this.title = title;
  }

  /** A key was pressed. */
  void press(Key key) {
    switch (key) {
      case NEXT -> at = Math.min(at + 1, walk.length());
      case PREVIOUS -> at = Math.max(at - 1, 0);
      case FIRST -> at = 0;
      case LAST -> at = walk.length();
      case STATE -> wholeState = !wholeState;
      case QUIT -> over = true;
    }
  }

  /** Whether the reader has had enough. */
  boolean over() {
    return over;
  }

  /** The text of the whole screen, lines ended by line feeds. */
  String screen() {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    Paragraphs.print(out, 0, WIDTH, title);
    out.println();
    WalkStep step = walk.steps().get(at);
    if (at == 0) {
      out.println("Before the first of " + walk.length() + " steps.");
    } else {
      out.println("Step " + at + " of " + walk.length());
      out.println();
      StepsText.print(out, step);
    }
    if (wholeState || at == 0) {
      out.println();
      Set<String> changed = new TreeSet<>();
      for (Change change : step.changes()) {
        changed.add(change.field());
      }
      walk.pictures()
          .get(at)
          .fields()
          .forEach(
              (field, value) -> {
                String line = field + ": " + value;
                boolean marked = changed.contains(field);
                Paragraphs.print(out, marked ? 0 : 2, WIDTH, marked ? "> " + line : line);
              });
    }
    out.println();
    out.println(KEYS);
    out.flush();
    return text.toString().replace(System.lineSeparator(), "\n");
  }
}
