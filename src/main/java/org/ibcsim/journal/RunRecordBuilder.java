package org.ibcsim.journal;

import java.util.ArrayList;
import java.util.List;
import org.ibcsim.model.Fact;
import org.jspecify.annotations.Nullable;

/** Gathers a {@link RunRecord}: while a run is written, or while its journal is read. */
final class RunRecordBuilder {
  private final RunHeader header;
  private final List<TimedFact> facts = new ArrayList<>();
  private final List<TimedEntry> entries = new ArrayList<>();
  private final SeriesBuilder series;
  private long seriesEndNanos;
  private @Nullable RunTotals totals;

  RunRecordBuilder(RunHeader header) {
    this.header = header;
    this.series = new SeriesBuilder(header.bucketNanos(), header.rlinks().size());
  }

  RunHeader header() {
    return header;
  }

  void fact(long timeNanos, Fact fact) {
    facts.add(new TimedFact(timeNanos, fact));
  }

  void entry(long timeNanos, JournalEntry entry) {
    entries.add(new TimedEntry(timeNanos, entry));
  }

  /** How many buckets there are so far. */
  int buckets() {
    return series.buckets();
  }

  void bucket(long endNanos, long[] row) {
    series.add(row);
    seriesEndNanos = endNanos;
  }

  void totals(RunTotals ofRun) {
    totals = ofRun;
  }

  boolean hasTotals() {
    return totals != null;
  }

  RunRecord build(boolean complete) {
    return new RunRecord(header, facts, entries, series.build(seriesEndNanos), totals, complete);
  }
}
