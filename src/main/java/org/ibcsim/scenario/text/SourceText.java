package org.ibcsim.scenario.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The characters of a scenario: UTF-8, without control characters, indented with spaces.
 *
 * @param text all of it, without a byte order mark
 * @param lines without their ends
 */
public record SourceText(String text, List<String> lines) {
  private static final int LONGEST_LINE = 20_000;
  private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");

  public SourceText {
    lines = List.copyOf(lines);
  }

  /**
   * Decodes the bytes of a file.
   *
   * @throws BrokenTextException if they are not the characters that a scenario may have
   */
  public static SourceText decode(byte[] bytes) throws BrokenTextException {
    if (bytes.length == 0) {
      throw new BrokenTextException(
          Place.FILE, "an empty file", "a scenario, which begins with scenario: and its title");
    }
    refuseOtherEncodings(bytes);
    String text = decodeUtf8(bytes);
    if (text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    List<String> lines = List.of(LINE_END.split(text, -1));
    for (int i = 0; i < lines.size(); i++) {
      check(lines.get(i), i + 1);
    }
    return new SourceText(text, lines);
  }

  private static void refuseOtherEncodings(byte[] bytes) throws BrokenTextException {
    int first = bytes[0] & 0xff;
    int second = bytes.length > 1 ? bytes[1] & 0xff : -1;
    boolean marked = (first == 0xff && second == 0xfe) || (first == 0xfe && second == 0xff);
    boolean halfEmpty = bytes.length > 3 && (first == 0) != (second == 0);
    if (marked || halfEmpty) {
      throw new BrokenTextException(
          Place.FILE, "a file in UTF-16 or UTF-32", "UTF-8; save it again in that encoding");
    }
    if (first == 0x1f && second == 0x8b) {
      throw new BrokenTextException(
          Place.FILE, "a file compressed with gzip", "the scenario itself; unpack it first");
    }
    if (first == 'P' && second == 'K') {
      throw new BrokenTextException(
          Place.FILE, "a zip archive", "the scenario itself; unpack it first");
    }
  }

  private static String decodeUtf8(byte[] bytes) throws BrokenTextException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    out.flip();
    if (result.isError()) {
      String[] before = LINE_END.split(out, -1);
      String last = before[before.length - 1];
      throw new BrokenTextException(
          new Place(before.length, last.codePointCount(0, last.length()) + 1),
          "the byte 0x" + hex(bytes[in.position()]) + ", which is not UTF-8",
          "a text in UTF-8; save the file again in that encoding");
    }
    return out.toString();
  }

  private static String hex(byte value) {
    return new String(
        new char[] {Character.forDigit(value >> 4 & 0xf, 16), Character.forDigit(value & 0xf, 16)});
  }

  private static void check(String line, int number) throws BrokenTextException {
    if (line.length() > LONGEST_LINE) {
      throw new BrokenTextException(
          new Place(number, 0),
          "a line of " + line.length() + " characters",
          "at most " + LONGEST_LINE);
    }
    boolean indenting = true;
    int column = 0;
    for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
      int point = line.codePointAt(i);
      column++;
      if (!Characters.isAllowed(point)) {
        throw new BrokenTextException(
            new Place(number, column),
            "the invisible character " + Shown.named(point),
            "visible text; delete the character");
      }
      if (indenting && point == '\t' && !line.isBlank()) {
        throw new BrokenTextException(
            new Place(number, column), "a tab in the indentation", "spaces; replace the tab");
      }
      indenting &= point == ' ';
    }
  }
}
