package org.ibcsim.workload.trace;

import java.nio.file.Path;

/**
 * Reads the text of blkparse: {@code maj,min cpu seq time pid action rwbs sector + sectors
 * [process]}.
 *
 * <p>A request passes several actions, and one of them is taken: that of queueing (Q), issue (D) or
 * completion (C) which comes first in the file. A request whose rwbs holds W is a write, unless it
 * discards (D) what is there. Messages, other actions and the summary at the end are passed over.
 * Times are decimal seconds, sectors 512 bytes. [capacity.md 4]
 */
final class BlkparseReader extends LineReader {
  private static final String COLUMNS = "maj,min cpu seq time pid action rwbs sector + sectors";
  private static final int TIME = 3;
  private static final int ACTION = 5;
  private static final int RWBS = 6;
  private static final int SECTOR = 7;
  private static final int SECTORS = 9;

  private char action;

  BlkparseReader(Path path) {
    super(new FieldLines(new TraceFile(path), FieldLines.BLANKS), COLUMNS);
  }

  @Override
  boolean passesOver() {
    if (!isEvent()) {
      return true;
    }
    char found = lines.length(ACTION) == 1 ? lines.letter(ACTION, 0) : 0;
    if (action == 0 && (found == 'Q' || found == 'D' || found == 'C')) {
      action = found;
    }
    return found != action || action == 0;
  }

  /** The summary's lines begin with words, those of events with a device. */
  private boolean isEvent() {
    if (lines.first() < '0' || lines.first() > '9') {
      return false;
    }
    lines.requireAtLeast(RWBS, COLUMNS);
    return true;
  }

  @Override
  void fill(TraceRecord into) {
    into.timeNanos = decimalSinceFirst(TIME, "a time in seconds", 1_000_000_000L);
    into.write = false;
    into.offsetBytes = 0;
    into.lengthBytes = 0;
    lines.requireAtLeast(RWBS + 1, COLUMNS);
    for (int i = 0; i < lines.length(RWBS); i++) {
      char letter = lines.letter(RWBS, i);
      if (letter == 'D') {
        into.write = false;
        return;
      }
      into.write |= letter == 'W';
    }
    if (into.write) {
      lines.requireAtLeast(SECTORS + 1, COLUMNS);
      into.offsetBytes = offsetOfSector(SECTOR);
      into.lengthBytes = sizeOfSectors(SECTORS);
    }
  }
}
