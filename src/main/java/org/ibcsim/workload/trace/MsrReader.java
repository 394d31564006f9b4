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
final class MsrReader extends LineReader {
  private static final String COLUMNS =
      "Timestamp,Hostname,DiskNumber,Type,Offset,Size,ResponseTime";
  private static final int TIMESTAMP = 0;
  private static final int TYPE = 3;
  private static final int OFFSET = 4;
  private static final int SIZE = 5;
  private static final long NANOS_PER_TICK = 100;

  MsrReader(Path path) {
    super(new FieldLines(new TraceFile(path)), COLUMNS);
  }

  @Override
  boolean passesOver() {
    return lines.number() == 1 && lines.isWord(TIMESTAMP, "timestamp");
  }

  @Override
  void fill(TraceRecord into) {
    lines.requireColumns(7, COLUMNS);
    into.timeNanos = sinceFirst(TIMESTAMP, "a time in 100 ns ticks", NANOS_PER_TICK);
    into.write = isWrite();
    into.offsetBytes = offsetBytes(OFFSET);
    into.lengthBytes = sizeBytes(SIZE);
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
}
