package org.ibcsim.explore.search;

/**
 * The fingerprint of a state, 128 bits of its bytes: MurmurHash3, variant x64 128, seed 0 [1].
 *
 * <p>Equal on every machine. Different states have equal fingerprints by an accident of 2^-128 for
 * each pair; it is no defence against somebody who looks for one. One object serves many states,
 * one after the other, and one thread.
 *
 * <p>[1] A. Appleby, SMHasher, MurmurHash3.cpp, in the public domain.
 */
final class Fingerprint {
  private static final long C1 = 0x87c37b91114253d5L;
  private static final long C2 = 0x4cf5ad432745937fL;

  private long low;
  private long high;

  long low() {
    return low;
  }

  long high() {
    return high;
  }

  /** Takes the fingerprint of some bytes. */
  void of(byte[] bytes, int offset, int length) {
    long h1 = 0;
    long h2 = 0;
    int from = offset;
    int blocks = offset + (length & -16);
    for (; from < blocks; from += 16) {
      h1 ^= scramble1(PackedState.read(bytes, from));
      h1 = (Long.rotateLeft(h1, 27) + h2) * 5 + 0x52dce729;
      h2 ^= scramble2(PackedState.read(bytes, from + 8));
      h2 = (Long.rotateLeft(h2, 31) + h1) * 5 + 0x38495ab5;
    }
    int rest = length & 15;
    if (rest >= 8) {
      h1 ^= scramble1(PackedState.read(bytes, from));
      h2 ^= scramble2(last(bytes, from + 8, rest - 8));
    } else if (rest > 0) {
      h1 ^= scramble1(last(bytes, from, rest));
    }
    h1 ^= length;
    h2 ^= length;
    h1 += h2;
    h2 += h1;
    h1 = finish(h1);
    h2 = finish(h2);
    low = h1 + h2;
    high = h2 + low;
  }

  private static long last(byte[] bytes, int from, int count) {
    long word = 0;
    for (int i = count - 1; i >= 0; i--) {
      word = word << 8 | (bytes[from + i] & 0xff);
    }
    return word;
  }

  private static long scramble1(long k) {
    return Long.rotateLeft(k * C1, 31) * C2;
  }

  private static long scramble2(long k) {
    return Long.rotateLeft(k * C2, 33) * C1;
  }

  private static long finish(long k) {
    k = (k ^ (k >>> 33)) * 0xff51afd7ed558ccdL;
    k = (k ^ (k >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return k ^ (k >>> 33);
  }
}
