package org.ibcsim.workload.trace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a trace file, one buffer at a time.
 *
 * <p>Opened at the first byte asked for. What cannot be a trace at all (a directory, nothing, a
 * compressed file) is refused there, before a parser stumbles over it.
 */
public final class TraceFile implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int GZIP = 0x1f8b08;
  private static final int BZIP2 = 0x425a68;
  private static final int XZ = 0xfd377a;
  private static final int ZSTANDARD = 0x28b52f;
  private static final int ZIP = 0x504b03;

  private final Path path;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private @Nullable InputStream stream;
  private int next;
  private int limit;
  private long bufferStart;
  private boolean closed;

  public TraceFile(Path path) {
    this.path = path;
  }

  public String name() {
    return path.toString();
  }

  /** How many bytes have been handed out. */
  public long position() {
    return bufferStart + next;
  }

  /** The next byte, 0 to 255, or -1 at the end. */
  public int read() {
    if (next == limit && !fill()) {
      return -1;
    }
    return buffer[next++] & 0xff;
  }

  /** Fills an array from its start; answers how many bytes there were. */
  public int read(byte[] into) {
    int count = 0;
    while (count < into.length && (next < limit || fill())) {
      int part = Math.min(into.length - count, limit - next);
      System.arraycopy(buffer, next, into, count, part);
      next += part;
      count += part;
    }
    return count;
  }

  /**
   * Copies the rest of a line, without its LF, into an array.
   *
   * @param at where in the array to begin
   * @return where the copy ends; the array's length if it is full, and then the line may go on; -1
   *     if the file had ended
   */
  public int readLine(byte[] into, int at) {
    if (next == limit && !fill()) {
      return -1;
    }
    int to = at;
    while (next < limit || fill()) {
      int stop = Math.min(limit, next + into.length - to);
      int end = next;
      while (end < stop && buffer[end] != '\n') {
        end++;
      }
      System.arraycopy(buffer, next, into, to, end - next);
      to += end - next;
      next = end;
      if (end < stop) {
        next++;
        return to;
      }
      if (to == into.length) {
        return to;
      }
    }
    return to;
  }

  private boolean fill() {
    if (closed) {
      throw new IllegalStateException(name() + " is closed");
    }
    boolean first = stream == null;
    try {
      if (stream == null) {
        stream = open();
      }
      bufferStart += limit;
      next = 0;
      // readNBytes, not read: a pipe gives its first bytes in pieces, and the magic needs three.
      limit = stream.readNBytes(buffer, 0, BUFFER_BYTES);
    } catch (IOException failure) {
      throw new TraceException(
          whole(),
          "a read error after " + position() + " bytes (" + reason(failure) + ")",
          "a readable file",
          null,
          failure);
    }
    if (first) {
      refuseOtherKinds();
    }
    return limit > 0;
  }

  private InputStream open() throws IOException {
    if (Files.isDirectory(path)) {
      throw new TraceException(
          whole(), "a directory", "a trace file", "Name one file of the directory.");
    }
    try {
      return Files.newInputStream(path);
    } catch (NoSuchFileException missing) {
      throw new TraceException(
          whole(),
          "no such file",
          "a trace file",
          "Check the path; the file was looked for at " + path.toAbsolutePath().normalize() + ".",
          missing);
    } catch (AccessDeniedException denied) {
      throw new TraceException(
          whole(), "a file that may not be read", "a readable file", "Check its rights.", denied);
    }
  }

  private void refuseOtherKinds() {
    if (limit == 0) {
      throw new TraceException(whole(), "an empty file", "at least one record", null);
    }
    if (limit < 3) {
      return;
    }
    int magic = (buffer[0] & 0xff) << 16 | (buffer[1] & 0xff) << 8 | (buffer[2] & 0xff);
    switch (magic) {
      case GZIP -> refuseCompressed("gzip", "gunzip");
      case BZIP2 -> refuseCompressed("bzip2", "bunzip2");
      case XZ -> refuseCompressed("xz", "unxz");
      case ZSTANDARD -> refuseCompressed("Zstandard", "unzstd");
      case ZIP -> refuseCompressed("zip", "unzip");
      default -> {}
    }
  }

  private void refuseCompressed(String kind, String command) {
    throw new TraceException(
        whole(),
        "a file compressed with " + kind,
        "the trace itself",
        "Unpack it first, for example with " + command + ".");
  }

  public TracePlace whole() {
    return new TracePlace.WholeFile(name());
  }

  private static String reason(IOException failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  @Override
  public void close() {
    closed = true;
    next = 0;
    limit = 0;
    InputStream open = stream;
    stream = null;
    if (open == null) {
      return;
    }
    try {
      open.close();
    } catch (IOException failure) {
      throw new TraceException(
          whole(),
          "an error on closing (" + reason(failure) + ")",
          "a readable file",
          null,
          failure);
    }
  }
}
