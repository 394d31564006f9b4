package org.ibcsim.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads a stream line by line, as bytes, in one buffer that grows to the longest line.
 *
 * <p>A line is in {@link #bytes} from {@link #from} to {@link #to} until the next is read.
 */
final class ByteLines implements Closeable {
  /** No journal has a longer line; a file that has is none. */
  static final int LONGEST_LINE_BYTES = 1 << 28;

  private final InputStream stream;
  private byte[] buffer = new byte[1 << 16];
  private int filledTo;
  private int from;
  private int to;
  private long number;
  private boolean terminated = true;
  private int nextFrom;

  ByteLines(InputStream stream) {
    this.stream = stream;
  }

  /** Goes to the next line; false at the end of the stream. */
  boolean next() throws IOException {
    from = nextFrom;
    int scanned = from;
    while (true) {
      for (int index = scanned; index < filledTo; index++) {
        if (buffer[index] == '\n') {
          return found(index, index + 1, true);
        }
      }
      scanned = filledTo - from;
      makeRoom();
      scanned += from;
      int count = stream.read(buffer, filledTo, buffer.length - filledTo);
      if (count < 0) {
        return from < filledTo && found(filledTo, filledTo, false);
      }
      filledTo += count;
    }
  }

  private boolean found(int end, int next, boolean withNewline) {
    to = end;
    nextFrom = next;
    terminated = withNewline;
    number++;
    return true;
  }

  private void makeRoom() throws IOException {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, filledTo - from);
      filledTo -= from;
      nextFrom -= from;
      from = 0;
    }
    if (filledTo == buffer.length) {
      if (buffer.length >= LONGEST_LINE_BYTES) {
        throw new IOException(
            "line " + (number + 1) + " is longer than " + LONGEST_LINE_BYTES + " bytes");
      }
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
  }

  byte[] bytes() {
    return buffer;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** Number of the line, from 1. */
  long number() {
    return number;
  }

  /** Whether the line has its newline; only a last line has not. */
  boolean terminated() {
    return terminated;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
