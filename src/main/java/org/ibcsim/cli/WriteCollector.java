package org.ibcsim.cli;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes down what block devices wrote, interval by interval, from the kernel's counters.
 *
 * <p>A row is {@code time,device,writes,written_bytes,interval_s}: the time at which the interval
 * ends, in UTC, and what was written in it. Rows of an interval are written and flushed together,
 * so that whoever is stopped leaves a file of whole intervals. A device that comes is measured from
 * the next interval on; one that goes is left out. A counter that fell has either wrapped at 32
 * bits or the device came anew: the smaller of both explanations is taken that is possible, and
 * with none the interval of that device is left out.
 */
final class WriteCollector {
  private static final String HEADER = "time,device,writes,written_bytes,interval_s\n";
  private static final long WRAP = 1L << 32;
  private static final int SECTOR_BYTES = 512;

  /** Columns of /proc/diskstats, counted from 0. */
  private static final int NAME = 2;

  private static final int WRITES = 7;
  private static final int SECTORS = 9;

  /** What holds no data of its own, or only in memory. */
  private static final Pattern NO_DISKS = Pattern.compile("(loop|ram|zram|fd|sr)\\d+");

  /** A fall larger than this is taken for a wrap at 32 bits, a smaller value for a new device. */
  private static final long NEAR_WRAP = WRAP - (WRAP >> 2);

  /** The clock, so that tests need not wait. */
  interface Time {
    Instant now();

    /** Answers false if somebody stopped the waiting. */
    boolean sleepUntil(Instant moment);
  }

  /** Why nothing can be measured. */
  static final class CollectException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CollectException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private record Counters(long writes, long sectors) {}

  private final Path diskstats;
  private final Path out;
  private final long everyNanos;
  private final Set<String> devices = new HashSet<>();

  WriteCollector(Path diskstats, Path out, long everyNanos) {
    this.diskstats = diskstats;
    this.out = out;
    this.everyNanos = everyNanos;
  }

  /** How many devices had a row. */
  int devices() {
    return devices.size();
  }

  /**
   * Measures so many intervals, or until the waiting is stopped; answers how many are in the file.
   *
   * @throws CollectException if the counters cannot be read or the file cannot be written
   */
  long run(long intervals, Time time) {
    Map<String, Counters> before = counters();
    Instant start = time.now();
    Instant last = start;
    long done = 0;
    try (Writer file = Files.newBufferedWriter(out, StandardCharsets.UTF_8)) {
      file.write(HEADER);
      file.flush();
      for (long tick = 1; tick <= intervals; ) {
        if (!time.sleepUntil(start.plusNanos(tick * everyNanos))) {
          break;
        }
        Map<String, Counters> now = counters();
        Instant moment = time.now();
        file.write(rows(before, now, last, moment));
        file.flush();
        before = now;
        last = moment;
        done++;
        // A machine that slept has missed some: the row tells how long its interval was.
        tick = Math.max(tick + 1, ChronoUnit.NANOS.between(start, moment) / everyNanos + 1);
      }
    } catch (IOException failure) {
      throw new CollectException(
          out + ": cannot be written (" + failure.getMessage() + "); choose another with --out",
          failure);
    }
    return done;
  }

  private String rows(
      Map<String, Counters> before, Map<String, Counters> now, Instant from, Instant to) {
    double seconds = ChronoUnit.NANOS.between(from, to) / 1e9;
    String length = BigDecimal.valueOf(seconds).setScale(6, RoundingMode.HALF_UP).toPlainString();
    StringBuilder rows = new StringBuilder();
    now.forEach(
        (name, counters) -> {
          Counters earlier = before.get(name);
          if (earlier == null) {
            return;
          }
          long writes = grown(earlier.writes(), counters.writes());
          long sectors = grown(earlier.sectors(), counters.sectors());
          if (writes < 0 || sectors < 0) {
            return;
          }
          devices.add(name);
          rows.append(to.truncatedTo(ChronoUnit.MICROS))
              .append(',')
              .append(name)
              .append(',')
              .append(writes)
              .append(',')
              .append(sectors * SECTOR_BYTES)
              .append(',')
              .append(length)
              .append('\n');
        });
    return rows.toString();
  }

  /** By how much a counter grew; -1 if that cannot be known. */
  static long grown(long before, long now) {
    if (now >= before) {
      return now - before;
    }
    boolean wrapped = before < WRAP && before - now > NEAR_WRAP;
    return wrapped ? now + WRAP - before : -1;
  }

  private Map<String, Counters> counters() {
    Map<String, Counters> counters = new LinkedHashMap<>();
    try {
      for (String line : Files.readAllLines(diskstats, StandardCharsets.UTF_8)) {
        String[] fields = line.strip().split("\\s+");
        if (fields.length > SECTORS && !NO_DISKS.matcher(fields[NAME]).matches()) {
          counters.put(
              fields[NAME],
              new Counters(Long.parseLong(fields[WRITES]), Long.parseLong(fields[SECTORS])));
        }
      }
    } catch (NoSuchFileException missing) {
      throw new CollectException(
          diskstats
              + ": not there; block devices are measured on Linux only. Elsewhere give ibcsim plan"
              + " a file of iostat, vxstat or perfmon",
          missing);
    } catch (IOException | NumberFormatException failure) {
      throw new CollectException(
          diskstats + ": cannot be read as the kernel's counters (" + failure.getMessage() + ")",
          failure);
    }
    return counters;
  }
}
