package org.ibcsim.plan.input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.ibcsim.plan.fluid.WrittenBytes;
import org.ibcsim.workload.sample.SampleFormat;
import org.ibcsim.workload.sample.SampleReader;
import org.ibcsim.workload.trace.TraceException;
import org.ibcsim.workload.trace.TraceFile;
import org.ibcsim.workload.trace.TraceFormat;
import org.ibcsim.workload.trace.TraceReader;
import org.ibcsim.workload.trace.TraceRecord;
import org.jspecify.annotations.Nullable;

/** Reads a file of measurements, of any format, and examines it. */
public final class MeasuredFile {
  /**
   * How a file is to be read.
   *
   * @param format null to recognise it
   * @param devices those to add up, null to choose
   * @param everyNanos distance of two reports where the file has no times; 0 if not given
   * @param blockBytes of vxstat's blocks
   */
  public record Options(
      @Nullable InputFormat format, @Nullable Pattern devices, long everyNanos, int blockBytes) {
    /** Everything as the file says. */
    public static final Options STANDARD =
        new Options(null, null, 0, SampleFormat.STANDARD_BLOCK_BYTES);
  }

  private MeasuredFile() {}

  /**
   * Reads a whole file. Of single writes the moment and the length are kept, of intervals the sums.
   *
   * @throws TraceException if it cannot be read, or holds what its format does not allow
   */
  public static Measured read(Path path, Options options) {
    InputFormat format = options.format() == null ? Recognition.of(path) : options.format();
    TraceFormat trace = format.trace();
    SampleFormat sample = format.sample();
    if (trace != null && trace != TraceFormat.INTERVALS) {
      return requests(path, format, trace, options.devices() != null);
    }
    return intervals(path, format, sample == null ? SampleFormat.TABLE : sample, options);
  }

  private static Measured requests(
      Path path, InputFormat format, TraceFormat trace, boolean devicesChosen) {
    long[] at = new long[1 << 10];
    long[] offsets = new long[1 << 10];
    long[] bytes = new long[1 << 10];
    int writes = 0;
    boolean placed = true;
    long records = 0;
    long lastNanos = 0;
    long mended;
    try (TraceReader reader = trace.reader(path)) {
      TraceRecord record = new TraceRecord();
      while (reader.read(record)) {
        records++;
        lastNanos = record.timeNanos;
        if (record.write && record.lengthBytes > 0) {
          if (writes == at.length) {
            at = Arrays.copyOf(at, writes * 2);
            bytes = Arrays.copyOf(bytes, writes * 2);
            offsets = Arrays.copyOf(offsets, writes * 2);
          }
          at[writes] = record.timeNanos;
          offsets[writes] = record.offsetBytes;
          placed &= record.offsetBytes != TraceRecord.UNKNOWN_OFFSET;
          bytes[writes++] = record.lengthBytes;
        }
      }
      mended = reader.mended();
    }
    long[] one = new long[writes];
    Arrays.fill(one, 1);
    Doctor doctor =
        new Doctor().coverage(lastNanos, Measured.NO_TIME).requests(writes, records, mended);
    if (devicesChosen) {
      doctor.devicesNotChosen();
    }
    return new Measured(
        format,
        WrittenBytes.ofWrites(Arrays.copyOf(at, writes), Arrays.copyOf(bytes, writes)),
        one,
        placed ? Arrays.copyOf(offsets, writes) : new long[0],
        Measured.NO_TIME,
        0,
        List.of(),
        doctor.findings());
  }

  private static Measured intervals(
      Path path, InputFormat format, SampleFormat sample, Options options) {
    Devices devices;
    try (SampleReader reader = sample.reader(path, options.blockBytes())) {
      devices = Devices.of(reader, options.devices());
    }
    Reports reports;
    try (SampleReader reader = sample.reader(path, options.blockBytes())) {
      reports = Reports.read(reader, devices.wanted);
    }
    requireDevices(path, reports, options.devices());
    Timeline timeline = timeline(path, reports, options.everyNanos());
    WrittenBytes written = written(path, timeline);
    Doctor doctor =
        new Doctor()
            .coverage(written.endNanos(), timeline.startNanos)
            .intervals(timeline, reports.size)
            .all(devices.findings());
    if (written.totalBytes() == 0) {
      doctor.nothingWritten();
    }
    if (sample == SampleFormat.IOSTAT
        || sample == SampleFormat.IOSTAT_JSON
        || sample == SampleFormat.VXSTAT) {
      doctor.firstReportLeftOut();
    }
    if (sample == SampleFormat.VXSTAT) {
      doctor.blocks(options.blockBytes());
    }
    return new Measured(
        format,
        written,
        timeline.writes(),
        new long[0],
        timeline.startNanos,
        timeline.usualNanos,
        new ArrayList<>(reports.taken.keySet()),
        doctor.findings());
  }

  private static void requireDevices(Path path, Reports reports, @Nullable Pattern devices) {
    if (devices != null && reports.size == 0 && !reports.left.isEmpty()) {
      throw new TraceException(
          new TraceFile(path).whole(),
          "no device that matches " + devices + " among " + String.join(", ", reports.left),
          "a regular expression that matches some of them",
          null);
    }
  }

  private static WrittenBytes written(Path path, Timeline timeline) {
    try {
      return timeline.written();
    } catch (IllegalArgumentException tooMuch) {
      throw new TraceException(
          new TraceFile(path).whole(),
          String.valueOf(tooMuch.getMessage()),
          "amounts that a machine writes",
          "Maybe a counter was taken for an amount, or the unit is another.",
          tooMuch);
    }
  }

  private static Timeline timeline(Path path, Reports reports, long everyNanos) {
    try {
      return new Timeline(reports, everyNanos);
    } catch (IllegalArgumentException unusable) {
      throw new TraceException(
          new TraceFile(path).whole(),
          String.valueOf(unusable.getMessage()),
          "reports whose intervals are known",
          "Say how far apart they are with --every, as in --every 10s, or collect more than one.",
          unusable);
    }
  }
}
