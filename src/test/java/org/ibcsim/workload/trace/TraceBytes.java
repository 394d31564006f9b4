package org.ibcsim.workload.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes small trace files, and reads them to the end. */
final class TraceBytes {
  static final int READ_10 = 0x28;
  static final int WRITE_10 = 0x2a;

  private TraceBytes() {}

  /** What a reader said of one record. */
  record Read(long timeNanos, long offsetBytes, int lengthBytes, boolean write, long number) {}

  static byte[] vscsi(int command, long micros, long sector, int length) {
    return ByteBuffer.allocate(32)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(7)
        .putInt(length)
        .putInt(1)
        .putShort((short) command)
        .putShort((short) 0x0100)
        .putLong(sector)
        .putLong(micros)
        .array();
  }

  static Path file(Path folder, byte[]... parts) {
    try {
      Path path = Files.createTempFile(folder, "trace", ".bin");
      Files.write(path, join(parts));
      return path;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static Path text(Path folder, String text) {
    return file(folder, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static byte[] join(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer all = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }

  static List<Read> readAll(TraceReader reader) {
    List<Read> all = new ArrayList<>();
    TraceRecord next = new TraceRecord();
    while (reader.read(next)) {
      all.add(
          new Read(next.timeNanos, next.offsetBytes, next.lengthBytes, next.write, next.number));
    }
    reader.close();
    return all;
  }

  static List<Read> readAll(TraceFormat format, Path path) {
    return readAll(format.reader(path));
  }
}
