package org.ibcsim.workload.sample;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.ibcsim.workload.trace.FieldLines;
import org.ibcsim.workload.trace.TraceFile;
import org.ibcsim.workload.trace.TracePlace;

/**
 * Reads the text of {@code sar -d}: a date in the banner, times of the day in front of each row.
 *
 * <p>A row covers the time since the one before of its device, or since the header. It does not
 * tell the number of writes. Averages at the end are passed over; after a restart a new run begins.
 */
final class SarReader implements SampleReader {
  private static final long HALF_DAY = Clock.DAY_SECONDS / 2 * Clock.SECOND;

  private final FieldLines lines;
  private final DeviceColumns columns = new DeviceColumns();
  private long dayNanos;
  private long lastNanos = -1;
  private long reportNanos = -1;
  private long previousReportNanos = -1;
  private int report = -1;
  private boolean any;

  SarReader(Path path) {
    lines = new FieldLines(new TraceFile(path), FieldLines.BLANKS);
  }

  @Override
  public boolean read(Sample into) {
    while (lines.next()) {
      if (lines.is(0, "Linux")) {
        banner();
        continue;
      }
      if (lines.is(0, "Average:") || lines.columnOf("RESTART") >= 0 || lines.first() == '#') {
        columns.forget();
        continue;
      }
      int shift = lines.columns() > 1 && (lines.is(1, "AM") || lines.is(1, "PM")) ? 2 : 1;
      long at = moment(shift);
      if (header(at)) {
        continue;
      }
      if (!columns.known()) {
        throw lines.mistakeOfLine("a header with DEV and wkB/s", "Print it with sar -d.");
      }
      row(at, into);
      return true;
    }
    if (!any) {
      throw lines.nothingRecorded("a table of devices, as sar -d prints it");
    }
    return false;
  }

  private void banner() {
    for (int column = 1; column < lines.columns(); column++) {
      OptionalLong date = date(lines.text(column));
      if (date.isPresent()) {
        dayNanos = date.getAsLong();
        lastNanos = -1;
        return;
      }
    }
    throw lines.mistakeOfLine("a date, as in 04/18/19 or 2019-04-18", null);
  }

  private static OptionalLong date(String text) {
    return text.indexOf('/') > 0
        ? Clock.moment(text)
        : text.length() == 10 && text.charAt(4) == '-'
            ? Clock.moment(text + " 00:00:00")
            : OptionalLong.empty();
  }

  /** Past midnight the times of the day begin again. */
  private long moment(int shift) {
    OptionalLong time = Clock.timeOfDay(lines.text(0), shift == 2 ? lines.text(1) : "");
    if (time.isEmpty()) {
      throw lines.mistake(0, "a time of the day, as in 13:20:39", null);
    }
    long at = dayNanos + time.getAsLong();
    if (lastNanos >= 0 && at < lastNanos - HALF_DAY) {
      dayNanos += Clock.DAY_SECONDS * Clock.SECOND;
      at += Clock.DAY_SECONDS * Clock.SECOND;
    }
    lastNanos = at;
    return at;
  }

  private boolean header(long at) {
    if (lines.columnOf("DEV") < 0) {
      return false;
    }
    boolean continues = columns.known();
    columns.readHeader(lines);
    if (!continues) {
      reportNanos = at;
    }
    return true;
  }

  private void row(long at, Sample into) {
    // The header has the time in front too, so its columns are those of a row.
    columns.read(lines, 0, into);
    if (at != reportNanos || report < 0) {
      previousReportNanos = reportNanos;
      reportNanos = at;
      report++;
    }
    into.atNanos = at;
    into.lengthNanos = Math.max(0, at - previousReportNanos);
    into.report = report;
    any = true;
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
