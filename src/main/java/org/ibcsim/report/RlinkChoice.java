package org.ibcsim.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ibcsim.journal.Measure;
import org.ibcsim.journal.RunRecord;
import org.ibcsim.report.chart.Line;
import org.ibcsim.report.chart.SeriesStyle;

/**
 * Which RLINKs of a run have lines of their own: all, or the five that fell behind furthest.
 *
 * <p>Chosen once for a run, so that an RLINK looks the same in all charts; the others share a band
 * from lowest to highest.
 */
record RlinkChoice(List<Integer> own, List<Integer> others) {
  /** The last style is for what concerns the whole run: dashes that show on top of a solid line. */
  static final SeriesStyle OF_RUN = SeriesStyle.of(SeriesStyle.MAXIMUM - 1);

  /** RLINKs with a line. */
  static final int MAXIMUM = SeriesStyle.MAXIMUM - 1;

  /** Makes the line of an RLINK in a style. */
  @FunctionalInterface
  interface Drawn {
    Line line(String name, SeriesStyle style, int rlink);
  }

  RlinkChoice {
    own = List.copyOf(own);
    others = List.copyOf(others);
  }

  static RlinkChoice of(RunRecord run) {
    int rlinks = run.header().rlinks().size();
    List<Integer> worstFirst =
        IntStream.range(0, rlinks)
            .boxed()
            .sorted(
                Comparator.comparingLong((Integer rlink) -> -largestRpoNanos(run, rlink))
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    List<Integer> own = worstFirst.stream().limit(MAXIMUM).sorted().toList();
    List<Integer> others =
        IntStream.range(0, rlinks).boxed().filter(rlink -> !own.contains(rlink)).toList();
    return new RlinkChoice(own, others);
  }

  /** Lines of those that have one, each in its style. */
  List<Line> lines(RunRecord run, Drawn drawn) {
    List<Line> lines = new ArrayList<>();
    for (int place = 0; place < own.size(); place++) {
      int rlink = own.get(place);
      lines.add(drawn.line(secondary(run, rlink), SeriesStyle.of(place), rlink));
    }
    return lines;
  }

  /** Lowest and highest of the others, point by point; empty if there are none. */
  List<Line> band(Drawn drawn) {
    if (others.isEmpty()) {
      return List.of();
    }
    List<Line> lines = others.stream().map(rlink -> drawn.line("", OF_RUN, rlink)).toList();
    int size = lines.get(0).size();
    double[] x = new double[size];
    double[] lowest = new double[size];
    double[] highest = new double[size];
    for (int i = 0; i < size; i++) {
      int point = i;
      x[i] = lines.get(0).x(i);
      lowest[i] = lines.stream().mapToDouble(line -> line.y(point)).min().orElse(0);
      highest[i] = lines.stream().mapToDouble(line -> line.y(point)).max().orElse(0);
    }
    return List.of(new Line("", OF_RUN, x, lowest), new Line("", OF_RUN, x, highest));
  }

  String bandName() {
    return "range of the " + others.size() + " other RLINKs";
  }

  /** How legends call an RLINK: by the host at its end. */
  static String secondary(RunRecord run, int rlink) {
    return run.header().hostName(run.header().rlinks().get(rlink).host());
  }

  private static long largestRpoNanos(RunRecord run, int rlink) {
    if (run.totals() != null && rlink < run.totals().rlinks().size()) {
      return run.totals().rlinks().get(rlink).rpoMaxNanos();
    }
    long largest = 0;
    for (long value : run.series().values(Measure.RPO_MAX_NANOS, rlink)) {
      largest = Math.max(largest, value);
    }
    return largest;
  }
}
