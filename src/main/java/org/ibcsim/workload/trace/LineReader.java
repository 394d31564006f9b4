package org.ibcsim.workload.trace;

/**
 * A reader of a text format in which each line is one request: what all of them have in common.
 *
 * <p>Times are counted from that of the first record, before they are scaled to nanoseconds: stamps
 * that count from far back would not fit in a long.
 */
abstract class LineReader implements TraceReader {
  /** The last offset that a request may have: its end still fits in a long. */
  static final long LAST_OFFSET_BYTES = Long.MAX_VALUE - Integer.MAX_VALUE;

  static final int SECTOR_BYTES = 512;

  final FieldLines lines;
  private final String columns;
  private boolean anyRecord;
  private long firstTicks;

  /**
   * @param columns what a line holds, for messages
   */
  LineReader(FieldLines lines, String columns) {
    this.lines = lines;
    this.columns = columns;
  }

  /** Whether the current line is no request: a header, a comment, a summary. */
  abstract boolean passesOver();

  /** Reads the current line; all of the record but its number. */
  abstract void fill(TraceRecord into);

  @Override
  public final boolean read(TraceRecord into) {
    do {
      if (!lines.next()) {
        if (!anyRecord) {
          throw lines.nothingRecorded("lines of " + columns);
        }
        return false;
      }
    } while (passesOver());
    fill(into);
    into.number = lines.number();
    anyRecord = true;
    return true;
  }

  /** Whether a record was read already. */
  final boolean anyRecord() {
    return anyRecord;
  }

  /** A field of whole ticks, as nanoseconds since the first record. */
  final long sinceFirst(int column, String meaning, long nanosPerTick) {
    long ticks = lines.number(column, meaning, Long.MAX_VALUE);
    if (!anyRecord) {
      firstTicks = ticks;
    }
    long since = ticks - firstTicks;
    if (Math.abs(since) > LONGEST_NANOS / nanosPerTick) {
      throw lines.mistake(column, "a time within 73 years of the first one, " + firstTicks, null);
    }
    return since * nanosPerTick;
  }

  /** A field of decimal units of time, as nanoseconds since the first record. */
  final long decimalSinceFirst(int column, String meaning, long nanosPerUnit) {
    long nanos = lines.time(column, meaning, nanosPerUnit, LONGEST_NANOS);
    if (!anyRecord) {
      firstTicks = nanos;
    }
    return nanos - firstTicks;
  }

  final long offsetBytes(int column) {
    return lines.number(column, "an offset in bytes", LAST_OFFSET_BYTES);
  }

  /** A field of 512-byte sectors, as bytes. */
  final long offsetOfSector(int column) {
    return lines.number(column, "a sector of 512 bytes", LAST_OFFSET_BYTES / SECTOR_BYTES)
        * SECTOR_BYTES;
  }

  final int sizeBytes(int column) {
    return (int) lines.number(column, "a size in bytes", Integer.MAX_VALUE);
  }

  /** A field of 512-byte sectors, as bytes. */
  final int sizeOfSectors(int column) {
    return (int)
        (lines.number(column, "a number of sectors", Integer.MAX_VALUE / SECTOR_BYTES)
            * SECTOR_BYTES);
  }

  /** Whether a field of one letter says write; otherwise it must say read. */
  final boolean isWrite(int column, String write, String read) {
    if (lines.isWord(column, write)) {
      return true;
    }
    if (lines.isWord(column, read)) {
      return false;
    }
    throw lines.mistake(column, "'" + write + "' for a write or '" + read + "' for a read", null);
  }

  @Override
  public long mended() {
    return 0;
  }

  @Override
  public final TracePlace place(TraceRecord record) {
    return lines.placeOfLine(record.number);
  }

  @Override
  public final void close() {
    lines.close();
  }
}
