package org.ibcsim.cli;

import java.io.PrintStream;
import org.ibcsim.report.chart.Quantity;
import org.ibcsim.simulate.Runner;

/**
 * Progress of a run on standard error, where that is a terminal: share of the virtual time, events
 * a second, time left.
 */
final class ProgressLine implements Runner.Progress {
  private static final long REFRESH_NANOS = 250_000_000L;

  private final PrintStream out;
  private final long durationNanos;
  private final long startedNanos = System.nanoTime();
  private long lastNanos = startedNanos;
  private int width;

  ProgressLine(PrintStream out, long durationNanos) {
    this.out = out;
    this.durationNanos = durationNanos;
  }

  /** One that shows something only on a terminal. */
  static Runner.Progress on(PrintStream out, long durationNanos) {
    return System.console() == null
        ? (virtualNanos, events) -> {}
        : new ProgressLine(out, durationNanos);
  }

  @Override
  public void at(long virtualNanos, long events) {
    long now = System.nanoTime();
    if (now - lastNanos < REFRESH_NANOS) {
      return;
    }
    lastNanos = now;
    double share = (double) virtualNanos / durationNanos;
    double seconds = (now - startedNanos) / 1e9;
    long leftNanos = share <= 0 ? 0 : (long) (seconds * (1 - share) / share) * 1_000_000_000L;
    show(
        Quantity.percent(share)
            + " of "
            + Quantity.duration(durationNanos)
            + ", "
            + Quantity.decimal(events / seconds / 1e6, 1)
            + " million events a second, "
            + Quantity.duration(leftNanos)
            + " left");
  }

  private void show(String text) {
    out.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
    out.flush();
    width = text.length();
  }

  /** Wipes the line. */
  void clear() {
    if (width > 0) {
      out.print("\r" + " ".repeat(width) + "\r");
      out.flush();
    }
  }
}
