package org.ibcsim.workload.trace;

import java.nio.file.Path;

/**
 * Reads the traces of disk simulators and replayers, whose lines are five numbers and which differ
 * in units, order and in what 0 and 1 mean.
 *
 * <pre>
 *   DiskSim    time_ms device sector sectors flags     bit 0 of flags set: a read
 *   MQSim      time_ns device sector sectors type      0: a write
 *   replayer   time_ms disk offset size type           0: a write; commas or blanks between
 * </pre>
 *
 * <p>The unit of MQSim's times is set outside the file; nanoseconds are assumed. Requests of all
 * devices are taken. [capacity.md 4]
 */
final class SimulatorReader extends LineReader {
  enum Kind {
    DISKSIM("time_ms device sector sectors flags"),
    MQSIM("time_ns device sector sectors type"),
    REPLAYER("time_ms,disk,offset,size,type");

    private final String columns;

    Kind(String columns) {
      this.columns = columns;
    }
  }

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Kind kind;

  SimulatorReader(Kind kind, Path path) {
    super(
        new FieldLines(new TraceFile(path), kind == Kind.REPLAYER ? ',' : FieldLines.BLANKS),
        kind.columns);
    this.kind = kind;
  }

  @Override
  boolean passesOver() {
    return lines.first() == '#';
  }

  @Override
  void fill(TraceRecord into) {
    lines.requireColumns(5, kind.columns);
    into.timeNanos =
        kind == Kind.MQSIM
            ? sinceFirst(0, "a time in nanoseconds", 1)
            : decimalSinceFirst(0, "a time in milliseconds", NANOS_PER_MILLI);
    lines.number(1, "the number of a device", Integer.MAX_VALUE);
    boolean bytes = kind == Kind.REPLAYER;
    into.offsetBytes = bytes ? offsetBytes(2) : offsetOfSector(2);
    into.lengthBytes = bytes ? sizeBytes(3) : sizeOfSectors(3);
    long flags =
        lines.number(4, kind == Kind.DISKSIM ? "flags" : "0 or 1", kind == Kind.DISKSIM ? 255 : 1);
    into.write = (flags & 1) == 0;
  }
}
