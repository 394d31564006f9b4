package org.ibcsim.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ibcsim.plan.fluid.DayOutages;
import org.ibcsim.plan.fluid.DaySums;
import org.ibcsim.plan.fluid.WholeDays;

/** SRL sizes for outages over rows of days, by the rules of {@link SrlSize}. */
final class BandOfOutages {
  /** So many moments are tried in all days together; finer measurements are tried less finely. */
  private static final int MOST_POINTS = 600_000;

  private final Terms terms;
  private final DaySums peaks;
  private final DayOutages outages;

  private BandOfOutages(Load load, Terms terms, WholeDays days) {
    this.terms = terms;
    peaks = DaySums.of(days, load.link, 0);
    int points = Math.max(1, Math.min(days.intervals(), MOST_POINTS) / days.size());
    outages = new DayOutages(days, load.link, points);
  }

  /**
   * One band for each outage.
   *
   * @param load at the slowest link
   */
  static List<DayBands.Band> of(
      Load load, Terms terms, WholeDays days, int[][] rows, List<Long> outagesNanos) {
    BandOfOutages sizes = new BandOfOutages(load, terms, days);
    double[] others = Arrays.stream(rows).mapToDouble(sizes::withoutOutage).toArray();
    double[] peak = Arrays.stream(rows).mapToDouble(sizes::peak).toArray();
    List<DayBands.Band> bands = new ArrayList<>();
    for (long outage : outagesNanos) {
      double[] answers = new double[rows.length];
      for (int i = 0; i < rows.length; i++) {
        double need = others[i];
        if (outage > 0 && !terms.failsWithoutLink()) {
          double worst = sizes.outages.backlogBytes(rows[i], terms.periodic(), outage);
          need = Math.max(need, Math.max(peak[i], worst));
        }
        answers[i] = Math.max(Terms.LEAST_SRL_BYTES, terms.safe(Math.round(need)));
      }
      Arrays.sort(answers);
      bands.add(DayBands.Band.of(outage / 1e9, answers));
    }
    return bands;
  }

  private double peak(int[] row) {
    return peaks.most(row, terms.periodic() ? 2 : 1);
  }

  private double withoutOutage(int[] row) {
    double need = terms.synchronous() ? 0 : peak(row);
    for (long window : new long[] {terms.synchronizationNanos(), terms.backupNanos()}) {
      if (window > 0) {
        need = Math.max(need, outages.writtenBytes(row, terms.periodic(), window));
      }
    }
    return need;
  }
}
