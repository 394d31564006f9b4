package org.ibcsim.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.ibcsim.kernel.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweepTest {
  /** Point p varies by p: point 0 not at all, later ones ever more. */
  private static final Subject NOISY =
      key ->
          Experiments.result(
              key,
              10
                  + key.point()
                      * new RandomStreams(5, key.replication()).stream("noise").gaussian());

  private static SortedMap<RunKey, RunResult> run(Experiment experiment, Store store, int threads) {
    try (Engine engine = new ThreadsEngine(NOISY, threads)) {
      return new Sweep(experiment, store, engine).run((done, known) -> {});
    }
  }

  private static long runs(SortedMap<RunKey, RunResult> results, int point) {
    return results.keySet().stream().filter(key -> key.point() == point).count();
  }

  @Test
  void aPointIsLeftWhenItsIntervalIsNarrowAndTheOthersGoOn() {
    SortedMap<RunKey, RunResult> results =
        run(Experiments.of(6, new Replications(5, 40, 0.05)), new Experiments.Memory(), 2);
    assertThat(runs(results, 0)).isEqualTo(5);
    assertThat(runs(results, 1)).isBetween(6L, 39L);
    assertThat(runs(results, 5)).isEqualTo(40);
    SweepResult result = SweepResult.of(Experiments.of(6, new Replications(5, 40, 0.05)), results);
    assertThat(result.points().get(1).narrow()).isTrue();
    assertThat(result.points().get(5).narrow()).isFalse();
    assertThat(SweepVerdict.of(result)).isEqualTo(SweepVerdict.INCONCLUSIVE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void whichRunsThereAreDoesNotDependOnThreads(int threads) {
    Experiment experiment = Experiments.of(7, new Replications(3, 30, 0.1));
    assertThat(run(experiment, new Experiments.Memory(), threads))
        .isEqualTo(run(experiment, new Experiments.Memory(), 1));
  }

  @Test
  void whatIsStoredIsNotRunAgainAndTheEndIsTheSameFromAnywhere() {
    Experiment experiment = Experiments.of(5, new Replications(3, 25, 0.1));
    SortedMap<RunKey, RunResult> whole = run(experiment, new Experiments.Memory(), 1);
    Random random = new Random(1);
    for (int attempt = 0; attempt < 50; attempt++) {
      // A killed sweep leaves whole rounds, and any part of the last.
      Experiments.Memory store = new Experiments.Memory();
      int most = random.nextInt(whole.size() + 1);
      AtomicInteger left = new AtomicInteger(most);
      try (Engine engine =
          new ThreadsEngine(
              key -> {
                if (left.getAndDecrement() <= 0) {
                  throw new SweepException("killed");
                }
                return NOISY.run(key);
              },
              2)) {
        new Sweep(experiment, store, engine).run((done, known) -> {});
      } catch (SweepException killed) {
        assertThat(store.kept.size()).isLessThan(whole.size());
      }
      assertThat(run(experiment, store, 2)).isEqualTo(whole);
      assertThat(store.kept).isEqualTo(whole);
    }
  }

  @Test
  void aRunThatFailsEndsTheSweepAndKeepsWhatIsThere() {
    Experiments.Memory store = new Experiments.Memory();
    Engine engine =
        new ThreadsEngine(
            key -> {
              if (key.point() == 2) {
                throw new SweepException("point 3 cannot be run any more");
              }
              return NOISY.run(key);
            },
            1);
    Sweep sweep = new Sweep(Experiments.of(3, new Replications(2, 2, 0)), store, engine);
    assertThatThrownBy(() -> sweep.run((done, known) -> {})).hasMessageContaining("point 3");
    assertThat(store.kept).hasSize(4);
  }

  @Test
  void progressGrowsAndNeverExceedsWhatIsKnown() {
    List<int[]> told = new ArrayList<>();
    try (Engine engine = new ThreadsEngine(NOISY, 2)) {
      new Sweep(Experiments.of(3, new Replications(3, 20, 0.05)), new Experiments.Memory(), engine)
          .run((done, known) -> told.add(new int[] {done, known}));
    }
    int before = 0;
    for (int[] each : told) {
      assertThat(each[0]).isBetween(before, each[1]);
      before = each[0];
    }
    assertThat(told.get(told.size() - 1)[0]).isEqualTo(told.get(told.size() - 1)[1]);
  }
}
