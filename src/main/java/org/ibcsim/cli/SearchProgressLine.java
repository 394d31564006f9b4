package org.ibcsim.cli;

import java.io.PrintStream;
import java.util.function.Consumer;
import org.ibcsim.explore.search.SearchProgress;
import org.ibcsim.report.chart.Quantity;

/** How far a search is, on standard error, where that is a terminal. */
final class SearchProgressLine implements Consumer<SearchProgress> {
  private final PrintStream out;
  private final long startedNanos = System.nanoTime();
  private int width;

  SearchProgressLine(PrintStream out) {
    this.out = out;
  }

  @Override
  public void accept(SearchProgress progress) {
    double seconds = Math.max(1e-9, (System.nanoTime() - startedNanos) / 1e9);
    show(
        progress.distinct()
            + " states, "
            + Math.round(progress.distinct() / seconds)
            + " a second, queue "
            + progress.queue()
            + ", depth "
            + progress.depth()
            + ", "
            + Quantity.bytes(progress.memoryBytes()));
  }

  /** Shows a text in place of what was shown before. */
  void show(String text) {
    out.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
    out.flush();
    width = text.length();
  }

  /** Wipes the line. */
  void clear() {
    if (width > 0) {
      out.print("\r" + " ".repeat(width) + "\r");
      out.flush();
      width = 0;
    }
  }
}
