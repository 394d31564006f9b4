package org.ibcsim.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ibcsim.journal.RunHeader;
import org.ibcsim.journal.Series;

/** Series of a run as measures: times in seconds, all else as it is kept, one value a bucket. */
final class SeriesMeasures {
  private static final String NANOS = "_ns";

  private SeriesMeasures() {}

  /** The keys of all series. */
  static List<String> keys() {
    return Arrays.stream(org.ibcsim.journal.Measure.values())
        .map(org.ibcsim.journal.Measure::key)
        .toList();
  }

  static Optional<org.ibcsim.journal.Measure> named(String key) {
    return Arrays.stream(org.ibcsim.journal.Measure.values())
        .filter(measure -> measure.key().equals(key))
        .findFirst();
  }

  static double[] values(Measure measure, Series series, RunHeader header) {
    org.ibcsim.journal.Measure kept =
        named(measure.text()).orElseThrow(() -> new IllegalArgumentException(measure.text()));
    long[] values =
        kept.perRlink() ? series.values(kept, rlink(measure, header)) : series.values(kept);
    double perUnit = measure.text().endsWith(NANOS) ? 1e9 : 1;
    return Arrays.stream(values).mapToDouble(value -> value / perUnit).toArray();
  }

  private static int rlink(Measure measure, RunHeader header) {
    for (int rlink = 0; rlink < header.rlinks().size(); rlink++) {
      String host = header.hostName(header.rlinks().get(rlink).host());
      if (measure.secondary() == null || host.equals(measure.secondary())) {
        return rlink;
      }
    }
    throw new IllegalArgumentException("no RLINK to " + measure.secondary());
  }
}
