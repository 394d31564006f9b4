package org.ibcsim.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The pending events of a simulation, served in the order (time, then order of scheduling).
 *
 * <p>Times are nanoseconds of virtual time, 0 to {@link Long#MAX_VALUE} - 1. Scheduling before the
 * time of the last event served is refused. Events that are equal or even identical objects may be
 * pending many times. Not thread-safe.
 *
 * @param <E> the type of event
 */
public interface EventQueue<E> {
  /**
   * Adds an event.
   *
   * @return a ticket, for {@link #cancel} alone; never given out twice by one queue
   * @throws IllegalArgumentException if the time lies before the time of the last event served, or
   *     is {@link Long#MAX_VALUE}
   */
  long schedule(long timeNanos, E event);

  /**
   * Takes back an event that is still pending; answers false if it was served or cancelled before.
   */
  boolean cancel(long ticket);

  /** Serves the next event, or null when none is pending; its time is {@link #now} afterwards. */
  @Nullable E poll();

  /** The time of the last event served; 0 at first. */
  long now();

  /**
   * The time of the next event, or {@link Long#MAX_VALUE} when none is pending. Changes nothing
   * that a caller can see.
   */
  long nextTime();

  /** How many events are pending. */
  int size();

  /**
   * An independent queue with the same pending events, in the same order and under the same
   * tickets. The events themselves are shared: they are expected to be immutable.
   */
  EventQueue<E> copy();
}
