package org.ibcsim.workload.trace;

import java.nio.file.Path;

/**
 * Reads CloudPhysics traces as libCacheSim writes them: {@code version,time,op,size,lbn}.
 *
 * <p>The time is in whole seconds, the operation a SCSI command in hexadecimal (2a is WRITE(10)),
 * the size in bytes, the LBN in sectors of 512 bytes. A first line of words is a header.
 * [capacity.md 4]
 */
final class CloudPhysicsReader extends LineReader {
  private static final String COLUMNS = "version,time,op,size,lbn";

  CloudPhysicsReader(Path path) {
    super(new FieldLines(new TraceFile(path)), COLUMNS);
  }

  @Override
  boolean passesOver() {
    return lines.number() == 1 && lines.isWord(0, "version");
  }

  @Override
  void fill(TraceRecord into) {
    lines.requireColumns(5, COLUMNS);
    into.timeNanos = sinceFirst(1, "a time in whole seconds", 1_000_000_000L);
    into.write = VscsiReader.isWrite(command());
    into.lengthBytes = into.write ? sizeBytes(3) : 0;
    into.offsetBytes = into.write ? offsetOfSector(4) : 0;
  }

  private int command() {
    int high = Character.digit(lines.letter(2, 0), 16);
    int low = Character.digit(lines.letter(2, 1), 16);
    if (lines.length(2) != 2 || high < 0 || low < 0) {
      throw lines.mistake(2, "a SCSI command of two hexadecimal digits, as in 2a", null);
    }
    return high << 4 | low;
  }
}
