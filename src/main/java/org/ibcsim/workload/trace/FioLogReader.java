package org.ibcsim.workload.trace;

import java.nio.file.Path;

/**
 * Reads an I/O log that fio writes and replays, version 2 or 3.
 *
 * <p>Version 3: {@code timestamp filename action offset length}, the timestamp in milliseconds.
 * Version 2: {@code filename action offset length}, without times but for {@code filename wait
 * microseconds}, which the requests behind it come later. The first line names the version. Actions
 * that move no data (add, open, close, sync and others) are passed over; a trim is no write.
 * [capacity.md 4]
 */
final class FioLogReader extends LineReader {
  private static final String COLUMNS = "[timestamp] filename action offset length";
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long NANOS_PER_MICRO = 1_000;

  private int version;
  private long waitedNanos;
  private long firstWaitNanos;

  FioLogReader(Path path) {
    super(new FieldLines(new TraceFile(path), FieldLines.BLANKS), COLUMNS);
  }

  @Override
  boolean passesOver() {
    if (version == 0) {
      readVersion();
      return true;
    }
    int action = version == 3 ? 2 : 1;
    lines.requireAtLeast(action + 1, COLUMNS);
    if (version == 2 && lines.isWord(action, "wait")) {
      lines.requireAtLeast(action + 2, "filename wait microseconds");
      long nanos =
          lines.time(
              action + 1, "a wait in microseconds", NANOS_PER_MICRO, LONGEST_NANOS - waitedNanos);
      waitedNanos += nanos;
      return true;
    }
    return !lines.isWord(action, "write")
        && !lines.isWord(action, "read")
        && !lines.isWord(action, "trim");
  }

  private void readVersion() {
    boolean named =
        lines.columns() == 4
            && lines.isWord(0, "fio")
            && lines.isWord(1, "version")
            && lines.isWord(3, "iolog");
    if (named && lines.isWord(2, "2")) {
      version = 2;
    } else if (named && lines.isWord(2, "3")) {
      version = 3;
    } else {
      throw new TraceException(
          lines.place(0), lines.quoted(), "'fio version 2 iolog' or 'fio version 3 iolog'", null);
    }
  }

  @Override
  void fill(TraceRecord into) {
    int action = version == 3 ? 2 : 1;
    lines.requireAtLeast(action + 3, COLUMNS);
    into.write = lines.isWord(action, "write");
    into.offsetBytes = offsetBytes(action + 1);
    into.lengthBytes = sizeBytes(action + 2);
    if (version == 3) {
      into.timeNanos = sinceFirst(0, "a time in milliseconds", NANOS_PER_MILLI);
    } else {
      firstWaitNanos = anyRecord() ? firstWaitNanos : waitedNanos;
      into.timeNanos = waitedNanos - firstWaitNanos;
    }
  }
}
