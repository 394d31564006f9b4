package org.ibcsim.workload.trace;

import java.nio.file.Path;

/**
 * Reads the block traces of Tencent CBS (2018): {@code Timestamp,Offset,Size,IOType,VolumeID}.
 *
 * <p>The timestamp is in seconds, offset and size in sectors of 512 bytes, the type 0 for a read
 * and 1 for a write. Requests of all volumes are taken. [capacity.md 4]
 */
final class TencentReader extends LineReader {
  private static final String COLUMNS = "Timestamp,Offset,Size,IOType,VolumeID";

  TencentReader(Path path) {
    super(new FieldLines(new TraceFile(path)), COLUMNS);
  }

  @Override
  boolean passesOver() {
    return lines.number() == 1 && lines.isWord(0, "timestamp");
  }

  @Override
  void fill(TraceRecord into) {
    lines.requireColumns(5, COLUMNS);
    into.timeNanos = decimalSinceFirst(0, "a time in seconds", 1_000_000_000L);
    into.offsetBytes = offsetOfSector(1);
    into.lengthBytes = sizeOfSectors(2);
    into.write = isWrite(3, "1", "0");
  }
}
