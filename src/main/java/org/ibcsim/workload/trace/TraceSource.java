package org.ibcsim.workload.trace;

import org.ibcsim.workload.VolumeRange;
import org.ibcsim.workload.Write;
import org.ibcsim.workload.WriteSource;

/**
 * Replays the writes of a trace onto a volume.
 *
 * <p>Reads, commands without data and writes of no bytes are skipped. The traced device is laid
 * over the range again and again: an offset counts modulo the range's length. A write that would
 * cross the end of the range is moved back so far that it ends there, so that it stays one write of
 * the same length. Writes whose place is not recorded follow each other through the range, and
 * begin again where the next does not fit. Lengths are passed on as they are.
 *
 * <p>The file is opened when the first write is asked for, and closed at the end of the replay or
 * by {@link #close}. {@link #nextTimeNanos} and {@link #ended} read ahead, and throw {@link
 * TraceException} where the trace is broken or a write is longer than the range.
 */
public final class TraceSource implements WriteSource {
  private final TraceReader reader;
  private final TraceReplay replay;
  private final VolumeRange range;
  private final TraceRecord ahead = new TraceRecord();
  private long aheadNanos;
  private boolean isAhead;
  private boolean exhausted;
  private long followingByte;

  public TraceSource(TraceReader reader, VolumeRange range, TraceReplay replay) {
    this.reader = reader;
    this.range = range;
    this.replay = replay;
  }

  @Override
  public long nextTimeNanos() {
    return lookAhead() ? aheadNanos : NONE;
  }

  @Override
  public boolean ended() {
    return !lookAhead();
  }

  private boolean lookAhead() {
    while (!isAhead && !exhausted) {
      if (!reader.read(ahead) || replay.isAfterEnd(ahead.timeNanos)) {
        exhausted = true;
        reader.close();
      } else if (ahead.write && ahead.lengthBytes > 0 && ahead.timeNanos >= replay.fromNanos()) {
        aheadNanos = runNanos();
        requireFits();
        isAhead = true;
      }
    }
    return isAhead;
  }

  private long runNanos() {
    long nanos = replay.runNanos(ahead.timeNanos);
    if (nanos < 0) {
      throw new TraceException(
          reader.place(ahead),
          "a write " + ahead.timeNanos + " ns into the trace, at speed " + replay.speed(),
          "a time of the run that fits in 63 bits of nanoseconds",
          "Raise the speed, or start the replay earlier.");
    }
    return nanos;
  }

  private void requireFits() {
    if (ahead.lengthBytes > range.lengthBytes()) {
      throw new TraceException(
          reader.place(ahead),
          "a write of " + ahead.lengthBytes + " bytes",
          "at most "
              + range.lengthBytes()
              + " bytes, the length of the range that it is replayed onto",
          "Make the volume larger.");
    }
  }

  @Override
  public void take(Write into) {
    if (!lookAhead()) {
      throw new IllegalStateException("no write is due: the trace has ended");
    }
    into.timeNanos = aheadNanos;
    into.volume = range.volume();
    into.lengthBytes = ahead.lengthBytes;
    into.offsetBytes = range.firstByte() + offsetInRange();
    into.tag = 0;
    isAhead = false;
  }

  private long offsetInRange() {
    long last = range.lengthBytes() - ahead.lengthBytes;
    if (ahead.offsetBytes != TraceRecord.UNKNOWN_OFFSET) {
      return Math.min(ahead.offsetBytes % range.lengthBytes(), last);
    }
    long offset = followingByte > last ? 0 : followingByte;
    followingByte = offset + ahead.lengthBytes;
    return offset;
  }

  @Override
  public void close() {
    exhausted = true;
    isAhead = false;
    reader.close();
  }
}
