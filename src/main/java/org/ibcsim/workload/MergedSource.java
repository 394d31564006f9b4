package org.ibcsim.workload;

import java.util.List;

/**
 * Several sources as one, in time order; equal times in the order of the sources.
 *
 * <p>Taking and completing cost the logarithm of the number of sources, and allocate nothing. A
 * completion goes back to the source that issued the write: the tag handed out is {@code tag *
 * sources + index}, so that nothing is remembered per write. A source's own tags must lie between 0
 * and {@code 2^31 / sources - 1}: with 32 sources, up to 67 million.
 */
public final class MergedSource implements WriteSource {
  private final WriteSource[] sources;

  /** When each source's next write is due; {@link #NONE} beyond the last source. */
  private final long[] times;

  /**
   * A tournament: entry 1 is the source that is due first, entry n the better of those of 2n and 2n
   * + 1.
   */
  private final int[] winners;

  private final int leaves;

  /**
   * @param sources at least one; closed together with this
   */
  public MergedSource(List<? extends WriteSource> sources) {
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("found no sources to merge; expected at least one");
    }
    this.sources = sources.toArray(new WriteSource[0]);
    int width = 1;
    while (width < this.sources.length) {
      width <<= 1;
    }
    leaves = width;
    times = new long[leaves];
    winners = new int[2 * leaves];
    for (int i = 0; i < leaves; i++) {
      times[i] = i < this.sources.length ? this.sources[i].nextTimeNanos() : NONE;
      winners[leaves + i] = i;
    }
    for (int node = leaves - 1; node > 0; node--) {
      play(node);
    }
  }

  private void play(int node) {
    int left = winners[2 * node];
    int right = winners[2 * node + 1];
    // On a tie the left one wins: its index is the lower.
    winners[node] = times[right] < times[left] ? right : left;
  }

  private void update(int index) {
    times[index] = sources[index].nextTimeNanos();
    for (int node = (leaves + index) >>> 1; node > 0; node >>>= 1) {
      play(node);
    }
  }

  @Override
  public long nextTimeNanos() {
    return times[winners[1]];
  }

  @Override
  public void take(Write into) {
    int index = winners[1];
    if (times[index] == NONE) {
      throw new IllegalStateException("no write is due in any of " + sources.length + " sources");
    }
    sources[index].take(into);
    into.tag = outerTag(into.tag, index);
    update(index);
  }

  private int outerTag(int tag, int index) {
    long outer = (long) tag * sources.length + index;
    if (tag < 0 || outer > Integer.MAX_VALUE) {
      throw new IllegalStateException(
          "found tag "
              + tag
              + " of source "
              + index
              + "; expected 0 to "
              + (Integer.MAX_VALUE - index) / sources.length
              + " where "
              + sources.length
              + " sources are merged");
    }
    return (int) outer;
  }

  @Override
  public void completed(int tag, long nowNanos) {
    if (tag < 0) {
      throw new IllegalArgumentException("found tag " + tag + " completed; expected 0 or more");
    }
    int index = tag % sources.length;
    sources[index].completed(tag / sources.length, nowNanos);
    update(index);
  }

  @Override
  public boolean ended() {
    for (WriteSource source : sources) {
      if (!source.ended()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Closes every source, even where one fails to close; the first failure is thrown, later ones are
   * attached to it.
   */
  @Override
  public void close() {
    RuntimeException first = null;
    for (WriteSource source : sources) {
      try {
        source.close();
      } catch (RuntimeException failure) {
        if (first == null) {
          first = failure;
        } else {
          first.addSuppressed(failure);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
