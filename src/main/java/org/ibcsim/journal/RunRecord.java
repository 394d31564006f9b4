package org.ibcsim.journal;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that a journal tells of a run, but for the steps of single writes; charts and reports are
 * made from it alone.
 *
 * @param facts in the order in which they happened
 * @param entries in the order in which they were made
 * @param totals null when the journal ends before them
 * @param complete whether the journal has its last line; one of a run that was killed has not
 */
public record RunRecord(
    RunHeader header,
    List<TimedFact> facts,
    List<TimedEntry> entries,
    Series series,
    @Nullable RunTotals totals,
    boolean complete) {
  public RunRecord {
    facts = List.copyOf(facts);
    entries = List.copyOf(entries);
  }

  /**
   * How many writes there were.
   *
   * @param acknowledged that succeeded
   * @param unstable by RLINK: {@link RlinkTotals#unstableWrites}
   */
  public record WriteCounts(
      long submitted, long bytes, long failed, long acknowledged, long lost, List<Long> unstable) {
    public WriteCounts {
      unstable = List.copyOf(unstable);
    }
  }

  /** What is known of a run of which nobody kept the times: facts and entries in some order. */
  public static RunRecord untimed(
      RunHeader header, List<TimedFact> facts, List<TimedEntry> entries, WriteCounts writes) {
    List<RlinkTotals> rlinks =
        writes.unstable().stream()
            .map(
                unstable ->
                    new RlinkTotals(
                        times(0), unstable, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
            .toList();
    RunTotals totals =
        new RunTotals(
            facts.size() + 1,
            0,
            writes.submitted(),
            writes.bytes(),
            writes.failed(),
            writes.lost(),
            times(writes.acknowledged()),
            0,
            0,
            0,
            rlinks);
    Series empty = new SeriesBuilder(header.bucketNanos(), header.rlinks().size()).build(0);
    return new RunRecord(header, facts, entries, empty, totals, true);
  }

  private static Distribution times(long count) {
    return new Distribution(count, true, BigInteger.ZERO, 0, 0, 0, 0, 0, 0, 0, List.of());
  }

  /** When the run ended, or what is known of it ends. */
  public long endNanos() {
    if (totals != null) {
      return totals.endNanos();
    }
    long end = series.buckets() == 0 ? 0 : series.endNanos(series.buckets() - 1);
    for (TimedFact fact : facts) {
      end = Math.max(end, fact.timeNanos());
    }
    return end;
  }

  /** The entries of one kind, in order. */
  public <E extends JournalEntry> List<E> entries(Class<E> kind) {
    return entries.stream()
        .map(TimedEntry::entry)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /** The judgement of the whole run, where the journal has one. */
  public Optional<JournalEntry.Judgement> judgement() {
    List<JournalEntry.Judgement> judgements = entries(JournalEntry.Judgement.class);
    return judgements.isEmpty()
        ? Optional.empty()
        : Optional.of(judgements.get(judgements.size() - 1));
  }
}
