package org.ibcsim.runbook;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

/** Amounts, times and columns as the status commands print them. */
final class Columns {
  private static final int LABEL_WIDTH = 28;

  private Columns() {}

  /** A label and its value, as {@code repstatus} has them. */
  static String field(String label, String value) {
    return "  " + pad(label + ":", LABEL_WIDTH) + value;
  }

  /** A text and blanks up to a width, one at least. */
  static String pad(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }

  /** Cells of given widths, a blank between two; without blanks at the end. */
  static String row(int[] widths, List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      line.append(pad(cells.get(column), widths[column]));
    }
    return line.toString().stripTrailing();
  }

  /** Cells at the right ends of columns of given widths, which have room for a blank before. */
  static String rightRow(int[] widths, List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      line.append(" ".repeat(Math.max(1, widths[column] - cell.length()))).append(cell);
    }
    return line.toString();
  }

  /** Whole percents, rounded down; exact for any number of bytes. */
  static long percentOf(long part, long whole) {
    return BigInteger.valueOf(part)
        .multiply(BigInteger.valueOf(100))
        .divide(BigInteger.valueOf(Math.max(1, whole)))
        .longValue();
  }

  /** Kbytes, 1024 bytes each, rounded up. */
  static long kbytes(long bytes) {
    return (bytes + 1023) / 1024;
  }

  /** A size in the largest unit of which it is a whole number. */
  static String size(long bytes) {
    String[] units = {"GiB", "MiB", "KiB"};
    long unitBytes = 1L << 30;
    for (String unit : units) {
      if (bytes % unitBytes == 0) {
        return bytes / unitBytes + " " + unit;
      }
      unitBytes >>= 10;
    }
    return bytes + " bytes";
  }

  /** The form that the guides show: {@code 0h 0m 0s}, fractions of a second left out. */
  static String hoursMinutesSeconds(long nanos) {
    long seconds = nanos / 1_000_000_000L;
    return seconds / 3600 + "h " + seconds / 60 % 60 + "m " + seconds % 60 + "s";
  }

  /**
   * An update's ID: 64 bits, shown as two halves of 32 [D 62-ch11s07s02]; it is the position in the
   * log.
   */
  static String updateId(long position) {
    return (position >>> 32) + "." + (position & 0xffff_ffffL);
  }

  /** A rate as the guides show it, {@code 30.00 Mbps} [D 41-ch6display_vvr79]. */
  static String rate(long bitsPerSecond) {
    String[] units = {"Gbps", "Mbps", "Kbps"};
    long unit = 1_000_000_000L;
    for (String name : units) {
      if (bitsPerSecond >= unit) {
        long hundredths = bitsPerSecond / (unit / 100);
        String fraction = Long.toString(100 + hundredths % 100).substring(1);
        return hundredths / 100 + "." + fraction + " " + name;
      }
      unit /= 1000;
    }
    return bitsPerSecond + " bps";
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
