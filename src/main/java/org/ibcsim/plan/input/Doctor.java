package org.ibcsim.plan.input;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ibcsim.scenario.text.Shown;

/**
 * Examines a measurement before anything is concluded from it (capacity 2.4): how long, how fine,
 * how complete.
 */
final class Doctor {
  private static final long SECOND = 1_000_000_000L;
  private static final long DAY_NANOS = 86_400 * SECOND;

  /** Grades of coverage: days that a measurement should have at least [S:28; 1.6 [U]]. */
  private static final int[] DAYS = {31, 14, 7, 1};

  private static final String[] GRADES = {
    "A: a month and more, with its end",
    "B: two weeks and more",
    "C: a week and more; nothing of a month's end",
    "D: less than a week; nothing says what the other days are like"
  };

  private final List<Finding> findings = new ArrayList<>();

  private void add(Finding.Weight weight, String about, String text) {
    findings.add(new Finding(weight, about, text));
  }

  /** What is said of any measurement. */
  Doctor coverage(long lengthNanos, long startNanos) {
    double days = (double) lengthNanos / DAY_NANOS;
    int grade = 0;
    while (grade < DAYS.length && days < DAYS[grade]) {
      grade++;
    }
    String text =
        grade < GRADES.length
            ? GRADES[grade]
            : "E: less than a day; the daily peak may not be in it";
    add(
        grade <= 1 ? Finding.Weight.GOOD : Finding.Weight.WARNING,
        "coverage",
        lengthText(lengthNanos) + ", grade " + text + ".");
    if (startNanos != Measured.NO_TIME
        && days >= 1
        && days < 7
        && !hasWeekend(startNanos, lengthNanos)) {
      add(
          Finding.Weight.WARNING,
          "weekend",
          "No Saturday and no Sunday is in it: backups and batch work of a weekend are not seen.");
    }
    return this;
  }

  private static boolean hasWeekend(long startNanos, long lengthNanos) {
    long first = Math.floorDiv(startNanos, DAY_NANOS);
    long last = Math.floorDiv(startNanos + lengthNanos - 1, DAY_NANOS);
    for (long day = first; day <= last; day++) {
      DayOfWeek name =
          Instant.ofEpochSecond(day * (DAY_NANOS / SECOND)).atZone(ZoneOffset.UTC).getDayOfWeek();
      if (name == DayOfWeek.SATURDAY || name == DayOfWeek.SUNDAY) {
        return true;
      }
    }
    return false;
  }

  /** What is said of intervals. */
  Doctor intervals(Timeline timeline, int reports) {
    long usual = timeline.usualNanos;
    add(
        usual > 5 * 60 * SECOND ? Finding.Weight.WARNING : Finding.Weight.NOTE,
        "interval",
        Shown.count(reports, "interval")
            + " of "
            + lengthText(usual)
            + ". Bursts within one are not seen: the true need is never smaller than what intervals"
            + " tell.");
    if (timeline.gaps > 0) {
      add(
          Finding.Weight.WARNING,
          "gaps",
          Shown.count(timeline.gaps, "gap")
              + " of "
              + lengthText(timeline.gapNanos)
              + " in all; nothing is taken to be written in them.");
    }
    if (timeline.repeated > 0) {
      add(
          Finding.Weight.WARNING,
          "clock",
          timeline.repeated
              + (timeline.repeated == 1 ? " report comes" : " reports come")
              + " at or before the time of the one before: left out.");
    }
    return this;
  }

  /** Intervals were measured, and all were idle. */
  Doctor nothingWritten() {
    add(
        Finding.Weight.WARNING,
        "writes",
        "Nothing was written in any interval: maybe other devices are meant, or another time.");
    return this;
  }

  /** What is said of single requests. */
  Doctor requests(int writes, long records, long mended) {
    if (writes == 0) {
      add(
          Finding.Weight.WARNING,
          "single writes",
          "No write among "
              + Shown.count(records, "request")
              + ": maybe reads and writes are told otherwise.");
    } else {
      add(
          Finding.Weight.GOOD,
          "single writes",
          Shown.count(writes, "write")
              + " of "
              + Shown.count(records, "request")
              + (writes == 1
                  ? "; a single one shows no burst."
                  : ": bursts are seen as they were."));
    }
    if (mended > 0) {
      add(
          Finding.Weight.WARNING,
          "order",
          Shown.count(mended, "record")
              + " came too late to be sorted, or had counts that disagree, and "
              + (mended == 1 ? "was" : "were")
              + " mended.");
    }
    return this;
  }

  Doctor devicesNotChosen() {
    add(
        Finding.Weight.WARNING,
        "devices",
        "Of single requests all devices are added up: --device chooses among reports only.");
    return this;
  }

  Doctor firstReportLeftOut() {
    add(
        Finding.Weight.NOTE,
        "first report",
        "Left out: it covers the time since the machine booted.");
    return this;
  }

  Doctor blocks(int blockBytes) {
    add(
        Finding.Weight.NOTE,
        "blocks",
        "Blocks are taken to be of "
            + blockBytes
            + " bytes; on some systems they are of 1024 (--block).");
    return this;
  }

  Doctor all(List<Finding> more) {
    findings.addAll(more);
    return this;
  }

  /** All findings, the weightiest first. */
  List<Finding> findings() {
    List<Finding> sorted = new ArrayList<>(findings);
    sorted.sort(Comparator.comparing(Finding::weight).reversed());
    return sorted;
  }

  /** A length of time in at most two units. */
  static String lengthText(long nanos) {
    Duration length = Duration.ofNanos(nanos);
    long[] parts = {
      length.toDays(), length.toHoursPart(), length.toMinutesPart(), length.toSecondsPart()
    };
    String[] units = {"d", "h", "min", "s"};
    for (int unit = 0; unit < units.length; unit++) {
      if (parts[unit] > 0) {
        boolean second = unit + 1 < units.length && parts[unit + 1] > 0;
        return parts[unit]
            + " "
            + units[unit]
            + (second ? " " + parts[unit + 1] + " " + units[unit + 1] : "");
      }
    }
    return length.toNanos() / 1_000_000 + " ms";
  }
}
