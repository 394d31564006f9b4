package org.ibcsim.simulate;

import org.ibcsim.journal.JournalEntry;
import org.ibcsim.journal.JournalWriter;
import org.ibcsim.kernel.RandomStream;
import org.ibcsim.kernel.TimeRange;

/**
 * Draws the times that one script or one fault leaves open, and tells the journal what they are.
 *
 * <p>Each script and each fault has a stream of its own, so that one more shifts none of the
 * others.
 */
final class DrawnTimes {
  private final String stream;
  private final RandomStream random;
  private final JournalWriter journal;

  DrawnTimes(String stream, RandomStream random, JournalWriter journal) {
    this.stream = stream;
    this.random = random;
    this.journal = journal;
  }

  /**
   * A time of the range.
   *
   * @param line of the scenario file that names it
   */
  long nanos(TimeRange range, int line) {
    long drawn = range.draw(random);
    if (!range.isFixed()) {
      journal.entry(
          new JournalEntry.Drawn(stream, line, range.leastNanos(), range.mostNanos(), drawn));
    }
    return drawn;
  }
}
