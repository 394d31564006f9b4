package org.ibcsim.simulate;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.ibcsim.workload.Write;
import org.ibcsim.workload.WriteSource;

/**
 * The writes of the workload, and among them those that a {@link Hand} offers, in order of time;
 * equal times: the workload's first.
 *
 * <p>Writes by hand have negative tags, which no source gives out.
 */
final class HandWrites implements WriteSource {
  private record Offered(long timeNanos, int volume, long offsetBytes, int lengthBytes, int tag) {}

  private final WriteSource workload;
  private final ArrayDeque<Offered> offered = new ArrayDeque<>();

  /** Who hears of a write by hand when it returns, by tag. */
  private final Map<Integer, Consumer<Boolean>> ends = new TreeMap<>();

  private int lastTag;

  /**
   * @param workload is closed with this
   */
  HandWrites(WriteSource workload) {
    this.workload = workload;
  }

  /**
   * Adds a write that is due now.
   *
   * @param timeNanos not before the last write that was taken
   * @param end told whether it succeeded, from inside a step of the model: it must only take note
   */
  void offer(long timeNanos, int volume, long offsetBytes, int lengthBytes, Consumer<Boolean> end) {
    lastTag--;
    ends.put(lastTag, end);
    offered.add(new Offered(timeNanos, volume, offsetBytes, lengthBytes, lastTag));
  }

  private long nextOfferedNanos() {
    Offered next = offered.peek();
    return next == null ? NONE : next.timeNanos;
  }

  @Override
  public long nextTimeNanos() {
    return Math.min(workload.nextTimeNanos(), nextOfferedNanos());
  }

  @Override
  public void take(Write into) {
    if (workload.nextTimeNanos() <= nextOfferedNanos()) {
      workload.take(into);
      return;
    }
    Offered next = offered.remove();
    into.timeNanos = next.timeNanos;
    into.volume = next.volume;
    into.offsetBytes = next.offsetBytes;
    into.lengthBytes = next.lengthBytes;
    into.tag = next.tag;
  }

  /** A write has returned to the application. */
  void returned(int tag, long nowNanos, boolean succeeded) {
    if (tag >= 0) {
      workload.completed(tag, nowNanos);
      return;
    }
    Consumer<Boolean> end = ends.remove(tag);
    if (end == null) {
      throw new IllegalStateException("a write by hand returned twice, tag " + tag);
    }
    end.accept(succeeded);
  }

  @Override
  public boolean ended() {
    return offered.isEmpty() && workload.ended();
  }

  @Override
  public void close() {
    workload.close();
  }
}
