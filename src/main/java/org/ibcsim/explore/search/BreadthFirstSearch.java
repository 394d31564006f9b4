package org.ibcsim.explore.search;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Meets every state that a model can reach, level by level, on several threads.
 *
 * <p>A level is done in rounds. In each round the threads take up pages of the level's states, one
 * after the other, and let their steppers tell the successors ({@link Batch}); then they take up
 * segments of the set of states, and add to each what the batches hold for it, in the batches'
 * order ({@link StateSet}); then one of them takes in what is new ({@link Harvest}), while the
 * others begin the next round. So the set needs no lock, and of several parents of a state the
 * first in the order of discovery is kept, as if there were one thread: counts, counterexamples and
 * witnesses do not depend on the number of threads, nor on the time.
 *
 * <p>Where the model leaves out steps, one of those that are left must lead to a state of the next
 * level; else the state is expanded again, in full, at the end of its level. Following such steps
 * one comes to a state with all its steps, so that none is put off for ever [1].
 *
 * <p>[1] D. Bosnacki, G. J. Holzmann, Improving Spin's partial-order reduction for breadth-first
 * search, SPIN 2005.
 */
public final class BreadthFirstSearch {
  private static final int FIRST_CAPACITY = 64;

  private final Model model;
  private final SearchOptions options;
  private final PageStore store;
  private final StateSet set;
  private final Harvest harvest;
  private final Gate gate;
  private final AtomicInteger nextPage = new AtomicInteger();
  private final AtomicInteger nextSegment = new AtomicInteger();

  /** The batches of a round, and of the one before, which may still be taken in. */
  private Batch[] batches;

  private Batch[] others;
  private int batchCount;

  /** The states in work, and the first of their pages that is in no round yet. */
  private @Nullable Frontier frontier;

  private int frontierPage;
  private int firstPage;
  private boolean mayReduce;
  private boolean finished;
  private long setBytes;

  private volatile boolean stopRequested;
  private volatile @Nullable Throwable failure;
  private volatile SearchProgress progress;

  /** A search that can be run once. */
  public BreadthFirstSearch(Model model, SearchOptions options) {
    this(model, options, FIRST_CAPACITY);
  }

  BreadthFirstSearch(Model model, SearchOptions options, int firstCapacity) {
    this.model = model;
    this.options = options;
    Bounds bounds = options.bounds();
    store = new PageStore(bounds.frontierBytes(), bounds.spillFolder());
    set = new StateSet(options.storage(), firstCapacity, bounds.setBytes(), options.reducing());
    harvest = new Harvest(bounds, store);
    gate = new Gate(options.threads());
    int pagesOfRound = Math.max(16, 4 * options.threads());
    batches = batches(pagesOfRound);
    others = batches(pagesOfRound);
    progress = harvest.progress(set.memoryBytes());
  }

  private static Batch[] batches(int count) {
    Batch[] batches = new Batch[count];
    for (int i = 0; i < count; i++) {
      batches[i] = new Batch();
    }
    return batches;
  }

  /** Ends the search soon, with what is known by then; for any thread. */
  public void stop() {
    stopRequested = true;
  }

  /**
   * Searches.
   *
   * @param listener is told, a few times a second and by the calling thread, how far the search is
   * @throws RuntimeException what the model throws
   */
  public SearchResult run(Consumer<SearchProgress> listener) {
    try (store) {
      batchCount = 1;
      Crew.run(options.threads(), this::work, () -> listener.accept(progress), this::stop);
      if (failure instanceof OutOfMemoryError) {
        harvest.stop(
            "the heap is full, whatever was planned; a smaller share for the search helps");
      } else {
        rethrow(failure);
      }
      return harvest.result(options.storage(), set.memoryBytes());
    }
  }

  static void rethrow(@Nullable Throwable failure) {
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    if (failure instanceof Error error) {
      throw error;
    }
  }

  /** One thread's part: rounds, until the search is finished. */
  private void work() {
    Stepper[] own = new Stepper[1];
    guarded(() -> own[0] = model.stepper());
    while (!finished) {
      guarded(() -> expandPages(own[0]));
      if (gate.arrive()) {
        gate.open();
      }
      guarded(this::addSegments);
      if (gate.arrive()) {
        endRound();
      }
    }
  }

  /** What only the last thread does: all others wait until it opens the gate. */
  private void endRound() {
    Batch[] done = batches;
    int count = batchCount;
    Frontier level = frontier;
    boolean ends = failure != null || stopRequested || harvest.hasReachedBound();
    if (level != null && frontierPage < level.pages() && !ends) {
      beginRound(level);
      gate.open();
      guarded(() -> take(done, count));
    } else {
      guarded(() -> take(done, count));
      guarded(this::advance);
      finished |= failure != null;
      gate.open();
    }
  }

  private void guarded(Runnable part) {
    try {
      if (failure == null) {
        part.run();
      }
    } catch (RuntimeException | Error e) {
      failure = e;
    }
  }

  private void expandPages(Stepper stepper) {
    Frontier level = frontier;
    for (int i = nextPage.getAndIncrement(); i < batchCount; i = nextPage.getAndIncrement()) {
      if (level == null) {
        batches[i].begin(stepper);
      } else {
        batches[i].expand(level.page(firstPage + i), store, stepper, mayReduce);
      }
    }
  }

  private void addSegments() {
    for (int segment = nextSegment.getAndIncrement();
        segment < StateSet.SEGMENTS;
        segment = nextSegment.getAndIncrement()) {
      set.addAll(segment, batches, batchCount);
    }
  }

  private void take(Batch[] done, int count) {
    for (int i = 0; i < count; i++) {
      harvest.take(done[i]);
    }
    progress = harvest.progress(setBytes);
  }

  /** At the end of a pass over a level: another pass, or the next level, or the end. */
  private void advance() {
    setBytes = set.memoryBytes();
    if (stopRequested) {
      harvest.stop("the search was stopped");
    }
    if (harvest.hasReachedBound()) {
      finished = true;
      return;
    }
    Frontier level = harvest.takeAgain();
    mayReduce = level == null && options.reducing();
    if (level == null) {
      if (harvest.hasBroken() && !options.keepGoing()) {
        finished = true;
        return;
      }
      level = harvest.descend();
      set.beginLevel();
    }
    finished = level.states() == 0 || harvest.hasReachedBound();
    frontier = level;
    frontierPage = 0;
    beginRound(level);
  }

  private void beginRound(Frontier level) {
    Batch[] free = others;
    others = batches;
    batches = free;
    firstPage = frontierPage;
    batchCount = Math.min(batches.length, level.pages() - firstPage);
    frontierPage += batchCount;
    for (int i = 0; i < batchCount; i++) {
      harvest.prepare(batches[i]);
    }
    nextPage.set(0);
    nextSegment.set(0);
  }
}
