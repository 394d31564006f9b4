package org.ibcsim.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;
import org.ibcsim.check.hazard.HazardKind;
import org.ibcsim.report.chart.Quantity;
import org.ibcsim.simulate.OtherAnswers;

/** {@code ibcsim help hazards}: everything that a run warns of. */
record HazardsTopic(List<Entry> hazards) {
  private static final int INDENT = 4;

  /** One hazard; its name is what results and journals call it. */
  record Entry(String name, String meaning, String cure) {}

  static HazardsTopic ofTheChecks() {
    return new HazardsTopic(
        Stream.of(HazardKind.values())
            .map(kind -> new Entry(kind.word(), kind.meaning(), kind.cure()))
            .toList());
  }

  void print(PrintWriter screen, int width) {
    Paragraphs.print(
        screen,
        0,
        width,
        "Hazards that a run notices. Each is a warning with its time and its cure; warnings change"
            + " neither the verdict nor the exit status.");
    for (Entry hazard : hazards) {
      screen.println();
      screen.println(hazard.name());
      Paragraphs.print(screen, INDENT, width, "Meaning: " + hazard.meaning());
      Paragraphs.print(screen, INDENT, width, "Cure: " + hazard.cure());
    }
    screen.println();
    Paragraphs.print(
        screen,
        0,
        width,
        HazardKind.DEPENDS_ON_SWITCH.word()
            + " is looked for by running the scenario again, with the same random numbers, once for"
            + " each other answer to each question that the run asked. That is done by itself where"
            + " it takes at most "
            + Quantity.count(OtherAnswers.MOST_EVENTS).replace('\u00a0', ' ')
            + " events in all; ibcsim run --semantics check does it at any cost, --semantics skip"
            + " never. With --seeds it is not done.");
  }
}
