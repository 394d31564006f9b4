package org.ibcsim.explore.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models small enough to be followed by hand, one for each verdict and each way to end. */
class BreadthFirstSearchTest {
  private static final SearchOptions TWO = SearchOptions.withThreads(2);

  /** 0 to 7, by adding 1 or 2; 7 is final. */
  private static final NumberModel STAIRS =
      new NumberModel(
          0,
          (stair, into) -> {
            for (int up = 1; up <= 2 && stair + up <= 7; up++) {
              into.step(up, stair + up);
            }
            if (stair == 7) {
              NumberModel.outcome(into, "top");
            }
          });

  private static SearchResult search(Model model, SearchOptions options) {
    return new BreadthFirstSearch(model, options).run(progress -> {});
  }

  @Test
  void whatIsExploredWhollyHolds() {
    SearchResult result = search(STAIRS, TWO);

    assertThat(result.verdict()).isEqualTo(Verdict.HELD);
    assertThat(result.counts().distinct()).isEqualTo(8);
    assertThat(result.counts().transitions()).isEqualTo(13);
    assertThat(result.counts().generated()).isEqualTo(14);
    assertThat(result.counts().depth()).isEqualTo(4);
    assertThat(result.counts().widths()).containsExactly(1L, 2L, 2L, 2L, 1L);
    assertThat(result.counts().deadEnds()).isZero();
    assertThat(result.reachedBounds()).isEmpty();
  }

  @Test
  void anOutcomeHasTheFirstOfItsShortestPaths() {
    Outcome top = search(STAIRS, TWO).outcomes().get(0);

    assertThat(top.text()).isEqualTo("top");
    assertThat(top.states()).isEqualTo(1);
    // 7 = 1+2+2+2 in four steps: the first parent of each stair, and its first choice.
    assertThat(top.witness()).isEqualTo(new Path(0, List.of(1, 2, 2, 2)));
  }

  @Test
  void ofTwoBrokenInvariantsInOneLevelTheOneWithTheShorterPathComesFirst() {
    NumberModel model =
        new NumberModel(
            0,
            (state, into) -> {
              if (state < 2) {
                into.step(0, 2 * state + 1);
                into.step(1, 2 * state + 2);
              }
              if (state == 1) {
                into.stepBroken(1, "of a step", "left");
              } else if (state == 2) {
                into.broken("of a state", "right");
              }
            });

    SearchResult result = search(model, TWO);

    assertThat(result.verdict()).isEqualTo(Verdict.BROKEN);
    assertThat(result.broken())
        .containsExactly(
            new Reported("of a state", "right", new Path(0, List.of(1)), false, 1),
            new Reported("of a step", "left", new Path(0, List.of(0, 1)), true, 1));
  }

  @Test
  void theSearchGoesOnAfterABreachOnlyIfAsked() {
    NumberModel model =
        new NumberModel(
            0,
            (state, into) -> {
              if (state == 1) {
                into.broken("one", "");
              } else if (state >= 3) {
                into.broken("three and more", "at " + state);
              }
              if (state < 5) {
                into.step(0, state + 1);
              }
            });

    assertThat(search(model, TWO).broken()).extracting(Reported::name).containsExactly("one");
    assertThat(search(model, TWO).counts().queue()).isEqualTo(1);
    SearchResult all = search(model, TWO.goingOn());
    assertThat(all.broken()).extracting(Reported::name).containsExactly("one", "three and more");
    assertThat(all.broken().get(1).times()).isEqualTo(3);
    assertThat(all.broken().get(1).reason()).isEqualTo("at 3");
  }

