package org.ibcsim.plan.input;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.ibcsim.workload.sample.SampleFormat;
import org.ibcsim.workload.trace.TraceException;
import org.ibcsim.workload.trace.TraceFile;
import org.ibcsim.workload.trace.TraceFormat;
import org.jspecify.annotations.Nullable;

/**
 * Tells the format of a file by what it holds, never by its name.
 *
 * <p>Looks at the first {@value #LOOKED_AT_BYTES} bytes. Where two formats fit, none is taken: the
 * same five numbers mean different things to different tools.
 */
public final class Recognition {
  private static final int LOOKED_AT_BYTES = 1 << 15;
  private static final int MOST_LINES = 200;
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
  private static final Pattern DEVICE = Pattern.compile("\\d+,\\d+");

  private final List<String> lines;

  private Recognition(List<String> lines) {
    this.lines = lines;
  }

  /**
   * The format of a file.
   *
   * @throws TraceException if it cannot be read, or no format or more than one fits
   */
  public static InputFormat of(Path path) {
    byte[] start = new byte[LOOKED_AT_BYTES];
    int length;
    try (TraceFile file = new TraceFile(path)) {
      length = file.read(start);
    }
    if (isUtf16(start, length)) {
      throw new TraceException(
          new TraceFile(path).whole(), "UTF-16 text", "ASCII or UTF-8 text", "Save it as UTF-8.");
    }
    InputFormat found = isBinary(start, length) ? binary(start, length) : text(start, length);
    if (found == null) {
      throw new TraceException(
          new TraceFile(path).whole(),
          "a file of a format that is not known",
          "one of " + String.join(", ", InputFormat.words()),
          "If it is one of these, say which with --format.");
    }
    return found;
  }

  private static boolean isUtf16(byte[] start, int length) {
    return length >= 2 && (start[0] == -1 && start[1] == -2 || start[0] == -2 && start[1] == -1);
  }

  private static boolean isBinary(byte[] start, int length) {
    for (int i = 0; i < Math.min(length, 64); i++) {
      if (start[i] == 0) {
        return true;
      }
    }
    return false;
  }

  /** vscsi, version 1, has its version in the upper byte of the second half of the fourth word. */
  private static @Nullable InputFormat binary(byte[] start, int length) {
    boolean version = length >= 32 && (start[15] == 1 || start[3] == 2);
    return version ? InputFormat.of(TraceFormat.VSCSI) : null;
  }

