package org.ibcsim.workload;

/**
 * A stream of application writes in time order.
 *
 * <p>Memory does not grow with the length of the stream. A source says when its next write is due;
 * a closed loop, which waits for its own writes, answers {@link #NONE} while all of them are
 * outstanding. Not thread-safe.
 */
public interface WriteSource extends AutoCloseable {
  /** No write is due: for ever if {@link #ended}, otherwise until a write completes. */
  long NONE = Long.MAX_VALUE;

  /**
   * When the next write is due, nanoseconds since the start of the run, or {@link #NONE}.
   *
   * <p>Never earlier than a write taken before. Only {@link #take} and {@link #completed} change
   * the answer; a completion may bring it forward, so ask again after each.
   */
  long nextTimeNanos();

  /**
   * Takes the next write. Only after {@link #nextTimeNanos} answered a time.
   *
   * @throws IllegalStateException if no write is due
   */
  void take(Write into);

  /**
   * Says that a write was acknowledged to the application (or failed) at a time. Open sources do
   * not listen.
   *
   * @param nowNanos not before the write was due, nor before the time of the last write taken
   */
  default void completed(int tag, long nowNanos) {}

  /** Whether no write will ever come again. */
  boolean ended();

  @Override
  default void close() {}
}
