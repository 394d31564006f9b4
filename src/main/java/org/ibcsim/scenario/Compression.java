package org.ibcsim.scenario;

/**
 * What compressing the updates of an RLINK saves on the wire and costs on both sides (dataflow 8)
 * [D 62-ch02s16s01]. SRL, message pool and counters keep the size of the data (inferred); automatic
 * synchronization is not compressed [K].
 *
 * @param ratio bytes of data for each byte on the wire, 1 or more
 * @param compressNanos processor time of the Primary for each KiB
 * @param decompressNanos processor time of the Secondary for each KiB
 * @param threads messages that a side works at at a time: {@code vol_cmpres_threads} [D INSTALLER];
 *     they leave it in order
 */
public record Compression(double ratio, long compressNanos, long decompressNanos, int threads) {
  /** The default of {@code vol_cmpres_threads} [K]. */
  public static final int STANDARD_THREADS = 10;

  private static final long KIBIBYTE = 1_024;

  /** How many bytes of a message go on the wire. */
  public long wireBytes(long bytes) {
    return (long) Math.ceil(bytes / ratio);
  }

  /** How long a thread of the Primary works at a message. */
  public long compressionNanos(long bytes) {
    return nanos(bytes, compressNanos);
  }

  /** How long a thread of the Secondary works at a message. */
  public long decompressionNanos(long bytes) {
    return nanos(bytes, decompressNanos);
  }

  private static long nanos(long bytes, long nanosPerKibibyte) {
    return Math.multiplyExact(bytes, nanosPerKibibyte) / KIBIBYTE;
  }
}