  private static @Nullable InputFormat text(byte[] start, int length) {
    String text = new String(start, 0, length, StandardCharsets.UTF_8);
    if (text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    boolean whole = length < LOOKED_AT_BYTES;
    List<String> lines = text.lines().filter(line -> !line.isBlank()).limit(MOST_LINES).toList();
    // The last line may be cut off; a line of a wide table may fill all that is looked at.
    List<String> complete = whole || lines.size() < 2 ? lines : lines.subList(0, lines.size() - 1);
    return complete.isEmpty() ? null : new Recognition(complete).recognise();
  }

  private @Nullable InputFormat recognise() {
    String first = lines.get(0).strip();
    if (first.startsWith("{")) {
      return InputFormat.of(SampleFormat.IOSTAT_JSON);
    }
    if (first.startsWith("fio version")) {
      return InputFormat.of(TraceFormat.FIO);
    }
    if (first.startsWith("\"(PDH-CSV") || first.startsWith("(PDH-CSV")) {
      return InputFormat.of(SampleFormat.PDH);
    }
    if (first.startsWith("# hostname;")) {
      return InputFormat.of(SampleFormat.SADF);
    }
    if (first.toLowerCase(Locale.ROOT).startsWith("#vscsi") || first.startsWith("#Serial Number")) {
      return InputFormat.of(TraceFormat.VSCSI_TEXT);
    }
    InputFormat table = tableOfDevices();
    if (table != null) {
      return table;
    }
    return first.contains(",") && !DEVICE.matcher(blanks(first)[0]).matches()
        ? commas(first)
        : numbers();
  }

  /** Tables that people read: their headers name a column of devices. */
  private @Nullable InputFormat tableOfDevices() {
    for (String line : lines) {
      List<String> words = Arrays.asList(blanks(line));
      if (words.contains("Device") || words.contains("Device:")) {
        return InputFormat.of(SampleFormat.IOSTAT);
      }
      if (words.contains("DEV")) {
        return InputFormat.of(SampleFormat.SAR);
      }
      if (words.get(0).equals("TYP") || words.get(0).equals("vol") && words.size() >= 6) {
        return InputFormat.of(SampleFormat.VXSTAT);
      }
    }
    return null;
  }

  private @Nullable InputFormat commas(String first) {
    String[] names = fields(first.toLowerCase(Locale.ROOT));
    if (!NUMBER.matcher(names[0]).matches() && !isStamp(names[0])) {
      return header(names);
    }
    if (begins(
        7, fields -> fields[3].equalsIgnoreCase("read") || fields[3].equalsIgnoreCase("write"))) {
      return InputFormat.of(TraceFormat.MSR);
    }
    if (begins(6, fields -> fields[3].equals("read") || fields[3].equals("write"))) {
      return InputFormat.of(TraceFormat.VSCSI_TEXT);
    }
    if (begins(5, fields -> fields[1].equalsIgnoreCase("r") || fields[1].equalsIgnoreCase("w"))) {
      return InputFormat.of(TraceFormat.ALIBABA);
    }
    if (begins(
        0,
        fields ->
            fields.length >= 5
                && (fields[3].equalsIgnoreCase("r") || fields[3].equalsIgnoreCase("w")))) {
      return InputFormat.of(TraceFormat.SPC);
    }
    return numbersWithCommas();
  }

  private @Nullable InputFormat header(String[] names) {
    List<String> list = Arrays.asList(names);
    if (list.contains("hostname") && list.contains("responsetime")) {
      return InputFormat.of(TraceFormat.MSR);
    }
    if (list.contains("lbn") && list.contains("op")) {
      return InputFormat.of(TraceFormat.CLOUDPHYSICS);
    }
    if (list.contains("iotype") && list.contains("volumeid")) {
      return InputFormat.of(TraceFormat.TENCENT);
    }
    if (list.contains("opcode") && list.contains("device_id")) {
      return InputFormat.of(TraceFormat.ALIBABA);
    }
    boolean timed =
        list.stream()
            .anyMatch(
                name ->
                    name.replace("\"", "").startsWith("time")
                        || name.replace("\"", "").startsWith("date")
                        || name.contains("written_bytes"));
    return timed ? InputFormat.of(SampleFormat.TABLE) : null;
  }

  private @Nullable InputFormat numbersWithCommas() {
    if (!all(
        0, fields -> Arrays.stream(fields).allMatch(field -> NUMBER.matcher(field).matches()))) {
      return null;
    }
    boolean direction =
        all(0, fields -> fields.length >= 4 && fields.length <= 7 && isDigit(fields[2], '2'));
    boolean fourth = all(5, fields -> isDigit(fields[3], '1'));
    boolean fifth = all(5, fields -> isDigit(fields[4], '1'));
    if (direction && !fourth) {
      return InputFormat.of(SampleFormat.FIO_BANDWIDTH);
    }
    if (all(6, fields -> true)) {
      return InputFormat.of(SampleFormat.TENCENT_LOAD);
    }
    if (fourth && !fifth) {
      return InputFormat.of(TraceFormat.TENCENT);
    }
    return fifth && !fourth ? InputFormat.of(TraceFormat.REPLAYER) : null;
  }

  private @Nullable InputFormat numbers() {
    if (lines.stream().anyMatch(line -> DEVICE.matcher(blanks(line)[0]).matches())) {
      return InputFormat.of(TraceFormat.BLKPARSE);
    }
    List<String> rows = lines.stream().filter(line -> !line.startsWith("#")).toList();
    long fives =
        rows.stream()
            .filter(
                line ->
                    blanks(line).length == 5
                        && Arrays.stream(blanks(line))
                            .allMatch(each -> NUMBER.matcher(each).matches()))
            .count();
    boolean five =
        !rows.isEmpty()
            && 2 * fives >= rows.size()
            && NUMBER.matcher(blanks(rows.get(0))[0]).matches();
    if (!five) {
      return null;
    }
    boolean fractions = lines.stream().anyMatch(line -> blanks(line)[0].contains("."));
    return InputFormat.of(fractions ? TraceFormat.DISKSIM : TraceFormat.MQSIM);
  }

  private static boolean isStamp(String field) {
    return !field.isEmpty() && Character.isDigit(field.charAt(0));
  }

  private static boolean isDigit(String field, char most) {
    return field.length() == 1 && field.charAt(0) >= '0' && field.charAt(0) <= most;
  }

  /** Whether every line has so many fields, 0 for any, and they are as they must be. */
  private boolean all(int count, Predicate<String[]> must) {
    return lines.stream()
        .map(Recognition::fields)
        .allMatch(fields -> (count == 0 || fields.length == count) && must.test(fields));
  }

  /**
   * The same for the first line and at least half of all: a file may have damaged lines, which its
   * reader locates.
   */
  private boolean begins(int count, Predicate<String[]> must) {
    Predicate<String[]> fits =
        fields -> (count == 0 || fields.length == count) && must.test(fields);
    long fitting = lines.stream().map(Recognition::fields).filter(fits).count();
    return fits.test(fields(lines.get(0))) && 2 * fitting >= lines.size();
  }

  private static String[] fields(String line) {
    return line.strip().split("\\s*,\\s*", -1);
  }

  private static String[] blanks(String line) {
    return line.strip().split("\\s+");
  }
}
