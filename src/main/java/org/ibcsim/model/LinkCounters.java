package org.ibcsim.model;

import java.util.Arrays;

/**
 * What {@code vxrlink stats} shows of one RLINK, counted since it connected last (dataflow 7.5) [D
 * 41-ch6display_vvr80, W73-ch05s04].
 *
 * <p>A driver keeps one for each RLINK. What the model tells its {@link Observer} is counted from
 * there: messages, bytes, and the errors of {@link Observer#dropped}; the clock of the link, who
 * alone knows times, adds round trips, time-outs, refusals of the stack and waits. Nothing of the
 * model depends on it, so it is no part of a state. Not safe for several threads.
 */
public final class LinkCounters {
  /** A new round trip counts one part in this many of the moving average (inferred). */
  private static final int AVERAGED = 8;

  private final long[] errors = new long[LinkError.values().length];
  private long messages;
  private long transmittedBytes;
  private long acknowledgedBytes;
  private long delays;
  private long roundTripNanos;
  private long timeoutNanos;

  /** A message has left for the first time since the connection began. */
  public void sent(long bytes) {
    messages++;
    transmittedBytes += bytes;
  }

  /** Bytes left once more. */
  public void sentAgain(long bytes) {
    transmittedBytes += bytes;
  }

  /** The network acknowledgement of a message is here. */
  public void acknowledged(long bytes) {
    acknowledgedBytes += bytes;
  }

  /** A message met an error. */
  public void error(LinkError error) {
    errors[error.ordinal()]++;
  }

  /** Sending waited because of flow control, or because too many bytes were outstanding. */
  public void delayed() {
    delays++;
  }

  /** A round trip was measured. */
  public void roundTrip(long nanos) {
    roundTripNanos =
        roundTripNanos == 0 ? nanos : roundTripNanos + (nanos - roundTripNanos) / AVERAGED;
  }

  /** How long the next message may go without an acknowledgement before it is sent again. */
  public void timeout(long nanos) {
    timeoutNanos = nanos;
  }

  /** The RLINK has disconnected: all is zero again. */
  public void reset() {
    Arrays.fill(errors, 0);
    messages = 0;
    transmittedBytes = 0;
    acknowledgedBytes = 0;
    delays = 0;
    roundTripNanos = 0;
    timeoutNanos = 0;
  }

  /** What stands here now, to be kept. */
  public LinkCounters copy() {
    LinkCounters copy = new LinkCounters();
    System.arraycopy(errors, 0, copy.errors, 0, errors.length);
    copy.messages = messages;
    copy.transmittedBytes = transmittedBytes;
    copy.acknowledgedBytes = acknowledgedBytes;
    copy.delays = delays;
    copy.roundTripNanos = roundTripNanos;
    copy.timeoutNanos = timeoutNanos;
    return copy;
  }

  /**
   * What was counted since an earlier copy, as {@code -i} prints it; the moving average and the
   * current time-out stay what they are. If the RLINK has disconnected in between, what was counted
   * since then.
   */
  public LinkCounters since(LinkCounters earlier) {
    LinkCounters interval = copy();
    if (transmittedBytes < earlier.transmittedBytes || messages < earlier.messages) {
      return interval;
    }
    for (int error = 0; error < errors.length; error++) {
      interval.errors[error] = Math.max(0, errors[error] - earlier.errors[error]);
    }
    interval.messages = messages - earlier.messages;
    interval.transmittedBytes = transmittedBytes - earlier.transmittedBytes;
    interval.acknowledgedBytes = Math.max(0, acknowledgedBytes - earlier.acknowledgedBytes);
    interval.delays = Math.max(0, delays - earlier.delays);
    return interval;
  }

  /** Messages that left; one for each update [D 62-ch01s19]. */
  public long messages() {
    return messages;
  }

  /** Data of all messages that left, those sent again included: Blocks of {@code -e}. */
  public long transmittedBytes() {
    return transmittedBytes;
  }

  /** Data of those that are network-acknowledged: Blocks without {@code -e}. */
  public long acknowledgedBytes() {
    return acknowledgedBytes;
  }

  public long errors(LinkError error) {
    return errors[error.ordinal()];
  }

  /** The column Memory: all errors for want of memory at the Secondary. */
  public long memoryErrors() {
    long sum = 0;
    for (LinkError error : LinkError.values()) {
      sum += error.ofMemory() ? errors[error.ordinal()] : 0;
    }
    return sum;
  }

  public long delays() {
    return delays;
  }

  /** Moving average; 0 when none was measured. */
  public long roundTripNanos() {
    return roundTripNanos;
  }

  /** The current time-out; 0 when the link has none. */
  public long timeoutNanos() {
    return timeoutNanos;
  }
}
