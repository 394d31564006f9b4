package org.ibcsim.workload.trace;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the binary form, version 1, of a virtual machine's SCSI commands (vscsiStats).
 *
 * <p>Records of 32 bytes, little-endian: u32 serial number, u32 length in bytes, u32 scatter-gather
 * entries, u16 SCSI command, u16 version (1 in its upper byte), u64 block of 512 bytes, u64 time in
 * microseconds. WRITE and WRITE AND VERIFY of 6, 10, 12 and 16 bytes are writes; every other
 * command is not, and its length and block may be anything. Times may go backwards between
 * commands. [capacity.md 4]
 */
final class VscsiReader implements TraceReader {
  private static final int RECORD_BYTES = 32;
  private static final int SECTOR_BYTES = 512;
  private static final long NANOS_PER_MICRO = 1_000;
  private static final long LAST_SECTOR = (Long.MAX_VALUE - Integer.MAX_VALUE) / SECTOR_BYTES;
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final TraceFile file;
  private final byte[] bytes = new byte[RECORD_BYTES];
  private long number;
  private long firstMicros;

  VscsiReader(Path path) {
    file = new TraceFile(path);
  }

  @Override
  public boolean read(TraceRecord into) {
    int count = file.read(bytes);
    if (count == 0) {
      return false;
    }
    number++;
    if (count < RECORD_BYTES) {
      throw mistake(
          count + (count == 1 ? " byte" : " bytes") + " before the end of the file",
          "a whole record of " + RECORD_BYTES + " bytes",
          "Maybe the file was cut while it was copied.");
    }
    checkVersion();
    int command = (short) SHORT.get(bytes, 12) & 0xffff;
    into.number = number;
    into.timeNanos = timeNanos();
    into.write = isWrite(command);
    into.offsetBytes = into.write ? offsetBytes() : 0;
    into.lengthBytes = into.write ? lengthBytes() : 0;
    return true;
  }

  private void checkVersion() {
    int version = (short) SHORT.get(bytes, 14) & 0xffff;
    int command = (short) SHORT.get(bytes, 12) & 0xffff;
    if (version >>> 8 != 1) {
      throw mistake(
          String.format(Locale.ROOT, "version 0x%04x", version),
          "version 1 (0x0100) of the binary vscsi format",
          adviceOnOtherFormats());
    }
    if (command > 0xff) {
      throw mistake(
          String.format(Locale.ROOT, "command 0x%04x", command),
          "a SCSI command of one byte",
          null);
    }
  }

  private String adviceOnOtherFormats() {
    if (number > 1) {
      return "Maybe bytes are missing or damaged before this record.";
    }
    // Version 2 begins with the command and the version.
    if (((short) SHORT.get(bytes, 2) & 0xffff) >>> 8 == 2) {
      return "This looks like version 2, which is not read: convert it.";
    }
    for (byte b : bytes) {
      if ((b < ' ' || b > '~') && b != '\n' && b != '\r' && b != '\t') {
        return "Maybe this is another kind of file.";
      }
    }
    return "This is text: maybe it is one of the CSV formats.";
  }

  static boolean isWrite(int command) {
    return switch (command) {
      case 0x0a, 0x2a, 0xaa, 0x8a -> true; // WRITE(6), (10), (12), (16)
      case 0x2e, 0xae, 0x8e -> true; // WRITE AND VERIFY(10), (12), (16)
      default -> false;
    };
  }

  private long timeNanos() {
    long micros = (long) LONG.get(bytes, 24);
    if (micros < 0) {
      throw mistake(
          "time " + Long.toUnsignedString(micros) + " us",
          "at most " + Long.MAX_VALUE + " us",
          null);
    }
    if (number == 1) {
      firstMicros = micros;
    }
    long sinceFirst = micros - firstMicros;
    if (Math.abs(sinceFirst) > LONGEST_NANOS / NANOS_PER_MICRO) {
      throw mistake(
          "time " + micros + " us",
          "a time within 73 years of the first one, " + firstMicros + " us",
          null);
    }
    return sinceFirst * NANOS_PER_MICRO;
  }

  private long offsetBytes() {
    long sector = (long) LONG.get(bytes, 16);
    if (sector < 0 || sector > LAST_SECTOR) {
      throw mistake(
          "block " + Long.toUnsignedString(sector),
          "a block of 512 bytes, at most " + LAST_SECTOR,
          null);
    }
    return sector * SECTOR_BYTES;
  }

  private int lengthBytes() {
    int length = (int) INT.get(bytes, 4);
    if (length < 0) {
      throw mistake(
          "length " + Integer.toUnsignedString(length) + " bytes",
          "at most " + Integer.MAX_VALUE + " bytes",
          null);
    }
    return length;
  }

  private TraceException mistake(String found, String expected, @Nullable String advice) {
    return new TraceException(placeOf(number), found, expected, advice);
  }

  private TracePlace placeOf(long record) {
    return new TracePlace.BinaryRecord(file.name(), record, (record - 1) * RECORD_BYTES);
  }

  @Override
  public long mended() {
    return 0;
  }

  @Override
  public TracePlace place(TraceRecord record) {
    return placeOf(record.number);
  }

  @Override
  public void close() {
    file.close();
  }
}
