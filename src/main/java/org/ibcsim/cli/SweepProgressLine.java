package org.ibcsim.cli;

import java.io.PrintStream;
import org.ibcsim.report.chart.Quantity;
import org.ibcsim.sweep.Sweep;
import org.jspecify.annotations.Nullable;

/**
 * Progress of a sweep on standard error, where that is a terminal: runs, runs a second, time left.
 */
final class SweepProgressLine implements Sweep.Progress {
  private static final long REFRESH_NANOS = 250_000_000L;

  private final @Nullable PrintStream out;
  private final long startedNanos = System.nanoTime();
  private long lastNanos = startedNanos;
  private int before = -1;
  private int width;

  private SweepProgressLine(@Nullable PrintStream out) {
    this.out = out;
  }

  /** One that shows something only on a terminal. */
  static SweepProgressLine on(PrintStream out) {
    return new SweepProgressLine(System.console() == null ? null : out);
  }

  @Override
  public void at(int done, int known) {
    if (before < 0) {
      before = done;
    }
    long now = System.nanoTime();
    if (out == null || now - lastNanos < REFRESH_NANOS) {
      return;
    }
    lastNanos = now;
    show(out, words(done - before, done, known, (now - startedNanos) / 1e9));
  }

  /**
   * The line.
   *
   * @param computed runs since the start of this process; those found in the store took no time
   */
  static String words(int computed, int done, int known, double seconds) {
    double rate = computed / seconds;
    String left =
        computed == 0
            ? ""
            : ", " + Quantity.duration((long) ((known - done) / rate) * 1_000_000_000L) + " left";
    return done
        + " of "
        + known
        + " runs that are known to be needed, "
        + Quantity.decimal(rate, 1)
        + " a second"
        + left;
  }

  private void show(PrintStream terminal, String text) {
    terminal.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
    terminal.flush();
    width = text.length();
  }

  /** Wipes the line. */
  void clear() {
    if (out != null && width > 0) {
      out.print("\r" + " ".repeat(width) + "\r");
      out.flush();
      width = 0;
    }
  }
}
