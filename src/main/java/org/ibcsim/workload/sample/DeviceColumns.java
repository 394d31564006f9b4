package org.ibcsim.workload.sample;

import org.ibcsim.workload.trace.FieldLines;
import org.ibcsim.workload.trace.TraceException;

/**
 * The columns of sysstat's tables of devices, found by name: versions differ in order and number.
 *
 * <p>What is written is in {@code wkB/s} (units of 1024 bytes), {@code wMB/s} or {@code wsec/s}
 * (512 bytes); writes are in {@code w/s}, which sar does not have.
 */
final class DeviceColumns {
  private static final String[] DEVICE = {"Device", "Device:", "DEV"};
  private static final String[] BYTES = {
    "wkB/s", "wMB/s", "wsec/s", "kB_wrtn/s", "MB_wrtn/s", "wr_sec/s"
  };
  private static final double[] UNIT_BYTES = {1024, 1 << 20, 512, 1024, 1 << 20, 512};

  private int device = -1;
  private int bytes = -1;
  private int writes = -1;
  private int columns;
  private double unitBytes;

  /** Whether the current line names a column of devices; if so, its columns hold from now on. */
  boolean readHeader(FieldLines lines) {
    int found = -1;
    for (String name : DEVICE) {
      found = Math.max(found, lines.columnOf(name));
    }
    if (found < 0) {
      return false;
    }
    device = found;
    columns = lines.columns();
    bytes = -1;
    for (int unit = 0; unit < BYTES.length && bytes < 0; unit++) {
      bytes = lines.columnOf(BYTES[unit]);
      unitBytes = UNIT_BYTES[unit];
    }
    writes = lines.columnOf("w/s");
    if (bytes < 0) {
      throw lines.mistakeOfLine(
          "a table with a column wkB/s, wMB/s or wsec/s", "Run iostat with -x, or sar with -d.");
    }
    return true;
  }

  /** Whether a header was read. */
  boolean known() {
    return device >= 0;
  }

  void forget() {
    device = -1;
  }

  /** Fills a sample from the current line, whose first fields are before those of the table. */
  void read(FieldLines lines, int shift, Sample into) {
    if (lines.columns() != columns + shift) {
      throw new TraceException(
          lines.place(0),
          lines.columns() + " fields in " + lines.quoted(),
          columns + shift + " fields, as its header has",
          null);
    }
    into.device = name(lines, device + shift, into.device);
    into.bytes = lines.decimal(bytes + shift, "a number, what was written a second") * unitBytes;
    into.writes =
        writes < 0 ? Double.NaN : lines.decimal(writes + shift, "a number of writes a second");
    into.rate = true;
    into.number = lines.number();
  }

  /** Names repeat from report to report: the same text is kept. */
  private static String name(FieldLines lines, int column, String before) {
    return lines.is(column, before) ? before : lines.text(column).intern();
  }
}
