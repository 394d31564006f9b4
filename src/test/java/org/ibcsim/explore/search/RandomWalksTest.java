package org.ibcsim.explore.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomWalksTest {
  private static final SlidingWindow FAULTY = new SlidingWindow(9, 4, 5, true);

  private static WalkResult walk(Model model, WalkOptions options) {
    return new RandomWalks(model, options, outcome -> false).run(progress -> {});
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aWalkThatFailsIsShrunkToTheChoicesThatItTakes(int threads) {
    WalkResult result = walk(FAULTY, new WalkOptions(42, 1_000, 500, threads));

    assertThat(result.verdict()).isEqualTo(Verdict.BROKEN);
    Reported broken = result.broken().get(0);
    assertThat(broken.path().length()).isEqualTo(4);
    assertThat(Set.copyOf(broken.path().choices()))
        .containsExactlyInAnyOrder(
            SlidingWindow.SEND,
            SlidingWindow.TIMEOUT,
            SlidingWindow.DELIVER,
            SlidingWindow.RECEIVE_ACK);
    List<byte[]> states = broken.path().replay(FAULTY.stepper());
    byte[] last = states.get(states.size() - 1);
    assertThat(new Expansion().of(FAULTY.stepper(), last, 0, last.length).findings())
        .extracting(Finding::name, Finding::reason)
        .containsExactly(Tuple.tuple("window", broken.reason()));
  }

  @Test
  void theSameSeedGivesTheSameOnAnyNumberOfThreads() {
    GraphModel graph = GraphModel.random(12, 3_000, 2);

    WalkResult alone = walk(graph, new WalkOptions(5, 700, 40, 1));

    assertThat(walk(graph, new WalkOptions(5, 700, 40, 4))).isEqualTo(alone);
    assertThat(walk(graph, new WalkOptions(6, 700, 40, 4))).isNotEqualTo(alone);
    assertThat(alone.walks()).isGreaterThanOrEqualTo(256);
    assertThat(alone.steps()).isGreaterThan(500);
  }

  @Test
  void whatWalksSeeIsAPartOfWhatASearchSeesAndItsPathsAreReal() {
    GraphModel graph = GraphModel.random(12, 500, 2);
    SearchResult all =
        new BreadthFirstSearch(graph, SearchOptions.withThreads(1).goingOn()).run(progress -> {});

    WalkResult seen = walk(graph, new WalkOptions(1, 200, 50, 2));

    assertThat(seen.outcomes()).isNotEmpty();
    assertThat(texts(all.outcomes())).containsAll(texts(seen.outcomes()));
    for (Outcome outcome : seen.outcomes()) {
      List<byte[]> states = outcome.witness().replay(graph.stepper());
      int node = GraphModel.node(states.get(states.size() - 1), 0);
      assertThat(graph.outcomes()[node]).isEqualTo(outcome.text());
    }
    seen.covered()
        .forEach(
            (mark, path) ->
                assertThat(path.length()).isGreaterThanOrEqualTo(all.covered().get(mark).length()));
  }

  private static Set<String> texts(List<Outcome> outcomes) {
    return outcomes.stream().map(Outcome::text).collect(Collectors.toSet());
  }

  /**
   * Each step adds one or takes one; who stands on 5 may end there, and whoever stands on 9 must.
   */
  @Test
  void onlyTheWayToAnOutcomeThatIsNotWantedIsMadeShorter() {
    NumberModel line =
        new NumberModel(
            0,
            (state, into) -> {
              if (state == 5 || state == 9) {
                byte[] told = {state.byteValue()};
                into.outcome(told, 0, 1);
              }
              if (state != 9) {
                into.step(0, state + 1);
                into.step(1, Math.max(0, state - 1));
              }
            });

    WalkResult shrunk =
        new RandomWalks(line, new WalkOptions(3, 1, 2_000, 1), told -> told[0] == 9)
            .run(progress -> {});

    assertThat(shrunk.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(shrunk.outcomes().get(0).witness().length()).isGreaterThan(5);
    assertThat(shrunk.outcomes().get(1).witness())
        .isEqualTo(new Path(0, Collections.nCopies(9, 0)));
    assertThat(shrunk.outcomes().get(1).states()).isEqualTo(1);
  }

  @Test
  void walksNeverProveThatAnythingHolds() {
    WalkResult result = walk(new SlidingWindow(3, 2, 2), new WalkOptions(1, 10, 5, 2));

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.reachedBounds())
        .contains(
            "10 walks did not end within 5 steps", "random walks see a part of what can happen");
    assertThat(result.steps()).isEqualTo(50);
    assertThat(result.failedWalk()).isEqualTo(-1);
  }

  @Test
  void loopsAreCutOutOfAPath() {
    // A circle of 10; at 3 the model breaks only by the step that leaves the circle.
    NumberModel circle =
        new NumberModel(
            0,
            (state, into) -> {
              into.step(0, (state + 1) % 10);
              if (state == 3) {
                into.stepBroken(1, "exit", "at 3");
              }
            });
    List<Integer> rounds = Collections.nCopies(33, 0);

    PathShrinker.Failing failing =
        PathShrinker.ofInvariant(circle.stepper(), "exit").shrink(new Path(0, rounds));

    assertThat(failing.path()).isEqualTo(new Path(0, List.of(0, 0, 0, 1)));
    assertThat(failing.byStep()).isTrue();
  }
}
