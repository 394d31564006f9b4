package org.ibcsim.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Writes lines of JSON through a buffer of its own, and computes the SHA-256 of all of them on the
 * way.
 *
 * <p>Numbers and prepared bytes are written without allocation. The buffer goes to the stream
 * whenever it is full; a stream that fails keeps what it has got, is never written to again, and is
 * closed by {@link #close}.
 */
final class JsonLines implements Closeable {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int LONGEST_NUMBER = 20;
  private static final byte[] LOWEST =
      Long.toString(Long.MIN_VALUE).getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DIGIT_PAIRS = digitPairs();

  private final OutputStream stream;
  private final String name;
  private final MessageDigest digest;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int used;
  private long lines;
  private boolean failed;
  private boolean closed;
  private @Nullable String sha256;

  /** Writes to a stream; {@code name} tells the user which one it is, for instance its path. */
  JsonLines(OutputStream stream, String name) {
    this.stream = stream;
    this.name = name;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static byte[] digitPairs() {
    byte[] pairs = new byte[200];
    for (int number = 0; number < 100; number++) {
      pairs[2 * number] = (byte) ('0' + number / 10);
      pairs[2 * number + 1] = (byte) ('0' + number % 10);
    }
    return pairs;
  }

  JsonLines put(byte[] bytes) {
    reserve(bytes.length);
    System.arraycopy(bytes, 0, buffer, used, bytes.length);
    used += bytes.length;
    return this;
  }

  JsonLines put(long number) {
    reserve(LONGEST_NUMBER);
    if (number == Long.MIN_VALUE) {
      return put(LOWEST);
    }
    long rest = number;
    if (rest < 0) {
      buffer[used++] = '-';
      rest = -rest;
    }
    int end = used + digits(rest);
    int at = end;
    while (rest >= 100) {
      int pair = 2 * (int) (rest % 100);
      rest /= 100;
      buffer[--at] = DIGIT_PAIRS[pair + 1];
      buffer[--at] = DIGIT_PAIRS[pair];
    }
    buffer[--at] = DIGIT_PAIRS[2 * (int) rest + 1];
    if (rest >= 10) {
      buffer[--at] = DIGIT_PAIRS[2 * (int) rest];
    }
    used = end;
    return this;
  }

  private static int digits(long number) {
    int digits = 1;
    long limit = 10;
    while (digits < 19 && number >= limit) {
      digits++;
      limit *= 10;
    }
    return digits;
  }

  /**
   * Text that is JSON already, as UTF-8; half a surrogate pair, which UTF-8 cannot say, as an
   * escape.
   */
  JsonLines put(String json) {
    for (int index = 0; index < json.length(); index++) {
      reserve(6);
      char c = json.charAt(index);
      if (c < 0x80) {
        buffer[used++] = (byte) c;
      } else if (!Character.isSurrogate(c)) {
        if (c < 0x800) {
          buffer[used++] = (byte) (0xC0 | c >> 6);
        } else {
          buffer[used++] = (byte) (0xE0 | c >> 12);
          buffer[used++] = (byte) (0x80 | c >> 6 & 0x3F);
        }
        buffer[used++] = (byte) (0x80 | c & 0x3F);
      } else if (Character.isHighSurrogate(c)
          && index + 1 < json.length()
          && Character.isLowSurrogate(json.charAt(index + 1))) {
        int point = Character.toCodePoint(c, json.charAt(++index));
        buffer[used++] = (byte) (0xF0 | point >> 18);
        buffer[used++] = (byte) (0x80 | point >> 12 & 0x3F);
        buffer[used++] = (byte) (0x80 | point >> 6 & 0x3F);
        buffer[used++] = (byte) (0x80 | point & 0x3F);
      } else {
        put(("\\u" + Integer.toHexString(c)).getBytes(StandardCharsets.US_ASCII));
      }
    }
    return this;
  }

  void endLine() {
    reserve(1);
    buffer[used++] = '\n';
    lines++;
  }

  /** How many lines were ended. */
  long lines() {
    return lines;
  }

  private void reserve(int bytes) {
    if (BUFFER_BYTES - used < bytes) {
      drain();
    }
  }

  /** Whether more can be written: it was not closed, and has not failed. */
  boolean isOpen() {
    return !closed && !failed;
  }

  /** Hands everything so far to the stream. */
  void flush() {
    drain();
    try {
      stream.flush();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private void drain() {
    if (failed) {
      throw new IllegalStateException(name + " could not be written, and was written to again");
    }
    digest.update(buffer, 0, used);
    try {
      stream.write(buffer, 0, used);
    } catch (IOException e) {
      throw failure(e);
    }
    used = 0;
  }

  private UncheckedIOException failure(IOException cause) {
    failed = true;
    return new UncheckedIOException(
        "cannot write the journal "
            + name
            + ": "
            + cause.getMessage()
            + "; what was written before stays. Free some space, or choose another folder with"
            + " --out",
        cause);
  }

  /**
   * Closes the stream, after handing it the rest if it has not failed; once.
   *
   * @throws UncheckedIOException if the rest could not be written; it names the stream
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try (OutputStream closing = stream) {
      if (!failed) {
        flush();
        sha256 = HexFormat.of().formatHex(digest.digest());
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Lower-case hexadecimal digest of all bytes, once everything was closed. */
  String sha256() {
    if (sha256 == null) {
      throw new IllegalStateException(
          name + " is not written completely and closed, so that it has no digest");
    }
    return sha256;
  }
}
