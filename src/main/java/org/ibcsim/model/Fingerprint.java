package org.ibcsim.model;

import org.ibcsim.kernel.Words;

/**
 * A running 128-bit digest of a state, fed one number after another.
 *
 * <p>Equal states give equal digests on every machine. Two lanes with different multipliers (those
 * of the SplitMix64 and MurmurHash3 finalizers) make an accidental collision of different states a
 * matter of 2^-128. It is no defence against somebody who looks for one.
 */
public final class Fingerprint {
  private long low = 0x9E3779B97F4A7C15L;
  private long high = 0xC2B2AE3D27D4EB4FL;

  /** Adds a number; the order of additions matters. */
  public Fingerprint add(long value) {
    low = mix(low ^ value);
    high = Long.rotateLeft(high, 29) * 0xFF51AFD7ED558CCDL + mix(value + high);
    return this;
  }

  public Fingerprint add(boolean value) {
    return add(value ? 1 : 0);
  }

  /** Adds a text, by its UTF-16 units. */
  public Fingerprint add(String text) {
    add(text.length());
    for (int i = 0; i < text.length(); i++) {
      add(text.charAt(i));
    }
    return this;
  }

  /** Adds bytes, from one index up to another, and how many there are. */
  public Fingerprint add(byte[] bytes, int from, int to) {
    add(to - from);
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      add(Words.at(bytes, at));
    }
    long rest = 0;
    for (int shift = 0; at < to; at++, shift += Byte.SIZE) {
      rest |= (bytes[at] & 0xFFL) << shift;
    }
    return add(rest);
  }

  public long low() {
    return low;
  }

  public long high() {
    return high;
  }

  /** A one-to-one scrambling of 64 bits (the finalizer of SplitMix64). */
  public static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
