package org.ibcsim.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MergedSourceProperties {
  /** A write: which source, and when. */
  record Due(long timeNanos, int source) {}

  @Provide
  Arbitrary<List<List<Long>>> times() {
    Arbitrary<List<Long>> one =
        Arbitraries.longs()
            .between(0, 30)
            .list()
            .ofMaxSize(40)
            .map(times -> times.stream().sorted().toList());
    return one.list().ofMinSize(1).ofMaxSize(9);
  }

  @Property(tries = 300)
  void theMergeIsTheStableSortOfAllWritesAndEachCompletionFindsItsSource(
      @ForAll("times") List<List<Long>> times) {
    List<ListedSource> sources =
        IntStream.range(0, times.size()).mapToObj(i -> new ListedSource(i, times.get(i))).toList();
    List<Due> expected = new ArrayList<>();
    for (int source = 0; source < times.size(); source++) {
      for (long time : times.get(source)) {
        expected.add(new Due(time, source));
      }
    }
    expected.sort(Comparator.comparingLong(Due::timeNanos));
    MergedSource merged = new MergedSource(sources);
    List<Due> taken = new ArrayList<>();
    List<Integer> tags = new ArrayList<>();
    Write write = new Write();

    while (!merged.ended()) {
      long due = merged.nextTimeNanos();
      merged.take(write);
      assertThat(write.timeNanos).isEqualTo(due);
      taken.add(new Due(due, write.volume));
      tags.add(write.tag);
    }
    tags.forEach(tag -> merged.completed(tag, 1_000));

    assertThat(merged.nextTimeNanos()).isEqualTo(WriteSource.NONE);
    assertThat(taken).isEqualTo(expected);
    for (int i = 0; i < sources.size(); i++) {
      assertThat(sources.get(i).completions)
          .isEqualTo(IntStream.range(0, times.get(i).size()).boxed().toList());
    }
  }
}
