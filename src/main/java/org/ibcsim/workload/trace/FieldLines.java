package org.ibcsim.workload.trace;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file of plain fields (no quotes) that a comma, another sign or blanks separate,
 * parsed in place without making strings.
 *
 * <p>Lines end with LF or CR LF; blank lines and a byte order mark are skipped; blanks around a
 * field do not count. A line holds at most {@value #LONGEST_LINE_BYTES} bytes: a file without line
 * ends must not fill the memory.
 */
public final class FieldLines implements AutoCloseable {
  public static final int LONGEST_LINE_BYTES = 4096;

  /** Fields stand apart by one or more blanks or tabs. */
  public static final char BLANKS = ' ';

  private static final int LONGEST_QUOTE = 40;

  /** So many digits fit in a long, whatever they are. */
  private static final int SAFE_DIGITS = 18;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final TraceFile file;
  private final char separator;

  /** One more than a line may have, so that one that is full is too long. */
  private final byte[] line = new byte[LONGEST_LINE_BYTES + 1];

  private final int[] starts = new int[LONGEST_LINE_BYTES + 2];
  private final int[] ends = new int[LONGEST_LINE_BYTES + 2];
  private int length;
  private int columns;
  private long number;

  /** Fields with commas between them. */
  public FieldLines(TraceFile file) {
    this(file, ',');
  }

  /**
   * @param separator the sign between two fields, or {@link #BLANKS}
   */
  public FieldLines(TraceFile file, char separator) {
    this.file = file;
    this.separator = separator;
  }

  /** Moves to the next line that is not blank; answers false at the end of the file. */
  public boolean next() {
    do {
      if (!readLine()) {
        return false;
      }
    } while (blank());
    split();
    return true;
  }

  /** The number of the current line, counted from 1. */
  public long number() {
    return number;
  }

  public int columns() {
    return columns;
  }

  private boolean readLine() {
    int end = file.readLine(line, 0);
    if (end < 0) {
      return false;
    }
    number++;
    length = end;
    if (length == line.length) {
      length = LONGEST_LINE_BYTES;
      throw new TraceException(
          place(0),
          "a line of more than "
              + LONGEST_LINE_BYTES
              + " bytes that begins with "
              + quote(0, length),
          "lines of comma-separated fields",
          "Maybe this is not a text file.");
    }
    if (number == 1) {
      dropByteOrderMark();
    }
    return true;
  }

  private void dropByteOrderMark() {
    if (length >= 3 && line[0] == (byte) 0xef && line[1] == (byte) 0xbb && line[2] == (byte) 0xbf) {
      length -= 3;
      System.arraycopy(line, 3, line, 0, length);
    } else if (length >= 2
        && ((line[0] == (byte) 0xff && line[1] == (byte) 0xfe)
            || (line[0] == (byte) 0xfe && line[1] == (byte) 0xff))) {
      throw new TraceException(place(0), "UTF-16 text", "ASCII or UTF-8 text", "Save it as UTF-8.");
    }
  }

  private boolean blank() {
    for (int i = 0; i < length; i++) {
      if (!isBlank(line[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r';
  }

  private void split() {
    columns = 0;
    if (separator == BLANKS) {
      splitAtBlanks();
      return;
    }
    int start = 0;
    for (int i = 0; i <= length; i++) {
      if (i == length || line[i] == separator) {
        int from = start;
        int to = i;
        while (from < to && isBlank(line[from])) {
          from++;
        }
        while (to > from && isBlank(line[to - 1])) {
          to--;
        }
        starts[columns] = from;
        ends[columns++] = to;
        start = i + 1;
      }
    }
  }

  private void splitAtBlanks() {
    int i = 0;
    while (i < length) {
      while (i < length && isBlank(line[i])) {
        i++;
      }
      if (i < length) {
        starts[columns] = i;
        while (i < length && !isBlank(line[i])) {
          i++;
        }
        ends[columns++] = i;
      }
    }
  }

  /** Refuses the current line unless it has at least this many fields. */
  public void requireAtLeast(int count, String names) {
    if (columns < count) {
      throw new TraceException(
          place(0),
          columns + (columns == 1 ? " field in " : " fields in ") + quote(0, length),
          count + " fields or more: " + names,
          null);
    }
  }

  /** Refuses the current line unless it has this many fields. */
  public void requireColumns(int count, String names) {
    if (columns != count) {
      throw new TraceException(
          place(0),
          columns + (columns == 1 ? " field in " : " fields in ") + quote(0, length),
          count + " fields: " + names,
          null);
    }
  }

  /** Whether a field is this word of lower-case ASCII letters, in any case. */
  public boolean isWord(int column, String word) {
    if (column >= columns || ends[column] - starts[column] != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (Character.toLowerCase((char) (line[starts[column] + i] & 0xff)) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** A field as a whole number, 0 to largest. */
  public long number(int column, String meaning, long largest) {
    long value = digits(column, starts[column], ends[column], meaning);
    if (value > largest) {
      throw mistake(column, meaning + " of at most " + largest, null);
    }
    return value;
  }

  /** The text of a field, for names. */
  public String text(int column) {
    return new String(line, starts[column], ends[column] - starts[column], StandardCharsets.UTF_8);
  }

  /** A byte of a field, counted from 0; 0 behind its end. */
  public char letter(int column, int index) {
    int at = starts[column] + index;
    return at < ends[column] ? (char) (line[at] & 0xff) : 0;
  }

  public int length(int column) {
    return ends[column] - starts[column];
  }

  /** The first byte of the current line that is no blank. */
  public char first() {
    return columns == 0 ? 0 : letter(0, 0);
  }

  /**
   * A field of decimal seconds ("12" or "12.25") as nanoseconds; what is finer than a nanosecond is
   * cut off.
   */
  public long seconds(int column, String meaning, long largestNanos) {
    return time(column, meaning, NANOS_PER_SECOND, largestNanos);
  }

  /**
   * A field of decimal units of time as nanoseconds; what is finer than a nanosecond is cut off.
   *
   * @param nanosPerUnit a power of ten
   */
  public long time(int column, String meaning, long nanosPerUnit, long largestNanos) {
    int start = starts[column];
    int end = ends[column];
    int point = start;
    while (point < end && line[point] != '.') {
      point++;
    }
    long whole = digits(column, start, point, meaning);
    long fraction = 0;
    if (point < end) {
      long scale = nanosPerUnit;
      for (int i = point + 1; i < end; i++) {
        if (line[i] < '0' || line[i] > '9') {
          throw mistake(column, meaning, null);
        }
        scale /= 10;
        fraction += scale * (line[i] - '0');
      }
    }
    if (whole > (largestNanos - fraction) / nanosPerUnit) {
      throw mistake(
          column,
          meaning + " of at most " + largestNanos / nanosPerUnit,
          "Maybe the clock was written in another unit.");
    }
    return whole * nanosPerUnit + fraction;
  }

  private long digits(int column, int from, int to, String meaning) {
    if (from == to) {
      throw mistake(column, meaning, null);
    }
    long value = 0;
    boolean fits = to - from <= SAFE_DIGITS;
    for (int i = from; i < to; i++) {
      int digit = line[i] - '0';
      if (digit < 0 || digit > 9) {
        throw mistake(column, meaning, null);
      }
      if (!fits && value > (Long.MAX_VALUE - digit) / 10) {
        throw mistake(column, meaning + " of at most " + Long.MAX_VALUE, null);
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /**
   * A field that is a number with or without a fraction, 0 or more; a decimal comma is read too.
   */
  public double decimal(int column, String meaning) {
    int start = starts[column];
    int end = ends[column];
    long digits = 0;
    double scale = 1;
    boolean fraction = false;
    for (int i = start; i < end; i++) {
      int letter = line[i];
      if ((letter == '.' || letter == ',') && !fraction && i > start && i < end - 1) {
        fraction = true;
      } else if (letter < '0' || letter > '9' || digits > Long.MAX_VALUE / 100) {
        throw mistake(column, meaning, null);
      } else {
        digits = digits * 10 + letter - '0';
        scale *= fraction ? 10 : 1;
      }
    }
    if (start == end) {
      throw mistake(column, meaning, null);
    }
    return digits / scale;
  }

  /** Whether a field is this text, letter by letter. */
  public boolean is(int column, String text) {
    if (column >= columns || ends[column] - starts[column] != text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if ((line[starts[column] + i] & 0xff) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The column of this text in the current line; -1 if there is none. */
  public int columnOf(String text) {
    for (int column = 0; column < columns; column++) {
      if (is(column, text)) {
        return column;
      }
    }
    return -1;
  }

  /** The whole of the current line. */
  public String lineText() {
    return new String(line, 0, length, StandardCharsets.UTF_8);
  }

  /** A complaint about the whole of the current line. */
  public TraceException mistakeOfLine(String expected, @Nullable String advice) {
    return new TraceException(place(0), quoted(), expected, advice);
  }

  /** A complaint about one field of the current line. */
  public TraceException mistake(int column, String expected, @Nullable String advice) {
    return new TraceException(
        place(starts[column] + 1), quote(starts[column], ends[column]), expected, advice);
  }

  /** The place of a column (a byte, counted from 1) of the current line; 0 for the whole line. */
  public TracePlace place(int column) {
    return new TracePlace.Line(file.name(), number, column);
  }

  public TracePlace placeOfLine(long lineNumber) {
    return new TracePlace.Line(file.name(), lineNumber, 0);
  }

  /** The current line, as a message shows it. */
  public String quoted() {
    return quote(0, length);
  }

  private String quote(int from, int to) {
    if (from == to) {
      return "nothing";
    }
    int shown = Math.min(to - from, LONGEST_QUOTE);
    StringBuilder text = new StringBuilder("'");
    for (char c : new String(line, from, shown, StandardCharsets.ISO_8859_1).toCharArray()) {
      if (c >= ' ' && c < 0x7f) {
        text.append(c);
      } else {
        text.append(String.format(Locale.ROOT, "\\x%02x", (int) c));
      }
    }
    return text.append(shown < to - from ? "...'" : "'").toString();
  }

  /** A complaint about a file in which no line holds a record. */
  public TraceException nothingRecorded(String expected) {
    return new TraceException(file.whole(), "no records", expected, null);
  }

  @Override
  public void close() {
    file.close();
  }
}
