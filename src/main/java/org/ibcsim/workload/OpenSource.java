package org.ibcsim.workload;

import org.ibcsim.kernel.RandomStream;

/**
 * Writes at the times of an arrival process, whether or not earlier writes have completed.
 *
 * <p>Allocates nothing while it runs. Takes streams of its own for sizes and places, so that a
 * change of rate changes neither.
 */
public final class OpenSource implements WriteSource {
  private final Arrivals arrivals;
  private final ActiveTime active;
  private final ShapeSampler sampler;
  private long writesLeft;
  private long nextNanos;

  /**
   * @param arrivals not before the start of the active time; an arrival before it is refused
   */
  public OpenSource(
      Arrivals arrivals,
      ActiveTime active,
      WriteShape shape,
      RandomStream sizes,
      RandomStream places) {
    this.arrivals = arrivals;
    this.active = active;
    this.sampler = new ShapeSampler(shape, sizes, places);
    this.writesLeft = active.writes();
    advance();
    if (nextNanos < active.startNanos()) {
      throw new IllegalArgumentException(
          "found a first arrival at "
              + nextNanos
              + " ns; expected none before the start at "
              + active.startNanos()
              + " ns");
    }
  }

  private void advance() {
    if (writesLeft == 0) {
      nextNanos = NONE;
      return;
    }
    long due = arrivals.next();
    nextNanos = due < active.endNanos() ? due : NONE;
  }

  @Override
  public long nextTimeNanos() {
    return nextNanos;
  }

  @Override
  public void take(Write into) {
    if (nextNanos == NONE) {
      throw new IllegalStateException("no write is due: this source has ended");
    }
    into.timeNanos = nextNanos;
    into.tag = 0;
    sampler.fill(into);
    writesLeft--;
    advance();
  }

  @Override
  public boolean ended() {
    return nextNanos == NONE;
  }
}
