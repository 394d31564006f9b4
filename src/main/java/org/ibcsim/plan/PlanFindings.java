package org.ibcsim.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ibcsim.plan.input.Finding;
import org.ibcsim.plan.input.Measured;
import org.ibcsim.scenario.text.Shown;
import org.ibcsim.scenario.unit.Dimension;

/** What there is to know of a measurement under terms: what was found in it, and what fits not. */
final class PlanFindings {
  private static final double INTERVALS_PER_LIMIT = 4;

  private final Measured measured;
  private final Terms terms;
  private final List<Finding> findings = new ArrayList<>();

  private PlanFindings(Measured measured, Terms terms) {
    this.measured = measured;
    this.terms = terms;
  }

  /** Everything, the weightiest first, and of one weight what the terms ask for first. */
  static List<Finding> of(Measured measured, Terms terms) {
    PlanFindings all = new PlanFindings(measured, terms);
    all.lengthAgainstOutage();
    all.intervalAgainstLimit();
    all.sizeOfWrites();
    all.startOfDay();
    all.findings.addAll(measured.findings());
    all.findings.sort(Comparator.comparing(Finding::weight).reversed());
    return List.copyOf(all.findings);
  }

  private void warn(String about, String text) {
    findings.add(new Finding(Finding.Weight.WARNING, about, text));
  }

  private void lengthAgainstOutage() {
    long longest =
        Math.max(
            terms.longestOutageNanos(),
            Math.max(terms.synchronizationNanos(), terms.backupNanos()));
    if (!terms.periodic() && longest > measured.written().endNanos()) {
      warn(
          "length against outage",
          "An outage, a synchronization or a backup of %.0f s is longer than the %.0f s that were measured: what would be written after that is not counted, and the SRL is too small. Measure for longer."
              .formatted(longest / 1e9, measured.written().endNanos() / 1e9));
    }
  }

  private void intervalAgainstLimit() {
    double interval = measured.intervalNanos() / 1e9;
    if (interval > terms.lossLimitSeconds() / INTERVALS_PER_LIMIT) {
      warn(
          "interval against limit",
          "Intervals of %.0f s are longer than a quarter of the limit of %.0f s: bursts that break it are not seen. Measure finer."
              .formatted(interval, terms.lossLimitSeconds()));
    }
  }

  private void sizeOfWrites() {
    String given = Dimension.SIZE.shown(terms.writeBytes());
    if (measured.countsWrites()) {
      if (terms.writeBytes() > 0) {
        warn(
            "size of writes",
            "The file tells how many writes there were, "
                + Shown.count(measured.totalWrites(), "write")
                + " of "
                + Math.round(measured.meanWriteBytes())
                + " bytes on average: the size of "
                + given
                + " that was given (--write-size) is not used.");
      }
      return;
    }
    findings.add(
        new Finding(
            Finding.Weight.NOTE,
            "size of writes",
            "The file does not tell how many writes there were: "
                + (terms.writeBytes() > 0
                    ? "they are taken to be of " + given + " each (--write-size)."
                    : "headers need --write-size.")));
  }

  private void startOfDay() {
    if (terms.startsAtNanos() > 0 && measured.startNanos() != Measured.NO_TIME) {
      warn(
          "start of the day",
          "The file has dates: the time of the day that was given (--starts-at) is not used.");
    }
  }
}
