package org.ibcsim.workload.trace;

import java.nio.file.Path;

/**
 * Reads the block traces of Alibaba (2020): {@code device_id,opcode,offset,length,timestamp}.
 *
 * <p>Offset and length are bytes, the opcode is R or W, the timestamp counts microseconds; there is
 * no header. Requests of all devices are taken. [capacity.md 4]
 */
final class AlibabaReader extends LineReader {
  private static final String COLUMNS = "device_id,opcode,offset,length,timestamp";
  private static final long NANOS_PER_MICRO = 1_000;

  AlibabaReader(Path path) {
    super(new FieldLines(new TraceFile(path)), COLUMNS);
  }

  @Override
  boolean passesOver() {
    return lines.number() == 1 && lines.isWord(0, "device_id");
  }

  @Override
  void fill(TraceRecord into) {
    lines.requireColumns(5, COLUMNS);
    into.write = isWrite(1, "w", "r");
    into.offsetBytes = offsetBytes(2);
    into.lengthBytes = sizeBytes(3);
    into.timeNanos = sinceFirst(4, "a time in microseconds", NANOS_PER_MICRO);
  }
}
