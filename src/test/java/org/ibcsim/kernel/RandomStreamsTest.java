package org.ibcsim.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RandomStreamsTest {
  /** Values of the derivation in the Javadoc, programmed in Python from the text alone. */
  static Stream<Arguments> derivedElsewhere() {
    return Stream.of(
        Arguments.of(
            42L,
            0,
            "link/london/jitter",
            new long[] {0x40dbe56167f03249L, 0xd85f15ec7b8104efL, 0x269f9d2b3d01ac61L}),
        Arguments.of(
            42L,
            1,
            "link/london/jitter",
            new long[] {0x061cd06ee4de0a2aL, 0x16600482582ee1c5L, 0x64a0d4701219f63eL}),
        Arguments.of(
            0L, 0, "", new long[] {0xbabb761ac830fe4aL, 0x2b1abb547c60bbabL, 0x288c5b4b4f854695L}),
        Arguments.of(
            -7L,
            3,
            "K\u00f6ln/\u30c7\u30fc\u30bf",
            new long[] {0xb7aa623c9b483ad4L, 0x2da3a577e8508e45L, 0x5a3eca1dfc50902fL}));
  }

  @ParameterizedTest
  @MethodSource("derivedElsewhere")
  void aStreamIsDerivedAsDocumented(long seed, int replication, String name, long[] expected) {
    assertThat(first(new RandomStreams(seed, replication).stream(name), 3)).isEqualTo(expected);
  }

  @Test
  void theMixIsSplitMix64() {
    // The reference program of Vigna, splitmix64.c, from state 1477776061723855037.
    long state = 1477776061723855037L;
    long[] expected = {1985237415132408290L, 2979275885539914483L, -4935317235612408218L};
    for (long value : expected) {
      state += 0x9e3779b97f4a7c15L;
      assertThat(RandomStreams.mix(state)).isEqualTo(value);
    }
  }

  @Test
  void oneNameGivesTheSameNumbersWhateverElseWasAskedFor() {
    RandomStreams alone = new RandomStreams(7, 0);
    RandomStreams crowded = new RandomStreams(7, 0);
    first(crowded.stream("disk/a"), 10);
    RandomStream used = crowded.stream("link/b");
    first(used, 1_000);

    assertThat(first(crowded.stream("link/b"), 100)).isEqualTo(first(alone.stream("link/b"), 100));
  }

  @Test
  void seedReplicationAndNameEachMakeAnotherStream() {
    Set<Long> firstNumbers = new HashSet<>();
    int streams = 0;
    for (long seed = -5; seed < 5; seed++) {
      for (int replication = 0; replication < 10; replication++) {
        RandomStreams root = new RandomStreams(seed, replication);
        for (int i = 0; i < 20; i++) {
          firstNumbers.add(root.stream("link/" + i).nextLong());
          firstNumbers.add(root.stream("a".repeat(i)).nextLong());
          firstNumbers.add(root.stream("\0".repeat(i + 1)).nextLong());
          streams += 3;
        }
      }
    }
    assertThat(firstNumbers).hasSize(streams);
  }

  @Test
  void streamsOfSimilarNamesAreNotCorrelated() {
    int count = 100_000;
    RandomStreams root = new RandomStreams(1, 0);
    double[][] columns = new double[6][];
    String[] names = {"link/1", "link/2", "link/3", "link/1 ", "Link/1", "link/11"};
    for (int i = 0; i < names.length; i++) {
      RandomStream stream = root.stream(names[i]);
      columns[i] = Stream.generate(stream::uniform).limit(count).mapToDouble(x -> x).toArray();
    }
    for (int i = 0; i < names.length; i++) {
      for (int j = 0; j < i; j++) {
        // The standard error of a correlation of independent columns is 1/sqrt(count).
        assertThat(new PearsonsCorrelation().correlation(columns[i], columns[j]))
            .as("%s and %s", names[i], names[j])
            .isCloseTo(0, within(4 / Math.sqrt(count)));
      }
    }
  }

  @Test
  void aNegativeReplicationIsRefused() {
    assertThatThrownBy(() -> new RandomStreams(1, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }

  private static long[] first(RandomStream stream, int count) {
    long[] numbers = new long[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = stream.nextLong();
    }
    return numbers;
  }
}
