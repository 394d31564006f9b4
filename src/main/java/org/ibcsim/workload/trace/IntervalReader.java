package org.ibcsim.workload.trace;

import java.math.BigDecimal;
import java.nio.file.Path;

/**
 * Reads recorded intervals, {@code time_s,writes,bytes}, and makes the single writes of each.
 *
 * <p>The header is required. A time is the end of its interval, in seconds since the recording
 * began (0 is the start of the first interval); times increase. An interval's writes are spread
 * evenly over it, each in the middle of its share of the time; their sizes differ by one unit at
 * most and sum exactly to the interval's bytes, in units of 512 bytes where the bytes allow it and
 * of one byte otherwise. Where a write went is not known.
 *
 * <p>Counters that are not read at one instant give odd intervals, which are mended and counted:
 * bytes without a write become one write (the write is counted in a neighbouring interval); writes
 * without bytes carry no data and are left out. Fewer bytes than writes, or more than one write a
 * nanosecond, is a mistake.
 */
final class IntervalReader implements TraceReader {
  private static final String COLUMNS = "time_s,writes,bytes";
  private static final int TIME = 0;
  private static final int WRITES = 1;
  private static final int BYTES = 2;
  private static final int SECTOR_BYTES = 512;

  private final FieldLines lines;
  private boolean started;
  private boolean anyInterval;
  private long endNanos;
  private long mended;

  private long writesLeft;

  // The times: nextNanos + timeRemainder / (2 * writes), exactly.
  private long nextNanos;
  private long timeRemainder;
  private long timeStep;
  private long timeStepRemainder;
  private long timeDenominator;

  // The sizes: sizeStep units each, and one more whenever the remainders make up a whole one.
  private int unitBytes;
  private long sizeStep;
  private long sizeStepRemainder;
  private long sizeRemainder;
  private long writes;

  IntervalReader(Path path) {
    lines = new FieldLines(new TraceFile(path));
  }

  @Override
  public boolean read(TraceRecord into) {
    while (writesLeft == 0) {
      if (!nextInterval()) {
        return false;
      }
    }
    writesLeft--;
    into.number = lines.number();
    into.write = true;
    into.offsetBytes = TraceRecord.UNKNOWN_OFFSET;
    into.timeNanos = nextNanos;
    into.lengthBytes = nextSize();
    advanceTime();
    return true;
  }

  private boolean nextInterval() {
    if (!started) {
      readHeader();
      started = true;
    }
    if (!lines.next()) {
      if (!anyInterval) {
        throw lines.nothingRecorded("at least one line of " + COLUMNS + " after the header");
      }
      return false;
    }
    lines.requireColumns(3, COLUMNS);
    long startNanos = endNanos;
    long timeNanos = lines.seconds(TIME, "a time in seconds, as in 12.25", LONGEST_NANOS);
    writes = lines.number(WRITES, "a number of writes", Long.MAX_VALUE / 2);
    long bytes = lines.number(BYTES, "a number of bytes", Long.MAX_VALUE);
    // A first line at 0 that holds nothing marks the start; some recorders write it.
    boolean startMark = !anyInterval && timeNanos == 0 && writes == 0 && bytes == 0;
    if (timeNanos <= startNanos && !startMark) {
      throw lines.mistake(
          TIME,
          "a time after " + secondsText(startNanos) + " s, the end of the interval before",
          null);
    }
    anyInterval = true;
    endNanos = timeNanos;
    prepare(startNanos, timeNanos - startNanos, bytes);
    return true;
  }

  private void readHeader() {
    boolean header =
        lines.next()
            && lines.columns() == 3
            && lines.isWord(TIME, "time_s")
            && lines.isWord(WRITES, "writes")
            && lines.isWord(BYTES, "bytes");
    if (!header) {
      throw new TraceException(
          lines.place(0), lines.quoted(), "the header " + COLUMNS, "Add it as the first line.");
    }
  }

  private void prepare(long startNanos, long lengthNanos, long bytes) {
    if (bytes == 0) {
      mended += writes > 0 ? 1 : 0;
      writes = 0;
    } else if (writes == 0) {
      mended++;
      writes = 1;
    }
    writesLeft = writes;
    if (writes == 0) {
      return;
    }
    if (writes > lengthNanos) {
      throw lines.mistake(
          WRITES, "at most one write a nanosecond, " + lengthNanos + " in this interval", null);
    }
    if (bytes < writes) {
      throw lines.mistake(BYTES, "at least one byte for each of " + writes + " writes", null);
    }
    prepareSizes(bytes);
    prepareTimes(startNanos, lengthNanos);
  }

  private void prepareSizes(long bytes) {
    boolean sectors = bytes % SECTOR_BYTES == 0 && bytes / SECTOR_BYTES >= writes;
    unitBytes = sectors ? SECTOR_BYTES : 1;
    long units = bytes / unitBytes;
    sizeStep = units / writes;
    sizeStepRemainder = units % writes;
    sizeRemainder = 0;
    if (sizeStep >= Integer.MAX_VALUE / unitBytes) {
      throw lines.mistake(
          BYTES,
          "writes of less than " + Integer.MAX_VALUE + " bytes each, but " + writes + " writes",
          null);
    }
  }

  private int nextSize() {
    long units = sizeStep;
    sizeRemainder += sizeStepRemainder;
    if (sizeRemainder >= writes) {
      sizeRemainder -= writes;
      units++;
    }
    return (int) (units * unitBytes);
  }

  private void prepareTimes(long startNanos, long lengthNanos) {
    timeDenominator = 2 * writes;
    timeStep = lengthNanos / writes;
    timeStepRemainder = 2 * (lengthNanos % writes);
    nextNanos = startNanos + lengthNanos / timeDenominator;
    timeRemainder = lengthNanos % timeDenominator;
  }

  private void advanceTime() {
    nextNanos += timeStep;
    timeRemainder += timeStepRemainder;
    if (timeRemainder >= timeDenominator) {
      timeRemainder -= timeDenominator;
      nextNanos++;
    }
  }

  private static String secondsText(long nanos) {
    return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString();
  }

  @Override
  public long mended() {
    return mended;
  }

  @Override
  public TracePlace place(TraceRecord record) {
    return lines.placeOfLine(record.number);
  }

  @Override
  public void close() {
    lines.close();
  }
}
