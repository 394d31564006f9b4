package org.ibcsim.workload.sample;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.ibcsim.workload.trace.FieldLines;
import org.ibcsim.workload.trace.TraceFile;
import org.ibcsim.workload.trace.TracePlace;

/**
 * Reads what {@code sadf -d} prints: {@code # hostname;interval;timestamp;DEV;...;wkB/s;...}, with
 * interval and time in each row.
 *
 * <p>A file may hold several tables, each with its own header; those that are not of devices are
 * passed over. It does not tell the number of writes.
 */
final class SadfReader implements SampleReader {
  private static final int INTERVAL = 1;
  private static final int TIMESTAMP = 2;

  private final FieldLines lines;
  private final DeviceColumns columns = new DeviceColumns();
  private long stampNanos = Sample.NO_TIME;
  private String stamp = "";
  private int report = -1;
  private boolean any;

  SadfReader(Path path) {
    lines = new FieldLines(new TraceFile(path), ';');
  }

  @Override
  public boolean read(Sample into) {
    while (lines.next()) {
      if (lines.first() == '#') {
        columns.forget();
        if (lines.columnOf("DEV") >= 0) {
          columns.readHeader(lines);
        }
        continue;
      }
      if (!columns.known() || lines.columnOf("LINUX-RESTART") >= 0) {
        continue;
      }
      columns.read(lines, 0, into);
      readStamp();
      into.atNanos = stampNanos;
      into.lengthNanos = lines.seconds(INTERVAL, "an interval in seconds", Long.MAX_VALUE / 4);
      into.report = report;
      any = true;
      return true;
    }
    if (!any) {
      throw lines.nothingRecorded("a table with DEV and wkB/s, as sadf -d -- -d prints it");
    }
    return false;
  }

  private void readStamp() {
    if (lines.is(TIMESTAMP, stamp)) {
      return;
    }
    stamp = lines.text(TIMESTAMP);
    OptionalLong moment = Clock.moment(stamp);
    if (moment.isEmpty()) {
      throw lines.mistake(TIMESTAMP, "a time, as in 2019-04-18 13:20:39 UTC", null);
    }
    stampNanos = moment.getAsLong();
    report++;
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
