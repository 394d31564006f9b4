package org.ibcsim.workload;

import java.util.List;
import org.ibcsim.kernel.RandomStream;

/**
 * The sizes of writes: one size, or several in proportion to their weights.
 *
 * <p>Immutable. A mix of one size draws nothing from the stream. Drawing costs one comparison for
 * each size, in the order given: put the frequent ones first.
 */
public final class SizeMix {
  /** A size and how often it occurs, in proportion to the weights of all shares. */
  public record Share(int bytes, int weight) {
    public Share {
      if (bytes < 1 || weight < 1) {
        throw new IllegalArgumentException(
            "found " + bytes + " bytes with weight " + weight + "; expected 1 or more of both");
      }
    }
  }

  private final int[] bytes;
  private final long[] weightsUpTo;

  private SizeMix(List<Share> shares) {
    if (shares.isEmpty()) {
      throw new IllegalArgumentException("found no sizes; expected at least one");
    }
    bytes = new int[shares.size()];
    weightsUpTo = new long[shares.size()];
    long total = 0;
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = shares.get(i).bytes();
      total += shares.get(i).weight();
      weightsUpTo[i] = total;
    }
  }

  /** Every write has this size. */
  public static SizeMix fixed(int bytes) {
    return new SizeMix(List.of(new Share(bytes, 1)));
  }

  /** Several sizes, each as often as its weight says. */
  public static SizeMix weighted(List<Share> shares) {
    return new SizeMix(shares);
  }

  /** The size of the next write. */
  public int next(RandomStream random) {
    if (bytes.length == 1) {
      return bytes[0];
    }
    long point = random.nextLong(weightsUpTo[weightsUpTo.length - 1]);
    int i = 0;
    while (point >= weightsUpTo[i]) {
      i++;
    }
    return bytes[i];
  }

  /** The largest size in the mix. */
  public int largestBytes() {
    int largest = 0;
    for (int size : bytes) {
      largest = Math.max(largest, size);
    }
    return largest;
  }

  /** The mean size. */
  public double meanBytes() {
    return moment(1);
  }

  /** The mean square of the sizes, as the formulas for M/G/1 need it. */
  public double meanSquareBytes() {
    return moment(2);
  }

  private double moment(int power) {
    double sum = 0;
    long before = 0;
    for (int i = 0; i < bytes.length; i++) {
      double value = power == 1 ? bytes[i] : (double) bytes[i] * bytes[i];
      sum += value * (weightsUpTo[i] - before);
      before = weightsUpTo[i];
    }
    return sum / before;
  }
}
