package org.ibcsim.workload.sample;

import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.ibcsim.workload.trace.FieldLines;
import org.ibcsim.workload.trace.TraceFile;
import org.ibcsim.workload.trace.TracePlace;

/**
 * Reads the text of {@code iostat -x}, of any version of sysstat; with {@code -t} it tells times.
 *
 * <p>The first report of a run covers everything since the machine booted and is no measurement: it
 * is left out (capacity 6). Rows of processors are passed over.
 */
final class IostatReader implements SampleReader {
  private static final Pattern STAMP = Pattern.compile("\\d{1,4}[-/]\\d{1,2}[-/T].*");

  private final FieldLines lines;
  private final DeviceColumns columns = new DeviceColumns();
  private long stampNanos = Sample.NO_TIME;

  /** Of the run, from 0; the first is left out. */
  private int report = -1;

  private int reports = -1;
  private boolean any;

  IostatReader(Path path) {
    lines = new FieldLines(new TraceFile(path), FieldLines.BLANKS);
  }

  @Override
  public boolean read(Sample into) {
    while (lines.next()) {
      if (isRow()) {
        any = true;
        if (report > 0) {
          columns.read(lines, 0, into);
          into.atNanos = stampNanos;
          into.lengthNanos = 0;
          into.report = reports;
          return true;
        }
      }
    }
    if (!any) {
      throw lines.nothingRecorded("a table of devices, as iostat -x prints it");
    }
    return false;
  }

  private boolean isRow() {
    if (lines.is(0, "Linux")) {
      report = -1;
      columns.forget();
      return false;
    }
    if (lines.is(0, "avg-cpu:")) {
      columns.forget();
      return false;
    }
    if (columns.readHeader(lines)) {
      report++;
      reports += report > 0 ? 1 : 0;
      return false;
    }
    if (lines.columns() <= 3 && STAMP.matcher(lines.lineText().trim()).matches()) {
      OptionalLong moment = Clock.moment(lines.lineText().trim());
      if (moment.isEmpty()) {
        throw lines.mistakeOfLine(
            "a time, as in 11/30/2026 01:02:03 PM or 2026-11-30T13:02:03+0000", null);
      }
      stampNanos = moment.getAsLong();
      columns.forget();
      return false;
    }
    return columns.known();
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
