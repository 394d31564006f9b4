package org.ibcsim.workload.sample;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ibcsim.workload.trace.TraceException;
import org.ibcsim.workload.trace.TraceFile;
import org.ibcsim.workload.trace.TracePlace;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a comma-separated file whose fields may be quoted and which may have thousands of
 * columns, of which few are looked at.
 *
 * <p>A line holds at most {@value #LONGEST_LINE_BYTES} bytes. Quotes are doubled inside quotes, as
 * in RFC 4180; a field does not go over a line's end.
 */
final class WideLines implements AutoCloseable {
  static final int LONGEST_LINE_BYTES = 1 << 24;

  private static final int EXACT_DIGITS = 15;
  private static final double[] POWERS = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private final TraceFile file;
  private final char separator;
  private byte[] line = new byte[1 << 12];
  private int length;
  private long number;

  /** Where the wanted columns of the current line begin and end. */
  private int[] starts = new int[0];

  private int[] ends = new int[0];

  WideLines(TraceFile file, char separator) {
    this.file = file;
    this.separator = separator;
  }

  /** Moves to the next line that is not blank; answers false at the end of the file. */
  boolean next() {
    do {
      length = file.readLine(line, 0);
      if (length < 0) {
        return false;
      }
      number++;
      while (length == line.length) {
        grow();
        length = Math.max(length, file.readLine(line, length));
      }
      if (length > 0 && line[length - 1] == '\r') {
        length--;
      }
      if (number == 1 && length >= 3 && line[0] == (byte) 0xef && line[1] == (byte) 0xbb) {
        length -= 3;
        System.arraycopy(line, 3, line, 0, length);
      }
    } while (length == 0);
    return true;
  }

  private void grow() {
    if (length >= LONGEST_LINE_BYTES) {
      throw new TraceException(
          place(0),
          "a line of more than " + LONGEST_LINE_BYTES + " bytes",
          "lines of comma-separated fields",
          "Maybe this is not a text file.");
    }
    line = Arrays.copyOf(line, length * 2);
  }

  /** All fields of the current line, without their quotes. */
  List<String> fields() {
    List<String> fields = new ArrayList<>();
    for (int from = 0; from <= length; ) {
      int to = end(from);
      fields.add(unquoted(from, to));
      from = to + 1;
    }
    return fields;
  }

  /** Finds some columns of the current line, in increasing order; answers how many there are. */
  int find(int[] columns) {
    if (starts.length != columns.length) {
      starts = new int[columns.length];
      ends = new int[columns.length];
    }
    int found = 0;
    int column = 0;
    for (int from = 0; from <= length && found < columns.length; column++) {
      int to = end(from);
      if (column == columns[found]) {
        starts[found] = from;
        ends[found++] = to;
      }
      from = to + 1;
    }
    return found;
  }

  private int end(int from) {
    boolean quoted = false;
    int at = from;
    while (at < length && (quoted || line[at] != separator)) {
      quoted ^= line[at] == '"';
      at++;
    }
    if (quoted) {
      throw new TraceException(place(from), "a quote that does not end", "a closing quote", null);
    }
    return at;
  }

  private String unquoted(int from, int to) {
    String text = new String(line, from, to - from, StandardCharsets.UTF_8).trim();
    return text.length() >= 2 && text.charAt(0) == '"' && text.endsWith("\"")
        ? text.substring(1, text.length() - 1).replace("\"\"", "\"").trim()
        : text;
  }

  /** The text of a found column. */
  String text(int found) {
    return unquoted(starts[found], ends[found]);
  }

  /** The same, for columns in which one text often follows itself. */
  String text(int found, String before) {
    int from = starts[found];
    int size = ends[found] - from;
    if (size != before.length()) {
      return text(found);
    }
    for (int i = 0; i < size; i++) {
      if (line[from + i] != before.charAt(i)) {
        return text(found);
      }
    }
    return before;
  }

  /** A found column as a number of 0 or more; NaN if it is empty. */
  double decimal(int found, String meaning) {
    int from = starts[found];
    int to = ends[found];
    while (from < to && (line[from] == '"' || line[from] == ' ')) {
      from++;
    }
    while (to > from && (line[to - 1] == '"' || line[to - 1] == ' ')) {
      to--;
    }
    if (from == to) {
      return Double.NaN;
    }
    long digits = 0;
    int point = -1;
    boolean plain = to - from <= EXACT_DIGITS && line[to - 1] != '.' && line[from] != '.';
    for (int i = from; plain && i < to; i++) {
      int letter = line[i];
      if (letter == '.' && point < 0) {
        point = i;
      } else {
        plain = letter >= '0' && letter <= '9';
        digits = digits * 10 + letter - '0';
      }
    }
    if (plain) {
      // Both are exact, so their quotient is the nearest number, as the library would answer.
      return point < 0 ? digits : digits / POWERS[to - 1 - point];
    }
    String text = new String(line, from, to - from, StandardCharsets.UTF_8);
    try {
      double value = Double.parseDouble(text);
      if (value >= 0 && value <= Double.MAX_VALUE && !text.endsWith("d") && !text.endsWith("f")) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      throw mistake(found, meaning, null);
    }
    throw mistake(found, meaning, null);
  }

  TraceException mistake(int found, String expected, @Nullable String advice) {
    String text = text(found);
    return new TraceException(
        place(starts[found]),
        text.isEmpty()
            ? "nothing"
            : "'" + (text.length() > 40 ? text.substring(0, 40) + "..." : text) + "'",
        expected,
        advice);
  }

  /** A complaint about the whole of the current line. */
  TraceException mistakeOfLine(String found, String expected, @Nullable String advice) {
    return new TraceException(new TracePlace.Line(file.name(), number, 0), found, expected, advice);
  }

  /** A complaint about a file in which nothing is of use. */
  TraceException nothingRecorded(String expected) {
    return new TraceException(file.whole(), "no records", expected, null);
  }

  private TracePlace place(int at) {
    return new TracePlace.Line(file.name(), number, at + 1);
  }

  TracePlace placeOfLine(long ofNumber) {
    return new TracePlace.Line(file.name(), ofNumber, 0);
  }

  long number() {
    return number;
  }

  @Override
  public void close() {
    file.close();
  }
}
