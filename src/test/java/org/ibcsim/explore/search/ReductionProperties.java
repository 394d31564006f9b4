package org.ibcsim.explore.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Partial-order reduction on random processes that have nothing to do with each other. */
class ReductionProperties {
  private static final int PROCESSES = 4;
  private static final int PLACES = 7;

  private static SearchResult search(Model model, int threads, boolean reducing, int capacity) {
    SearchOptions options =
        new SearchOptions(threads, Storage.FINGERPRINTS, Bounds.ofHeap(0.5), reducing, true);
    return new BreadthFirstSearch(model, options, capacity).run(progress -> {});
  }

  /**
   * Each process walks a random graph, most often with circles. All steps of any one process are an
   * ample set; which process it is follows from the state. A state where none can go on is an
   * outcome, and each place of each process a mark.
   */
  private static NumberModel processes(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[][][] targets = new int[PROCESSES][PLACES][];
    for (int[][] process : targets) {
      for (int place = 0; place < PLACES; place++) {
        process[place] = random.ints(random.nextInt(3), 0, PLACES).toArray();
      }
    }
    return new NumberModel(
        0,
        (state, into) -> {
          int first = Long.hashCode(state * 0x9e3779b97f4a7c15L) >>> 30;
          boolean stuck = true;
          for (int i = 0; i < PROCESSES; i++) {
            int process = (first + i) % PROCESSES;
            int place = place(state, process);
            into.covered(PLACES * process + place);
            int[] steps = targets[process][place];
            if (steps.length > 0 && (stuck || !into.mayReduce())) {
              for (int step = 0; step < steps.length; step++) {
                long moved = state + ((long) (steps[step] - place) << 4 * process);
                into.step(4 * process + step, moved);
              }
              stuck = false;
            }
          }
          if (stuck) {
            NumberModel.outcome(into, Long.toHexString(state));
          } else if (into.mayReduce()) {
            into.reduced();
          }
        });
  }

  private static int place(long state, int process) {
    return (int) (state >> 4 * process) & 15;
  }

  @Property(tries = 300)
  void everyDeadEndAndEveryPlaceIsReachedThoughStepsAreLeftOut(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int threads) {
    NumberModel processes = processes(seed);

    SearchResult full = search(processes, 2, false, 64);
    SearchResult reduced = search(processes, threads, true, 64);

    assertThat(reduced.verdict()).isEqualTo(full.verdict());
    assertThat(reduced.outcomes())
        .extracting(Outcome::text)
        .isEqualTo(full.outcomes().stream().map(Outcome::text).toList());
    assertThat(reduced.covered().keySet()).isEqualTo(full.covered().keySet());
    assertThat(reduced.counts().distinct()).isLessThanOrEqualTo(full.counts().distinct());
  }

  /** A step of the ample set that leads to a state of the next level will do, whoever met it. */
  @Property(tries = 100)
  void whatIsLeftOutDependsNeitherOnThreadsNorOnTheSizeOfTables(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 4) int threads) {
    NumberModel processes = processes(seed);

    SearchResult alone = search(processes, 1, true, 4_096);
    SearchResult together = search(processes, threads, true, 8);

    assertThat(together.counts().transitions()).isEqualTo(alone.counts().transitions());
    assertThat(together.counts().widths()).isEqualTo(alone.counts().widths());
    assertThat(together.counts().expandedInFull()).isEqualTo(alone.counts().expandedInFull());
    assertThat(together.outcomes()).isEqualTo(alone.outcomes());
    assertThat(together.covered()).isEqualTo(alone.covered());
  }
}
