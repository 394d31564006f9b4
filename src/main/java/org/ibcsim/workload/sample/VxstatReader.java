package org.ibcsim.workload.sample;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import org.ibcsim.workload.trace.FieldLines;
import org.ibcsim.workload.trace.TraceFile;
import org.ibcsim.workload.trace.TracePlace;

/**
 * Reads what {@code vxstat -i} prints: {@code TYP NAME} with operations read and written, blocks
 * read and written, and times, for each volume.
 *
 * <p>Volumes are taken; disks, plexes and subdisks are not, as they hold the same writes again. A
 * report begins with a line that holds a time, or where a name comes again. The first one covers
 * everything since the machine booted and is left out [D xinuos vxstat(1M)]. Blocks are 512 bytes,
 * on some systems 1024: the file does not say.
 */
final class VxstatReader implements SampleReader {
  private static final String COLUMNS =
      "TYP NAME, operations read and written, blocks read and written, times";
  private static final int WRITES = 3;
  private static final int BLOCKS_WRITTEN = 5;
  private static final Set<String> OTHER_KINDS = Set.of("dm", "pl", "sd", "sv", "da", "vset");

  private final FieldLines lines;
  private final int blockBytes;
  private final Set<String> seen = new HashSet<>();
  private long stampNanos = Sample.NO_TIME;
  private int report = -1;
  private boolean stamped;
  private boolean any;

  VxstatReader(Path path, int blockBytes) {
    lines = new FieldLines(new TraceFile(path), FieldLines.BLANKS);
    this.blockBytes = blockBytes;
  }

  @Override
  public boolean read(Sample into) {
    while (lines.next()) {
      if (isVolume()) {
        any = true;
        if (report > 0) {
          fill(into);
          return true;
        }
      }
    }
    if (!any) {
      throw lines.nothingRecorded("rows of volumes, as vxstat prints them: " + COLUMNS);
    }
    return false;
  }

  private boolean isVolume() {
    if (lines.is(0, "vol")) {
      lines.requireAtLeast(BLOCKS_WRITTEN + 1, COLUMNS);
      if (!seen.add(lines.text(1)) && !stamped) {
        begin();
        seen.add(lines.text(1));
      }
      if (report < 0) {
        report = 0;
      }
      stamped = false;
      return true;
    }
    if (lines.is(0, "TYP") || lines.is(0, "OPERATIONS") || OTHER_KINDS.contains(lines.text(0))) {
      return false;
    }
    OptionalLong moment = Clock.moment(lines.lineText().trim());
    if (moment.isEmpty()) {
      throw lines.mistakeOfLine(
          "a row of a volume, a header, or a time as in Mon Nov 30 13:02:03 2026", null);
    }
    stampNanos = moment.getAsLong();
    begin();
    stamped = true;
    return false;
  }

  private void begin() {
    report++;
    seen.clear();
  }

  private void fill(Sample into) {
    into.device = lines.text(1);
    into.writes = lines.decimal(WRITES, "a number of writes");
    into.bytes = lines.decimal(BLOCKS_WRITTEN, "a number of blocks") * blockBytes;
    into.rate = false;
    into.atNanos = stampNanos;
    into.lengthNanos = 0;
    into.report = report - 1;
    into.number = lines.number();
  }

  @Override
  public TracePlace place(Sample sample) {
    return lines.placeOfLine(sample.number);
  }

  @Override
  public void close() {
    lines.close();
  }
}
