package org.ibcsim.workload.trace;

import java.nio.file.Path;

/**
 * Reads the format of the Storage Performance Council (UMass): {@code
 * ASU,LBA,Size,Opcode,Timestamp} and any number of optional fields.
 *
 * <p>The LBA is in blocks of 512 bytes, the size in bytes, the opcode R or W in any case, the
 * timestamp decimal seconds. Requests of all units are taken. [capacity.md 4]
 */
final class SpcReader extends LineReader {
  private static final String COLUMNS = "ASU,LBA,Size,Opcode,Timestamp";

  SpcReader(Path path) {
    super(new FieldLines(new TraceFile(path)), COLUMNS);
  }

  @Override
  boolean passesOver() {
    return false;
  }

  @Override
  void fill(TraceRecord into) {
    lines.requireAtLeast(5, COLUMNS);
    lines.number(0, "a number of an ASU", Integer.MAX_VALUE);
    into.offsetBytes = offsetOfSector(1);
    into.lengthBytes = sizeBytes(2);
    into.write = isWrite(3, "w", "r");
    into.timeNanos = decimalSinceFirst(4, "a time in seconds, as in 0.551706", 1_000_000_000L);
  }
}