  @Test
  void aBoundOfTheModelLeavesTheSearchInconclusive() {
    NumberModel model =
        new NumberModel(
            0,
            (state, into) -> {
              if (state < 3) {
                into.step(0, state + 1);
              } else {
                into.bounded("three messages", "a fourth one was left out");
              }
            });

    SearchResult result = search(model, TWO);

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.reachedBounds()).isEmpty();
    assertThat(result.modelBounds().get(0).path().length()).isEqualTo(3);
    assertThat(result.counts().deadEnds()).isEqualTo(1);
  }

  @Test
  void theNumberOfStatesIsABoundThatIsKeptToTheState() {
    SearchResult result = search(STAIRS, TWO.within(Bounds.ofHeap(0.5).withStates(6)));

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.counts().distinct()).isEqualTo(6);
    assertThat(result.counts().queue()).isEqualTo(2);
    assertThat(result.reachedBounds()).containsExactly("there are more than 6 states");
    assertThat(search(STAIRS, TWO.within(Bounds.ofHeap(0.5).withStates(8))).verdict())
        .isEqualTo(Verdict.HELD);
  }

  @Test
  void depthIsABound() {
    SearchResult result = search(STAIRS, TWO.within(Bounds.ofHeap(0.5).withDepth(3)));

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.counts().queue()).isEqualTo(1);
    assertThat(result.reachedBounds()).containsExactly("there are states at depth 4");
    assertThat(search(STAIRS, TWO.within(Bounds.ofHeap(0.5).withDepth(4))).verdict())
        .isEqualTo(Verdict.HELD);
  }

  @Test
  void memoryIsABoundThatIsToldInWords() {
    SearchOptions tight = TWO.within(Bounds.ofHeap(0.5).withMemoryBytes(1_000_000));

    SearchResult result = search(new SlidingWindow(9, 4, 5), tight);

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.reachedBounds().get(0))
        .matches("the set of states needs more than its \\d+ bytes");
    assertThat(result.counts().distinct()).isBetween(20_000L, 40_000L);
    assertThat(result.counts().queue()).isPositive();
  }

  @Test
  void statesThatWaitGoToAFileIfThereIsAFolder(@TempDir java.nio.file.Path folder)
      throws Exception {
    // Two levels of a lattice take up to 1.6 MB, a quarter of the memory is 0.2 MB.
    Model wide = new WideModel(40, 20_000);
    Bounds bounds = Bounds.ofHeap(0.5).withMemoryBytes(900_000);

    SearchResult without = search(wide, TWO.within(bounds.inMemory()));
    SearchResult lost = search(wide, TWO.within(bounds.spillingTo(folder.resolve("none"))));
    SearchResult with = search(wide, TWO.within(bounds.spillingTo(folder)));

    assertThat(without.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(without.reachedBounds().get(0)).contains("still to be explored");
    assertThat(lost.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(lost.reachedBounds().get(0)).contains("no place in a file in").contains("none");
    assertThat(with.verdict()).isEqualTo(Verdict.HELD);
    assertThat(with.counts().distinct()).isEqualTo(41 * 41);
    assertThat(with.counts().transitions()).isEqualTo(2 * 40 * 41);
    assertThat(with.counts().memoryBytes()).isLessThan(1_500_000);
    assertThat(with.counts().fileBytes()).isPositive();
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  /** A lattice of numbers, each state padded to a length. */
  private record WideModel(int side, int length) implements Model {
    @Override
    public Stepper stepper() {
      byte[] buffer = new byte[length];
      return new Stepper() {
        @Override
        public void begin(Expansion into) {
          tell(0, 0, 0, into);
        }

        @Override
        public void expand(byte[] states, int offset, int ignored, Expansion into) {
          int x = (int) PackedState.read(states, offset);
          int y = (int) (PackedState.read(states, offset) >>> 32);
          if (x < side) {
            tell(0, x + 1, y, into);
          }
          if (y < side) {
            tell(1, x, y + 1, into);
          }
        }

        private void tell(int choice, long x, long y, Expansion into) {
          PackedState.write(buffer, 0, y << 32 | x);
          into.step(choice, buffer, 0, length);
        }
      };
    }
  }

  @Test
  void aStoppedSearchTellsWhatItKnows() {
    BreadthFirstSearch search = new BreadthFirstSearch(STAIRS, TWO);
    search.stop();

    SearchResult result = search.run(progress -> {});

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.reachedBounds()).containsExactly("the search was stopped");
    assertThat(result.counts().distinct()).isEqualTo(1);
    assertThat(result.counts().queue()).isEqualTo(1);
  }

  @Test
  void anInterruptedSearchStopsAndLeavesTheThreadInterrupted() {
    // Without end, but for the interrupt.
    NumberModel endless = new NumberModel(0, (state, into) -> into.step(0, state + 1));
    Thread.currentThread().interrupt();

    SearchResult result = search(endless, TWO);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(result.reachedBounds()).containsExactly("the search was stopped");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void whatTheModelThrowsComesOut(int threads) {
    NumberModel faulty =
        new NumberModel(
            0,
            (state, into) -> {
              if (state == 50_000) {
                throw new IllegalStateException("no way on");
              }
              into.step(0, state + 1);
              into.step(1, state + 2);
            });

    assertThatThrownBy(() -> search(faulty, SearchOptions.withThreads(threads)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no way on");
  }

  @Test
  void aModelWithoutInitialStatesIsAFaultAndDoesNotHold() {
    Model empty =
        () ->
            new Stepper() {
              @Override
              public void begin(Expansion into) {}

              @Override
              public void expand(byte[] states, int offset, int length, Expansion into) {}
            };

    assertThatThrownBy(() -> search(empty, TWO)).hasMessageContaining("no initial state");
  }

  @Test
  void aMarkHasItsShortestPathThoughAStepBearsItToo() {
    NumberModel model =
        new NumberModel(
            0,
            (state, into) -> {
              if (state == 0) {
                into.step(0, 1);
                into.step(1, 2);
              } else if (state == 1) {
                into.stepCovered(5, 70);
                into.stepCovered(6, 71);
              } else {
                into.covered(70);
              }
            });

    assertThat(search(model, TWO).covered())
        .containsEntry(70, new Path(0, List.of(1)))
        .containsEntry(71, new Path(0, List.of(0, 6)))
        .hasSize(2);
  }

  @Test
  void progressIsToldAtTheEndAtLeast() {
    List<SearchProgress> told = new ArrayList<>();
    new BreadthFirstSearch(STAIRS, TWO).run(told::add);

    SearchProgress last = told.get(told.size() - 1);
    assertThat(last.distinct()).isEqualTo(8);
    assertThat(last.generated()).isEqualTo(14);
    assertThat(last.queue()).isZero();
  }

  @Test
  void theProbabilityOfAMissedStateIsThatOfTwoEqualFingerprints() {
    assertThat(SearchResult.missProbability(0)).isZero();
    assertThat(SearchResult.missProbability(1)).isZero();
    assertThat(SearchResult.missProbability(2)).isEqualTo(0x1p-128);
    assertThat(SearchResult.missProbability(1_000_000_000)).isBetween(1.4e-21, 1.5e-21);
  }
}
