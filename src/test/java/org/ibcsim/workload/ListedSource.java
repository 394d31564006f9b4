package org.ibcsim.workload;

import java.util.ArrayList;
import java.util.List;

/**
 * A source of writes at listed times, which remembers what it is told. A write's tag is its number.
 */
final class ListedSource implements WriteSource {
  private final int volume;
  private final List<Long> times;
  private int next;
  final List<Integer> completions = new ArrayList<>();
  boolean closed;
  boolean failsToClose;

  ListedSource(int volume, List<Long> times) {
    this.volume = volume;
    this.times = times;
  }

  @Override
  public long nextTimeNanos() {
    return ended() ? NONE : times.get(next);
  }

  @Override
  public void take(Write into) {
    into.timeNanos = times.get(next);
    into.volume = volume;
    into.tag = next++;
  }

  @Override
  public void completed(int tag, long nowNanos) {
    completions.add(tag);
  }

  @Override
  public boolean ended() {
    return next == times.size();
  }

  @Override
  public void close() {
    closed = true;
    if (failsToClose) {
      throw new IllegalStateException("source " + volume + " does not close");
    }
  }
}
