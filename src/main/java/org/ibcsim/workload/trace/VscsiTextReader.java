package org.ibcsim.workload.trace;

import java.nio.file.Path;

/**
 * Reads the text form of a virtual machine's SCSI commands (vscsiStats): {@code Serial Number,IO
 * Data Length,Num SG Entries,Command Type,LBN,Time Stamp (microseconds)}.
 *
 * <p>Lines that begin with # are headers. The LBN is in sectors of 512 bytes; commands other than
 * read and write move no data that counts; times may go backwards between commands. [capacity.md 4]
 */
final class VscsiTextReader extends LineReader {
  private static final String COLUMNS =
      "Serial Number,IO Data Length,Num SG Entries,Command Type,LBN,Time Stamp (microseconds)";
  private static final long NANOS_PER_MICRO = 1_000;

  VscsiTextReader(Path path) {
    super(new FieldLines(new TraceFile(path)), COLUMNS);
  }

  @Override
  boolean passesOver() {
    return lines.first() == '#';
  }

  @Override
  void fill(TraceRecord into) {
    lines.requireColumns(6, COLUMNS);
    into.write = lines.isWord(3, "write");
    if (!into.write && lines.length(3) == 0) {
      throw lines.mistake(3, "a command type, as in write", null);
    }
    into.lengthBytes = into.write ? sizeBytes(1) : 0;
    into.offsetBytes = into.write ? offsetOfSector(4) : 0;
    into.timeNanos = sinceFirst(5, "a time in microseconds", NANOS_PER_MICRO);
  }
}
