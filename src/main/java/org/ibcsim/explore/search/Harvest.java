package org.ibcsim.explore.search;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes in expanded pages in the order of their states, and so does as one thread what makes the
 * result the same for any number of them: it numbers the new states, links them to their parents,
 * counts, and keeps what was found.
 *
 * <p>Everything up to a bound is taken in and nothing beyond it, state by state.
 */
final class Harvest {
  private final Bounds bounds;
  private final PageStore store;
  private final Links links = new Links();
  private final FindingTable broken = new FindingTable();
  private final FindingTable modelBounds = new FindingTable();
  private final OutcomeTable outcomes = new OutcomeTable();
  private final MarkTable marks = new MarkTable();
  private final List<Long> widths = new ArrayList<>();

  private Frontier next;
  private Frontier again;
  private int depth = -1;
  private long waiting;
  private long transitions;
  private long deadEnds;
  private long expandedInFull;
  private @Nullable String reachedBound;

  Harvest(Bounds bounds, PageStore store) {
    this.bounds = bounds;
    this.store = store;
    next = new Frontier(store);
    again = new Frontier(store);
  }

  /** Takes in one batch, and gives its page back. After a bound was reached, does nothing. */
  void take(Batch batch) {
    if (reachedBound != null) {
      return;
    }
    Tellings tellings = new Tellings(batch.expansion());
    Page page = batch.page();
    int from = 0;
    for (int state = 0; state < page.states; state++) {
      int to = batch.stepEnd(state);
      int added = 0;
      boolean fresh = false;
      for (int step = from; step < to; step++) {
        byte fate = batch.fate(step);
        if (fate == StateTable.ADDED) {
          added++;
        } else if (fate == StateTable.FRESH) {
          fresh = true;
        } else if (fate == StateTable.REFUSED) {
          reach("the set of states needs more than its " + bounds.setBytes() + " bytes");
          return;
        }
      }
      if (!hasRoom(added)) {
        return;
      }
      if (batch.isReduced(state) && added == 0 && !fresh) {
        tellings.skip(state);
        again.appendAny(page.number(state), batch.data(), batch.offset(state), batch.length(state));
      } else {
        takeState(batch, state, from, to, added);
        tellings.take(state, page.number(state), to > from);
      }
      from = to;
    }
    store.free(page);
  }

  private boolean hasRoom(int added) {
    if (added > bounds.states() - links.size()) {
      reach("there are more than " + bounds.states() + " states");
    } else if (store.full() != null) {
      reach(store.full());
    }
    return reachedBound == null;
  }

  private void takeState(Batch batch, int state, int from, int to, int added) {
    long number = batch.page().number(state);
    if (number != Links.NONE) {
      transitions += to - from;
      waiting--;
    }
    if (added == 0) {
      return;
    }
    Expansion expansion = batch.expansion();
    for (int step = from; step < to; step++) {
      if (batch.fate(step) == StateTable.ADDED) {
        int offset = expansion.offset(step);
        next.append(links.size(), expansion.bytes(), offset, expansion.end(step) - offset);
        links.append(number, expansion.choice(step));
      }
    }
  }

  private void reach(String bound) {
    reachedBound = bound;
  }

  /** What a batch tells besides its steps, state by state. */
  private final class Tellings {
    private final List<Finding> findings;
    private final OutcomeLog told;
    private final MarkLog seen;
    private int finding;
    private int outcome;
    private int mark;

    Tellings(Expansion expansion) {
      findings = expansion.findings();
      told = expansion.outcomes();
      seen = expansion.marks();
    }

    void take(int state, long number, boolean goesOn) {
      for (; finding < findings.size() && findings.get(finding).state() == state; finding++) {
        Finding found = findings.get(finding);
        (found.kind() == Finding.Kind.BROKEN ? broken : modelBounds).count(found, number, depth);
      }
      int before = outcome;
      for (; outcome < told.size() && told.state(outcome) == state; outcome++) {
        outcomes.count(told.bytes(), told.offset(outcome), told.end(outcome), number, depth);
      }
      for (; mark < seen.size() && seen.state(mark) == state; mark++) {
        marks.note(seen.mark(mark), number, seen.choice(mark), depth);
      }
      if (!goesOn && outcome == before && number != Links.NONE) {
        deadEnds++;
      }
    }

    void skip(int state) {
      while (finding < findings.size() && findings.get(finding).state() == state) {
        finding++;
      }
      while (outcome < told.size() && told.state(outcome) == state) {
        outcome++;
      }
      while (mark < seen.size() && seen.state(mark) == state) {
        mark++;
      }
    }
  }

  /**
   * The states to be expanded once more, all their steps being needed, or null if there are none.
   */
  @Nullable Frontier takeAgain() {
    if (again.states() == 0) {
      return null;
    }
    Frontier taken = again;
    expandedInFull += taken.states();
    again = new Frontier(store);
    return taken;
  }

  /** Goes one level down, and answers its states: as far as the bounds allow. */
  Frontier descend() {
    Frontier level = next;
    if (level.states() > 0) {
      depth++;
      widths.add(level.states());
      waiting = level.states();
      if (depth > bounds.depth()) {
        reach("there are states at depth " + depth);
      }
    }
    next = new Frontier(store);
    marks.beginLevel();
    return level;
  }

  boolean hasReachedBound() {
    return reachedBound != null;
  }

  /** Ends the search, for a reason that comes from without. */
  void stop(String reason) {
    if (reachedBound == null) {
      reach(reason);
    }
  }

  boolean hasBroken() {
    return !broken.isEmpty();
  }

  /** Tells a batch what need not be told again. */
  void prepare(Batch batch) {
    marks.tell(batch.expansion().marks());
  }

  SearchProgress progress(long setBytes) {
    return new SearchProgress(
        depth,
        generated(),
        links.size(),
        waiting + next.states(),
        setBytes + links.memoryBytes() + store.memoryBytes(),
        store.fileBytes());
  }

  private long generated() {
    return transitions + (widths.isEmpty() ? next.states() : widths.get(0));
  }

  /** The result as of now. */
  SearchResult result(Storage storage, long setBytes) {
    boolean everywhere = reachedBound == null && modelBounds.isEmpty();
    Verdict verdict =
        !broken.isEmpty() ? Verdict.BROKEN : everywhere ? Verdict.HELD : Verdict.INCONCLUSIVE;
    List<Long> allWidths = new ArrayList<>(widths);
    if (next.states() > 0) {
      allWidths.add(next.states());
    }
    SearchProgress end = progress(setBytes);
    return new SearchResult(
        verdict,
        reachedBound == null ? List.of() : List.of(reachedBound),
        broken.reported(place -> place.path(links)),
        modelBounds.reported(place -> place.path(links)),
        outcomes.outcomes(place -> place.path(links)),
        marks.covered(place -> place.path(links)),
        new SearchCounts(
            end.generated(),
            end.distinct(),
            transitions,
            allWidths.size() - 1,
            end.queue(),
            deadEnds,
            expandedInFull,
            allWidths,
            end.memoryBytes(),
            end.fileBytes()),
        storage == Storage.FULL_STATES ? 0 : SearchResult.missProbability(links.size()));
  }
}
