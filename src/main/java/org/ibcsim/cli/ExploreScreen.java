package org.ibcsim.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ibcsim.explore.ExploreSummary;
import org.ibcsim.explore.search.SearchCounts;
import org.ibcsim.explore.search.Verdict;
import org.ibcsim.explore.witness.Walk;
import org.ibcsim.journal.JournalEntry.Standing;
import org.jspecify.annotations.Nullable;

/**
 * What an exploration shows on a terminal of 80 columns: the verdict, the outcomes, the shortest
 * counterexample, the size of the search.
 */
final class ExploreScreen {
  private static final int WIDTH = Screen.WIDTH;
  private static final int GAP = 2;

  private final PrintWriter out;

  ExploreScreen(PrintWriter out) {
    this.out = out;
  }

  /**
   * Shows it.
   *
   * @param counterexample the walk to what is broken; null if nothing is
   * @param folder where witnesses were written; null if none were
   */
  void show(ExploreSummary summary, @Nullable Walk counterexample, @Nullable String folder) {
    Paragraphs.print(out, 0, WIDTH, summary.verdict().name() + ": " + headline(summary));
    out.println();
    Paragraphs.print(out, 0, WIDTH, summary.scenario());
    if (summary.question() != null) {
      Paragraphs.print(out, 0, WIDTH, summary.question());
    }
    if (!summary.outcomes().isEmpty() && !summary.observed().isEmpty()) {
      out.println();
      outcomes(summary);
    }
    for (ExploreSummary.RequiredRow row : summary.required()) {
      if (!row.reached()) {
        out.println();
        Paragraphs.print(out, 0, WIDTH, "required, and not reached: " + text(row.values()));
      }
    }
    if (counterexample != null) {
      out.println();
      // Walks are shrunk at best: only a search knows the shortest way.
      String way = summary.walks() == null ? "the shortest way there" : "a way there";
      out.println(way + ", with what each step changed:");
      StepsText.print(out, counterexample);
    }
    if (!summary.readings().isEmpty()) {
      readings(summary);
    }
    out.println();
    size(summary);
    if (folder != null) {
      out.println("witnesses " + folder);
      String first = first(summary);
      if (first != null) {
        out.println("step      ibcsim replay " + ReplayLine.quoted(first));
      }
    }
    out.println("replay    " + summary.replay());
    out.flush();
  }

  /** With other readings the verdict is of all, and the scenario's own comes behind it. */
  private static String headline(ExploreSummary summary) {
    if (summary.readings().isEmpty()) {
      return summary.reason();
    }
    int all = summary.readings().size();
    long held = summary.readings().stream().filter(row -> row.verdict() == Verdict.HELD).count();
    return (held == all ? "under each of " : "under " + held + " of ")
        + all
        + " other readings of the manual the scenario holds; as written it is "
        + summary.ownVerdict().name()
        + ": "
        + summary.reason();
  }

  /** The witness that a reader wants to step through first. */
  private static @Nullable String first(ExploreSummary summary) {
    for (ExploreSummary.BrokenRow row : summary.broken()) {
      return row.witness();
    }
    for (ExploreSummary.OutcomeRow row : summary.outcomes()) {
      if (row.standing() != Standing.PERMITTED) {
        return row.witness();
      }
    }
    return summary.outcomes().isEmpty() ? null : summary.outcomes().get(0).witness();
  }

  private void outcomes(ExploreSummary summary) {
    List<List<String>> rows = new ArrayList<>();
    List<String> heading = new ArrayList<>(List.of("states", "steps", "verdict"));
    heading.addAll(summary.observed().keySet());
    rows.add(heading);
    for (ExploreSummary.OutcomeRow row : summary.outcomes()) {
      List<String> cells =
          new ArrayList<>(
              List.of(
                  Long.toString(row.states()),
                  Integer.toString(row.steps()),
                  word(row.standing())));
      row.values().values().forEach(value -> cells.add(shown(value)));
      rows.add(cells);
    }
    if (fits(rows)) {
      TextTable.print(out, rows, WIDTH, rows.size());
      return;
    }
    // Values that are cut would make two outcomes look alike.
    for (ExploreSummary.OutcomeRow row : summary.outcomes()) {
      out.println(
          row.states()
              + (row.states() == 1 ? " state, " : " states, ")
              + row.steps()
              + " steps, "
              + word(row.standing())
              + ":");
      Paragraphs.print(out, 4, WIDTH, text(row.values()));
    }
  }

  private static boolean fits(List<List<String>> rows) {
    int width = -GAP;
    for (int column = 0; column < rows.get(0).size(); column++) {
      int widest = 0;
      for (List<String> row : rows) {
        widest = Math.max(widest, row.get(column).length());
      }
      width += widest + GAP;
    }
    return width <= WIDTH;
  }

  private static String word(Standing standing) {
    return standing == Standing.PERMITTED
        ? standing.words()
        : standing.words().toUpperCase(Locale.ROOT);
  }

  private static String shown(String value) {
    return value.isEmpty() ? "''" : value.replace("\n", " / ");
  }

  private static String text(Map<String, String> values) {
    List<String> parts = new ArrayList<>();
    values.forEach((name, value) -> parts.add(name + "=" + shown(value)));
    return String.join(", ", parts);
  }

  private void readings(ExploreSummary summary) {
    out.println();
    Paragraphs.print(
        out,
        0,
        WIDTH,
        summary.dependsOn().isEmpty()
            ? "no other reading changes the verdict or an outcome"
            : "verdict or outcomes depend on " + String.join(", ", summary.dependsOn()));
    for (ExploreSummary.ReadingRow row : summary.readings()) {
      if (row.verdict() == summary.ownVerdict() && row.gained().isEmpty() && row.lost().isEmpty()) {
        continue;
      }
      out.println();
      out.println(text(row.answers()) + ": " + row.verdict().name());
      if (row.verdict() != Verdict.HELD) {
        Paragraphs.print(out, 4, WIDTH, row.reason());
      }
      row.gained().forEach(values -> Paragraphs.print(out, 4, WIDTH, "also  " + text(values)));
      row.lost().forEach(values -> Paragraphs.print(out, 4, WIDTH, "never " + text(values)));
    }
  }

  private void size(ExploreSummary summary) {
    ExploreSummary.WalkRow walks = summary.walks();
    if (walks != null) {
      out.println(
          "walks     "
              + walks.walks()
              + ", "
              + walks.steps()
              + " steps in all"
              + (walks.failed() < 0 ? "" : "; walk " + walks.failed() + " failed, and was shrunk"));
      out.println("seed      " + walks.seed());
    }
    SearchCounts counts = summary.counts();
    Double missed = summary.missProbability();
    if (counts == null || missed == null) {
      return;
    }
    out.println(
        "states    "
            + counts.distinct()
            + " distinct of "
            + counts.generated()
            + ", "
            + counts.transitions()
            + " transitions, depth "
            + counts.depth()
            + ", queue "
            + counts.queue());
    if (missed > 0) {
      out.println(
          String.format(
              Locale.ROOT,
              "missed    with a probability of at most %.0e (equal fingerprints)",
              missed));
    } else {
      out.println("missed    none: states were compared whole");
    }
  }
}
