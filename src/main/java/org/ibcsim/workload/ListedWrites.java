package org.ibcsim.workload;

import java.util.List;

/**
 * Writes that are told one by one, in order of time; those at one time in the order of the list.
 */
public final class ListedWrites implements WriteSource {
  /**
   * One of them.
   *
   * @param timeNanos when it is due, since the start of the run
   * @param volume index of the volume in the scenario's list
   * @param offsetBytes from the start of the volume
   */
  public record Listed(long timeNanos, int volume, long offsetBytes, int lengthBytes) {}

  private final List<Listed> writes;
  private int next;

  /** A source at its start. */
  public ListedWrites(List<Listed> writes) {
    this.writes = List.copyOf(writes);
  }

  @Override
  public long nextTimeNanos() {
    return ended() ? NONE : writes.get(next).timeNanos();
  }

  @Override
  public void take(Write into) {
    if (ended()) {
      throw new IllegalStateException("no write is due: all " + writes.size() + " were taken");
    }
    Listed write = writes.get(next++);
    into.timeNanos = write.timeNanos();
    into.volume = write.volume();
    into.offsetBytes = write.offsetBytes();
    into.lengthBytes = write.lengthBytes();
    into.tag = 0;
  }

  @Override
  public boolean ended() {
    return next == writes.size();
  }
}
