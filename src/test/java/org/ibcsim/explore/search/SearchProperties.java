package org.ibcsim.explore.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Random graphs: the search on any number of threads against the one of the textbooks. */
class SearchProperties {
  private static final Bounds NONE = Bounds.ofHeap(0.5);

  private static SearchResult search(Model model, SearchOptions options) {
    return new BreadthFirstSearch(model, options, 8).run(progress -> {});
  }

  /** Small enough that its first tables grow many times. */
  @Property(tries = 60)
  void statesPathsOutcomesAndMarksAreThoseOfATextbook(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 6_000) int nodes,
      @ForAll @DoubleRange(min = 0.5, max = 6) double edges,
      @ForAll @IntRange(min = 1, max = 4) int threads,
      @ForAll Storage storage) {
    GraphModel graph = GraphModel.random(seed, nodes, edges);
    PlainSearch plain = new PlainSearch(graph);

    SearchResult result = search(graph, new SearchOptions(threads, storage, NONE, false, true));

    assertThat(result.counts().distinct()).isEqualTo(plain.paths().size());
    assertThat(result.counts().transitions()).isEqualTo(plain.transitions());
    assertThat(result.counts().widths()).isEqualTo(plain.widths());
    assertThat(result.counts().queue()).isZero();
    assertThat(result.outcomes()).isEqualTo(plain.outcomes());
    assertThat(result.covered()).isEqualTo(plain.covered());
    List<Integer> broken = plain.broken();
    if (broken.isEmpty()) {
      assertThat(result.verdict()).isEqualTo(Verdict.HELD);
    } else {
      assertThat(result.verdict()).isEqualTo(Verdict.BROKEN);
      assertThat(result.broken())
          .containsExactly(
              new Reported(
                  "node",
                  "node " + broken.get(0),
                  plain.paths().get(broken.get(0)),
                  false,
                  broken.size()));
    }
  }

  @Property(tries = 40)
  void whateverEndsASearchEndsItAtTheSameStateOnAnyNumberOfThreads(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 5_000) int most,
      @ForAll @IntRange(min = 0, max = 12) int depth,
      @ForAll @IntRange(min = 0, max = 600_000) int memory,
      @ForAll @IntRange(min = 2, max = 4) int threads,
      @ForAll Storage storage) {
    GraphModel graph = GraphModel.random(seed, 5_000, 3);
    Bounds bounds = NONE.withStates(most).withDepth(depth).withMemoryBytes(memory);

    SearchResult alone = search(graph, new SearchOptions(1, storage, bounds, false, false));
    SearchResult together =
        search(graph, new SearchOptions(threads, storage, bounds, false, false));

    assertThat(together).isEqualTo(alone);
    assertThat(alone.counts().distinct()).isLessThanOrEqualTo(most);
    PlainSearch plain = new PlainSearch(graph);
    // What is met is a part of the whole, in its order; and it is the whole if it held.
    List<Map.Entry<Integer, Path>> all = List.copyOf(plain.paths().entrySet());
    assertThat(alone.counts().distinct()).isLessThanOrEqualTo(all.size());
    if (alone.verdict() == Verdict.HELD) {
      assertThat(alone.counts().distinct()).isEqualTo(all.size());
      assertThat(alone.reachedBounds()).isEmpty();
    }
    if (alone.verdict() == Verdict.INCONCLUSIVE) {
      assertThat(alone.reachedBounds()).hasSize(1);
      assertThat(alone.counts().queue() > 0 || alone.counts().distinct() == 0).isTrue();
    }
    alone
        .broken()
        .forEach(
            broken ->
                assertThat(broken.path()).isEqualTo(plain.paths().get(plain.broken().get(0))));
  }
}
