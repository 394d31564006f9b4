package org.ibcsim.check.litmus;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.ibcsim.journal.JournalEntry.Standing;

/**
 * The outcomes that many runs of one litmus test showed, each with how often and with the first
 * witness.
 *
 * <p>Rows are in the order of {@link LitmusOutcome}; the same runs give the same table. Not
 * thread-safe.
 *
 * @param <W> what shows an outcome again: a seed, or a sequence of choices
 */
public final class OutcomeTable<W> {
  /**
   * One outcome.
   *
   * @param count runs that showed it
   * @param first the first of them
   */
  public record Row<W>(LitmusOutcome outcome, long count, W first, Standing standing) {}

  private final Litmus litmus;
  private final TreeMap<LitmusOutcome, Row<W>> rows = new TreeMap<>();

  public OutcomeTable(Litmus litmus) {
    this.litmus = litmus;
  }

  /** A run showed an outcome. */
  public void add(LitmusOutcome outcome, W witness) {
    Row<W> row = rows.get(outcome);
    rows.put(
        outcome,
        row == null
            ? new Row<>(outcome, 1, witness, litmus.standing(outcome))
            : new Row<>(outcome, row.count() + 1, row.first(), row.standing()));
  }

  public Litmus litmus() {
    return litmus;
  }

  public List<Row<W>> rows() {
    return List.copyOf(rows.values());
  }

  /** Rows that must not be, those that are forbidden before those that are not listed. */
  public List<Row<W>> bad() {
    List<Row<W>> bad = new ArrayList<>();
    for (Standing standing : List.of(Standing.FORBIDDEN, Standing.NOT_LISTED)) {
      rows.values().stream().filter(row -> row.standing() == standing).forEach(bad::add);
    }
    return bad;
  }

  /** Required outcomes that no run showed, in the order of the file. */
  public List<OutcomePattern> missing() {
    return litmus.required().stream()
        .filter(pattern -> rows.keySet().stream().noneMatch(pattern::matches))
        .toList();
  }
}
