package org.ibcsim.kernel;

import java.nio.charset.StandardCharsets;

/**
 * The random streams of one run, each derived from (seed, replication, name) and from nothing else.
 *
 * <p>A stream does not depend on which other streams exist, or in which order they are asked for:
 * two variants of a scenario with the same seed meet the same jitter on the link that they share
 * (common random numbers), and adding a component shifts no other stream. Asking twice for one name
 * gives two streams with the same numbers, each from the start; so every component has a name of
 * its own, such as {@code link/london/jitter}.
 *
 * <p>Derivation, portable to any language: with arithmetic modulo 2^64 and {@code mix} the
 * finaliser of SplitMix64 [1], start from h = mix(seed + G), h = mix(h + G ^ replication), where G
 * = 0x9e3779b97f4a7c15. For each 8 bytes of the name in UTF-8, little-endian, the last ones filled
 * up with zeros: h = mix(h + G ^ bytes). Then h = mix(h + G ^ length in bytes). The state of the
 * generator, xoshiro256++ [2], is the first four outputs of SplitMix64 from h.
 *
 * <p>[1] G. L. Steele, D. Lea, C. H. Flood, Fast splittable pseudorandom number generators, OOPSLA
 * 2014. [2] D. Blackman, S. Vigna, Scrambled linear pseudorandom number generators, ACM
 * Transactions on Mathematical Software 47(4), 2021; https://prng.di.unimi.it/.
 *
 * @param seed any number; the root seed of the experiment
 * @param replication 0 and up: independent repetitions under one seed
 */
public record RandomStreams(long seed, int replication) {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  public RandomStreams {
    if (replication < 0) {
      throw new IllegalArgumentException(
          "Replication " + replication + ", expected 0 or more. Maybe count replications from 0?");
    }
  }

  /** The stream of a name, from its start. */
  public RandomStream stream(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    long hash = mix(seed + GOLDEN);
    hash = absorb(hash, replication);
    for (int from = 0; from < bytes.length; from += Long.BYTES) {
      hash = absorb(hash, littleEndian(bytes, from));
    }
    hash = absorb(hash, bytes.length);
    long[] state = new long[4];
    for (int i = 0; i < state.length; i++) {
      hash += GOLDEN;
      state[i] = mix(hash);
    }
    return new RandomStream(state);
  }

  private static long absorb(long hash, long word) {
    return mix((hash + GOLDEN) ^ word);
  }

  private static long littleEndian(byte[] bytes, int from) {
    long word = 0;
    for (int i = Math.min(from + Long.BYTES, bytes.length) - 1; i >= from; i--) {
      word = word << Byte.SIZE | (bytes[i] & 0xff);
    }
    return word;
  }

  /** The finaliser of SplitMix64: a bijection in which every input bit sways every output bit. */
  static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
