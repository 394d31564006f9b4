package org.ibcsim.workload.sample;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.ibcsim.workload.trace.TraceFile;
import org.ibcsim.workload.trace.TracePlace;

/**
 * Reads tables with a header whose columns are found by their names, units and all.
 *
 * <p>A time is in a column whose name begins with time or date. The bytes are in the first column
 * that this table knows; a name must say its unit, and whether it is a rate or a sum. Averages of a
 * sum are refused, as they mislead (capacity 6). A column device, volume, name or disk tells apart
 * what is measured.
 */
final class TableReader implements SampleReader {
  /**
   * A name that a column of written bytes may have: all lower case, a part of the column's name.
   */
  private record Bytes(String name, double unitBytes, boolean rate) {}

  private static final double KIBIBYTE = 1024;
  private static final double MEBIBYTE = 1 << 20;

  /** The longer names first, as the shorter are parts of them. */
  private static final List<Bytes> BYTES =
      List.of(
          // Ours: sums of an interval.
          new Bytes("written_bytes", 1, false),
          // CloudWatch: the sum of a period [S:90].
          new Bytes("volumewritebytes", 1, false),
          // Azure: a rate already [S:91].
          new Bytes("composite disk write bytes/sec", 1, true),
          new Bytes("write bytes/sec", 1, true),
          new Bytes("write_bytes_per_s", 1, true),
          new Bytes("wkb/s", KIBIBYTE, true),
          new Bytes("wmb/s", MEBIBYTE, true),
          new Bytes("write kb/s", KIBIBYTE, true),
          new Bytes("write mb/s", MEBIBYTE, true),
          // Tencent: KB/s.
          new Bytes("write_bandwidth", KIBIBYTE, true),
          // vvrcheck names what vxstat counts; its blocks are of 512 bytes.
          new Bytes("blocks written", 512, false),
          new Bytes("write blocks", 512, false),
          new Bytes("kbytes written", KIBIBYTE, false),
          new Bytes("bytes", 1, false));

  private static final List<String> WRITES =
      List.of(
          "volumewriteops",
          "composite disk write operations/sec",
          "write operations",
          "write_iops",
          "writes/sec",
          "w/s",
          "write ops",
          "writes");

  private static final List<String> DEVICES =
      List.of("device", "volume", "name", "disk", "volumeid");

  private static final String EXPECTED =
      "a header with a column of times and one of bytes written, its unit in its name";

  private final WideLines lines;
  private final boolean tencent;
  private boolean headed;
  private int[] columns = {};
  private int timeAt;
  private int bytesAt;
  private int writesAt = -1;
  private int deviceAt = -1;
  private int lengthAt = -1;
  private double unitBytes;
  private boolean rate;
  private String stamp = "";
  private long stampNanos;
  private int report = -1;

  /**
   * @param tencent whether the file has no header and the columns of Tencent's table of loads
   */
  TableReader(Path path, boolean tencent) {
    lines = new WideLines(new TraceFile(path), ',');
    this.tencent = tencent;
  }

  @Override
  public boolean read(Sample into) {
    if (!headed && !tencent) {
      readHeader();
      headed = true;
    } else if (!headed) {
      arrange(0, 4, 3, -1, -1);
      unitBytes = KIBIBYTE;
      rate = true;
      headed = true;
    }
    if (!lines.next()) {
      if (report < 0) {
        throw lines.nothingRecorded("at least one row below the header");
      }
      return false;
    }
    int found = lines.find(columns);
    if (found < columns.length) {
      throw lines.mistakeOfLine(
          "a row that ends before column " + (columns[found] + 1),
          "as many fields as the header has",
          null);
    }
    readStamp();
    fill(into);
    return true;
  }

  private void fill(Sample into) {
    double bytes = lines.decimal(bytesAt, "a number of bytes");
    if (Double.isNaN(bytes)) {
      throw lines.mistake(bytesAt, "a number of bytes", null);
    }
    into.bytes = bytes * unitBytes;
    into.writes = writesAt < 0 ? Double.NaN : lines.decimal(writesAt, "a number of writes");
    into.device = deviceAt < 0 ? "all" : lines.text(deviceAt, into.device);
    into.lengthNanos =
        lengthAt < 0 ? 0 : (long) (lines.decimal(lengthAt, "a number of seconds") * Clock.SECOND);
    into.rate = rate;
    into.atNanos = stampNanos;
    into.report = report;
    into.number = lines.number();
  }

  private void readStamp() {
    String text = lines.text(timeAt, stamp);
    if (text.equals(stamp)) {
      return;
    }
    OptionalLong moment = Clock.moment(text);
    if (moment.isEmpty()) {
      throw lines.mistake(timeAt, "a time, as in 2026-11-30T13:02:03Z", null);
    }
    stamp = text;
    stampNanos = moment.getAsLong();
    report++;
  }

  private void readHeader() {
    if (!lines.next()) {
      throw lines.nothingRecorded(EXPECTED);
    }
    List<String> names = new ArrayList<>();
    lines.fields().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    int time = first(names, List.of("time", "date"), true);
    int bytes = -1;
    for (Bytes each : BYTES) {
      int found = first(names, List.of(each.name()), false);
      if (bytes < 0 && found >= 0) {
        bytes = found;
        unitBytes = each.unitBytes();
        rate = each.rate();
      }
    }
    if (time < 0 || bytes < 0) {
      throw lines.mistakeOfLine("the columns " + String.join(",", lines.fields()), EXPECTED, null);
    }
    if (!rate && names.get(bytes).contains("average")) {
      throw lines.mistakeOfLine(
          "the column " + names.get(bytes),
          "the statistic Sum",
          "An Average of bytes is per operation or per data point, not of the period.");
    }
    arrange(
        time,
        bytes,
        first(names, WRITES, false, bytes),
        exactly(names, DEVICES),
        first(names, List.of("interval_s"), true));
  }

  private void arrange(int time, int bytes, int writes, int device, int length) {
    List<Integer> wanted = new ArrayList<>();
    for (int column : new int[] {time, bytes, writes, device, length}) {
      if (column >= 0 && !wanted.contains(column)) {
        wanted.add(column);
      }
    }
    wanted.sort(null);
    columns = wanted.stream().mapToInt(Integer::intValue).toArray();
    timeAt = wanted.indexOf(time);
    bytesAt = wanted.indexOf(bytes);
    writesAt = writes < 0 ? -1 : wanted.indexOf(writes);
    deviceAt = device < 0 ? -1 : wanted.indexOf(device);
    lengthAt = length < 0 ? -1 : wanted.indexOf(length);
  }

  private static int first(List<String> names, List<String> parts, boolean atStart) {
    return first(names, parts, atStart, -1);
  }

  private static int first(List<String> names, List<String> parts, boolean atStart, int but) {
    for (String part : parts) {
      for (int column = 0; column < names.size(); column++) {
        String name = names.get(column);
        if (column != but && (atStart ? name.startsWith(part) : name.contains(part))) {
          return column;
        }
      }
    }
    return -1;
  }

  private static int exactly(List<String> names, List<String> wanted) {
    for (String name : wanted) {
      if (names.contains(name)) {
        return names.indexOf(name);
      }
    }
    return -1;
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
