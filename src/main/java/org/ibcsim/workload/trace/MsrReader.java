package org.ibcsim.workload.trace;

import java.nio.file.Path;

/**
 * Reads the block traces of MSR Cambridge: {@code
 * Timestamp,Hostname,DiskNumber,Type,Offset,Size,ResponseTime}.
 *
 * <p>The timestamp counts 100 ns since 1601 (Windows FILETIME); offset and size are bytes; the type
 * is Read or Write in any case. A first line that begins with "Timestamp" is a header. Lines need
 * not be in time order. Requests of all hosts and disks in the file are taken: split the file where
 * they are to be told apart. [capacity.md 4]
 */
final class MsrReader implements TraceReader {
  private static final String COLUMNS =
      "Timestamp,Hostname,DiskNumber,Type,Offset,Size,ResponseTime";
  private static final int TIMESTAMP = 0;
  private static final int TYPE = 3;
  private static final int OFFSET = 4;
  private static final int SIZE = 5;
  private static final long NANOS_PER_TICK = 100;

  private final CsvLines lines;
  private long firstTicks = -1;

  MsrReader(Path path) {
    lines = new CsvLines(new TraceFile(path));
  }

  @Override
  public boolean read(TraceRecord into) {
    boolean more = lines.next();
    if (more && lines.number() == 1 && lines.isWord(TIMESTAMP, "timestamp")) {
      more = lines.next();
    }
    if (!more) {
      if (firstTicks < 0) {
        throw lines.nothingRecorded("lines of " + COLUMNS);
      }
      return false;
    }
    lines.requireColumns(7, COLUMNS);
    into.timeNanos = timeNanos();
    into.write = isWrite();
    into.offsetBytes =
        lines.number(OFFSET, "an offset in bytes", Long.MAX_VALUE - Integer.MAX_VALUE);
    into.lengthBytes = (int) lines.number(SIZE, "a size in bytes", Integer.MAX_VALUE);
    into.number = lines.number();
    return true;
  }

  private long timeNanos() {
    long ticks = lines.number(TIMESTAMP, "a time in 100 ns ticks", Long.MAX_VALUE);
    if (firstTicks < 0) {
      firstTicks = ticks;
    }
    // Ticks since 1601 times 100 would not fit in a long: the difference is taken first.
    long sinceFirst = ticks - firstTicks;
    if (Math.abs(sinceFirst) > LONGEST_NANOS / NANOS_PER_TICK) {
      throw lines.mistake(
          TIMESTAMP, "a time within 73 years of the first one, " + firstTicks, null);
    }
    return sinceFirst * NANOS_PER_TICK;
  }

  private boolean isWrite() {
    if (lines.isWord(TYPE, "write")) {
      return true;
    }
    if (lines.isWord(TYPE, "read")) {
      return false;
    }
    throw lines.mistake(TYPE, "Read or Write", null);
  }

  @Override
  public long mended() {
    return 0;
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
