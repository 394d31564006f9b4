package org.ibcsim.workload.sample;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ibcsim.workload.trace.TraceFile;
import org.ibcsim.workload.trace.TracePlace;
import org.jspecify.annotations.Nullable;

/**
 * Reads the CSV of Windows' performance logs (perfmon, typeperf, relog) and of esxtop in batch
 * mode: {@code "(PDH-CSV 4.0) ...","\\HOST\Object(Instance)\Counter",...}.
 *
 * <p>Windows: PhysicalDisk, or LogicalDisk if there is none, with Disk Write Bytes/sec and Disk
 * Writes/sec. esxtop: Physical Disk Per-Device, or else Physical Disk, with MBytes Written/sec and
 * Writes/sec; what it tells of adapters and paths are the same writes again. The instance _Total is
 * left out for the same reason. An empty value, as in the first row, is no sample.
 */
final class PerformanceLogReader implements SampleReader {
  private static final Pattern COUNTER =
      Pattern.compile("\\\\\\\\[^\\\\]+\\\\([^(\\\\]+)\\((.*)\\)\\\\(.+)");
  private static final double MEBIBYTE = 1 << 20;

  /** Objects in the order in which they are preferred, with their counters and units. */
  private enum Kind {
    PHYSICAL_DISK("PhysicalDisk", "Disk Write Bytes/sec", "Disk Writes/sec", 1),
    LOGICAL_DISK("LogicalDisk", "Disk Write Bytes/sec", "Disk Writes/sec", 1),
    PER_DEVICE("Physical Disk Per-Device", "MBytes Written/sec", "Writes/sec", MEBIBYTE),
    DEVICE("Physical Disk", "MBytes Written/sec", "Writes/sec", MEBIBYTE);

    private final String object;
    private final String bytes;
    private final String writes;
    private final double unitBytes;

    Kind(String object, String bytes, String writes, double unitBytes) {
      this.object = object;
      this.bytes = bytes;
      this.writes = writes;
      this.unitBytes = unitBytes;
    }
  }

  private record Instance(String name, int bytes, int writes) {}

  private final WideLines lines;
  private @Nullable Kind kind;
  private List<Instance> instances = List.of();

  /** The columns that are looked at, and where each instance's are among them. */
  private int[] columns = {};

  private int[] bytesAt = {};
  private int[] writesAt = {};
  private int next;
  private int report = -1;
  private long stampNanos;

  PerformanceLogReader(Path path) {
    lines = new WideLines(new TraceFile(path), ',');
  }

  @Override
  public boolean read(Sample into) {
    if (kind == null) {
      readHeader();
    }
    while (true) {
      while (next < instances.size()) {
        int instance = next++;
        double bytes = lines.decimal(bytesAt[instance], "a number of bytes a second");
        if (!Double.isNaN(bytes)) {
          fill(into, instance, bytes);
          return true;
        }
      }
      if (!nextRow()) {
        return false;
      }
    }
  }

  private void fill(Sample into, int instance, double bytes) {
    Kind of = kind;
    into.device = instances.get(instance).name();
    into.bytes = bytes * (of == null ? 1 : of.unitBytes);
    into.writes =
        writesAt[instance] < 0
            ? Double.NaN
            : lines.decimal(writesAt[instance], "a number of writes a second");
    into.rate = true;
    into.atNanos = stampNanos;
    into.lengthNanos = 0;
    into.report = report;
    into.number = lines.number();
  }

  private boolean nextRow() {
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
          "Maybe the collector was stopped in the middle of a row.");
    }
    OptionalLong moment = Clock.moment(lines.text(0));
    if (moment.isEmpty()) {
      throw lines.mistake(0, "a time, as in 09/08/2002 12:35:45.166", null);
    }
    stampNanos = moment.getAsLong();
    report++;
    next = 0;
    return true;
  }

  private void readHeader() {
    if (!lines.next()) {
      throw lines.nothingRecorded("the header of a performance log");
    }
    List<String> header = lines.fields();
    for (Kind each : Kind.values()) {
      List<Instance> found = instances(header, each);
      if (!found.isEmpty()) {
        kind = each;
        instances = found;
        arrange();
        return;
      }
    }
    throw lines.mistakeOfLine(
        "a header of " + header.size() + " columns without a counter of bytes written",
        "PhysicalDisk(...)\\Disk Write Bytes/sec or Physical Disk(...)\\MBytes Written/sec",
        "Record these counters.");
  }

  private static List<Instance> instances(List<String> header, Kind of) {
    List<Instance> found = new ArrayList<>();
    for (int column = 1; column < header.size(); column++) {
      Matcher counter = COUNTER.matcher(header.get(column));
      if (counter.matches()
          && counter.group(1).equals(of.object)
          && counter.group(3).equals(of.bytes)
          && !counter.group(2).equals("_Total")) {
        String writes =
            header.get(column).substring(0, header.get(column).length() - of.bytes.length())
                + of.writes;
        found.add(new Instance(counter.group(2), column, header.indexOf(writes)));
      }
    }
    return found;
  }

  private void arrange() {
    List<Integer> wanted = new ArrayList<>(List.of(0));
    for (Instance instance : instances) {
      wanted.add(instance.bytes());
      if (instance.writes() >= 0) {
        wanted.add(instance.writes());
      }
    }
    wanted.sort(null);
    columns = wanted.stream().mapToInt(Integer::intValue).toArray();
    bytesAt = instances.stream().mapToInt(each -> wanted.indexOf(each.bytes())).toArray();
    writesAt = instances.stream().mapToInt(each -> wanted.indexOf(each.writes())).toArray();
    next = instances.size();
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
