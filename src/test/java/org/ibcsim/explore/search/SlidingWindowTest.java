package org.ibcsim.explore.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers on which Spin, rumur, TLC and a hand-written search agree (spec/exploration.md). */
class SlidingWindowTest {
  private static SearchResult search(Model model, SearchOptions options) {
    return new BreadthFirstSearch(model, options).run(progress -> {});
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void theSmallOneHasTheStatesAndTransitionsThatOtherToolsCount(int threads) {
    SearchResult result = search(new SlidingWindow(9, 4, 5), SearchOptions.withThreads(threads));

    assertThat(result.verdict()).isEqualTo(Verdict.HELD);
    assertThat(result.counts().distinct()).isEqualTo(404_823);
    assertThat(result.counts().transitions()).isEqualTo(1_757_762);
    assertThat(result.counts().queue()).isZero();
  }

  @Test
  void fullStatesAreAsMany() {
    SearchResult result =
        search(
            new SlidingWindow(9, 4, 5), SearchOptions.withThreads(2).storing(Storage.FULL_STATES));

    assertThat(result.counts().distinct()).isEqualTo(404_823);
    assertThat(result.counts().transitions()).isEqualTo(1_757_762);
    assertThat(result.missProbability()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void theLargeOneHasTheStatesAndTransitionsThatOtherToolsCount(int threads) {
    SearchResult result = search(new SlidingWindow(14, 10, 5), SearchOptions.withThreads(threads));

    assertThat(result.verdict()).isEqualTo(Verdict.HELD);
    assertThat(result.counts().distinct()).isEqualTo(6_675_417);
    assertThat(result.counts().transitions()).isEqualTo(28_620_380);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void aPlantedFaultIsShownByAShortestPath(int threads) {
    SlidingWindow faulty = new SlidingWindow(3, 3, 3, true);

    SearchResult result = search(faulty, SearchOptions.withThreads(threads));

    assertThat(result.verdict()).isEqualTo(Verdict.BROKEN);
    Reported broken = result.broken().get(0);
    assertThat(broken.name()).isEqualTo("window");
    assertThat(broken.reason()).isEqualTo("base 2, next 1, expected 2");
    assertThat(broken.path().choices())
        .containsExactly(
            SlidingWindow.SEND,
            SlidingWindow.TIMEOUT,
            SlidingWindow.DELIVER,
            SlidingWindow.RECEIVE_ACK);
  }
}
