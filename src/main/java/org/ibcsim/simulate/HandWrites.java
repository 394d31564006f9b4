package org.ibcsim.simulate;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.ibcsim.model.IbcError;
import org.ibcsim.model.Outcome;
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
  private final Map<Integer, CallEnd> ends = new TreeMap<>();

  private int lastTag;

  /** Somebody who is told of each write that is taken; nobody at first. */
  private Consumer<Write> listener = write -> {};

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
   */
  void offer(long timeNanos, int volume, long offsetBytes, int lengthBytes, CallEnd end) {
    lastTag--;
    ends.put(lastTag, end);
    offered.add(new Offered(timeNanos, volume, offsetBytes, lengthBytes, lastTag));
  }

  /** Tells somebody of each write that is offered for the first time, from here on. */
  void tell(Consumer<Write> taken) {
    listener = taken;
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

  /** A write that was taken is offered to the data set for the first time. */
  void tellTaken(Write write) {
    listener.accept(write);
  }

  /** A write has returned to the application. */
  void returned(int tag, long nowNanos, boolean succeeded) {
    if (tag >= 0) {
      workload.completed(tag, nowNanos);
      return;
    }
    endOf(tag).returned(succeeded ? Outcome.DONE : new Outcome.Failed(IbcError.EIO));
  }

  private CallEnd endOf(int tag) {
    CallEnd end = ends.remove(tag);
    if (end == null) {
      throw new IllegalStateException("a write by hand ended twice, tag " + tag);
    }
    return end;
  }

  /**
   * The application died before a write that it had made returned; answers false if the workload
   * made it, which hears of nothing before the application is back.
   */
  boolean died(int tag) {
    if (tag >= 0) {
      return false;
    }
    endOf(tag).died();
    return true;
  }

  /** The application died: what it had not even begun to write is never written. */
  void applicationDied() {
    while (!offered.isEmpty()) {
      endOf(offered.remove().tag).died();
    }
  }

  /** The application is back, and no longer waits for a write of the workload. */
  void givenUp(int tag, long nowNanos) {
    workload.completed(tag, nowNanos);
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
