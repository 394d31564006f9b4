package org.ibcsim.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ibcsim.check.litmus.OutcomePattern;
import org.ibcsim.check.litmus.OutcomeTable;
import org.ibcsim.journal.JournalEntry.Standing;
import org.ibcsim.simulate.ManySeeds;
import org.ibcsim.simulate.SeedsSummary;

/** What many runs show on a terminal of 80 columns: the verdict, then the table of outcomes. */
final class SeedsScreen {
  private static final int WIDTH = Screen.WIDTH;
  private static final int GAP = 2;

  private final PrintWriter out;

  SeedsScreen(PrintWriter out) {
    this.out = out;
  }

  void show(SeedsSummary summary, ManySeeds.Result result) {
    Paragraphs.print(out, 0, WIDTH, summary.verdict().name() + ": " + summary.reason());
    out.println();
    Paragraphs.print(out, 0, WIDTH, summary.scenario());
    if (summary.question() != null) {
      Paragraphs.print(out, 0, WIDTH, summary.question());
    }
    if (result.table() != null) {
      outcomes(result.table());
      missing(result.table());
    }
    for (SeedsSummary.BrokenRow run : summary.broken()) {
      out.println();
      Paragraphs.print(out, 0, WIDTH, "BROKEN seed " + run.seed() + ": " + run.reason());
    }
    if (summary.brokenCount() > summary.broken().size()) {
      out.println("and " + (summary.brokenCount() - summary.broken().size()) + " more broken runs");
    }
    out.println();
    long last = summary.firstSeed() + summary.seeds() - 1;
    out.println("seeds   " + summary.firstSeed() + " to " + last);
    out.println("replay  " + summary.replay());
    out.println("one run " + example(summary));
    out.flush();
  }

  /** The run that a reader wants to see first. */
  private static String example(SeedsSummary summary) {
    if (!summary.broken().isEmpty()) {
      return summary.broken().get(0).replay();
    }
    List<SeedsSummary.OutcomeRow> rows = summary.outcomes();
    return rows.stream()
        .filter(row -> row.standing() != Standing.PERMITTED)
        .findFirst()
        .or(() -> rows.stream().findFirst())
        .map(SeedsSummary.OutcomeRow::replay)
        .orElse(summary.replay().replaceFirst(" --seeds [0-9]+", ""));
  }

  private void outcomes(OutcomeTable<Long> table) {
    List<List<String>> rows = new ArrayList<>();
    List<String> heading = new ArrayList<>(List.of("runs", "first seed", "verdict"));
    heading.addAll(table.litmus().names());
    rows.add(heading);
    for (OutcomeTable.Row<Long> row : table.rows()) {
      List<String> cells =
          new ArrayList<>(
              List.of(
                  Long.toString(row.count()), Long.toString(row.first()), word(row.standing())));
      row.outcome().values().forEach(value -> cells.add(shown(value)));
      rows.add(cells);
    }
    out.println();
    if (fits(rows)) {
      TextTable.print(out, rows, WIDTH, rows.size());
      return;
    }
    // Values that are cut would make two outcomes look alike.
    for (OutcomeTable.Row<Long> row : table.rows()) {
      out.println(
          row.count() + " runs, first seed " + row.first() + ", " + word(row.standing()) + ":");
      Paragraphs.print(out, 4, WIDTH, table.litmus().text(row.outcome()));
    }
  }

  private static String word(Standing standing) {
    return standing == Standing.PERMITTED
        ? standing.words()
        : standing.words().toUpperCase(Locale.ROOT);
  }

  private static String shown(String value) {
    return value.isEmpty() ? "''" : value.replace("\n", " / ");
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

  private void missing(OutcomeTable<Long> table) {
    for (OutcomePattern pattern : table.missing()) {
      out.println();
      Paragraphs.print(out, 0, WIDTH, "required, and not seen: " + table.litmus().text(pattern));
    }
  }
}
