package org.ibcsim.explore.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps left out by the model, and states that it holds for equal. */
class ReductionTest {
  private static SearchResult search(Model model, SearchOptions options) {
    return new BreadthFirstSearch(model, options).run(progress -> {});
  }

  /** Four independent processes, eight bits each, that count to 5; then each tells its parity. */
  private static final NumberModel INDEPENDENT =
      new NumberModel(
          0,
          (state, into) -> {
            boolean done = true;
            for (int process = 0; process < 4; process++) {
              if ((state >> 8 * process & 0xff) < 5) {
                done = false;
                into.step(process, state + (1L << 8 * process));
                if (into.mayReduce()) {
                  into.reduced();
                  break;
                }
              }
            }
            if (done) {
              NumberModel.outcome(into, Long.toHexString(state));
            }
          });

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void independentStepsAreExploredInOneOrderAndLeadToTheSameOutcomes(int threads) {
    SearchOptions options = SearchOptions.withThreads(threads);

    SearchResult full = search(INDEPENDENT, options);
    SearchResult reduced = search(INDEPENDENT, options.reducingSteps());

    assertThat(full.counts().distinct()).isEqualTo(6 * 6 * 6 * 6);
    assertThat(reduced.counts().distinct()).isEqualTo(4 * 5 + 1);
    assertThat(reduced.counts().transitions()).isEqualTo(4 * 5);
    assertThat(reduced.counts().expandedInFull()).isZero();
    assertThat(reduced.outcomes()).extracting(Outcome::text).containsExactly("5050505");
    assertThat(reduced.verdict()).isEqualTo(Verdict.HELD);
    assertThat(full.outcomes()).extracting(Outcome::text).containsExactly("5050505");
  }

  /**
   * One process goes round in a circle of 3, the other breaks something in two steps: with the
   * first one's step alone, which is an ample set by C0 to C2, nothing would ever break.
   */
  private static final NumberModel CIRCLE =
      new NumberModel(
          0,
          (state, into) -> {
            long place = state & 0xff;
            long other = state >> 8;
            into.step(0, other << 8 | (place + 1) % 3);
            if (into.mayReduce()) {
              into.reduced();
            } else if (other < 2) {
              into.step(1, (other + 1) << 8 | place);
            }
            if (other == 2) {
              into.broken("patience", "the other one came through");
            }
          });

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void noStepIsPutOffForEver(int threads) {
    SearchOptions options = SearchOptions.withThreads(threads).reducingSteps().goingOn();

    SearchResult result = search(CIRCLE, options);

    assertThat(result.verdict()).isEqualTo(Verdict.BROKEN);
    // 0 -> 1 -> 2, and there the circle closes: 2 is expanded in full, and so on, three times.
    assertThat(result.counts().distinct()).isEqualTo(9);
    assertThat(result.counts().expandedInFull()).isEqualTo(3);
    assertThat(result.counts().transitions()).isEqualTo(9 + 2);
    assertThat(result)
        .isEqualTo(search(CIRCLE, SearchOptions.withThreads(1).reducingSteps().goingOn()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aStepToAStateThatAnotherOneOfTheLevelMetFirstWillDo(int threads) {
    // 0 leads to 1 and 2, and both of these to 3.
    NumberModel diamond =
        new NumberModel(
            0,
            (state, into) -> {
              if (state == 0) {
                into.step(0, 1);
                into.step(1, 2);
              } else if (state < 3) {
                into.step(0, 3);
                if (into.mayReduce()) {
                  into.reduced();
                } else {
                  into.step(1, 4);
                }
              }
            });

    SearchResult result = search(diamond, SearchOptions.withThreads(threads).reducingSteps());

    assertThat(result.counts().distinct()).isEqualTo(4);
    assertThat(result.counts().expandedInFull()).isZero();
  }

  @Test
  void withoutTheOptionNothingIsLeftOut() {
    SearchResult result = search(CIRCLE, SearchOptions.withThreads(2).goingOn());

    assertThat(result.counts().transitions()).isEqualTo(9 + 6);
    assertThat(result.broken().get(0).path().length()).isEqualTo(2);
  }

  /** Two identical clients, who take turns at a lock: 0 idle, 1 waiting, 2 holding, 3 done. */
  private static NumberModel clients(boolean symmetric) {
    return new NumberModel(
        0,
        (state, into) -> {
          boolean held = (state & 15) == 2 || state >> 4 == 2;
          for (int client = 0; client < 2; client++) {
            long at = state >> 4 * client & 15;
            if (at < 3 && !(at == 1 && held)) {
              long next = state + (1L << 4 * client);
              boolean turn = symmetric && (next & 15) < next >> 4;
              into.step(client, turn ? (next & 15) << 4 | next >> 4 : next);
            }
          }
          if (state == 0x22) {
            into.broken("lock", "both hold it");
          } else if (state == 0x33) {
            NumberModel.outcome(into, "both done");
          }
        });
  }

  @Test
  void aModelThatEncodesOneOfEqualStatesHasFewerOfThemAndTheSameOutcomes() {
    SearchResult full = search(clients(false), SearchOptions.withThreads(2));
    SearchResult symmetric = search(clients(true), SearchOptions.withThreads(2));

    assertThat(full.counts().distinct()).isEqualTo(15);
    assertThat(symmetric.counts().distinct()).isEqualTo(9);
    assertThat(symmetric.verdict()).isEqualTo(full.verdict()).isEqualTo(Verdict.HELD);
    assertThat(symmetric.outcomes().get(0).text()).isEqualTo("both done");
    assertThat(symmetric.outcomes().get(0).witness().length())
        .isEqualTo(full.outcomes().get(0).witness().length());
  }
}
