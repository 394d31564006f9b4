package org.ibcsim.model;

/**
 * What the Primary does for want of memory, beside its write buffers (dataflow 2.5, 6.1).
 *
 * @param lowBytes with less than this free, write buffers are released early ({@code
 *     vol_min_lowmem_sz}); 0 where they are released only when one is needed
 * @param readBackBytes what may be read back from the SRL and not yet data-acknowledged, of all
 *     RLINKs ({@code vol_max_rdback_sz}) [D KB-100010157, KB-100038242]; one update may always be
 * @param readsTakeTime whether what is read back is a read at the SRL's disk, which competes with
 *     the writes there [D KB-100038242]; otherwise it is part of the transmission
 */
public record SenderMemory(long lowBytes, long readBackBytes, boolean readsTakeTime) {
  /** The default of {@code vol_max_rdback_sz} (dataflow 6.2, recalled and not documented). */
  public static final long STANDARD_READ_BACK_BYTES = 128L << 20;

  /** No limit to what may be read back. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  /** Nothing is released early, and reading back costs nothing. */
  public static final SenderMemory BOUNDLESS = new SenderMemory(0, UNLIMITED, false);

  /** As a product has it by default. */
  public static final SenderMemory STANDARD = new SenderMemory(0, STANDARD_READ_BACK_BYTES, true);

  public SenderMemory {
    if (lowBytes < 0 || readBackBytes < 1) {
      throw new IllegalArgumentException(
          "a low mark of "
              + lowBytes
              + " bytes and "
              + readBackBytes
              + " bytes for read-back, expected 0 or more, and 1 or more");
    }
  }

  /** As an exploration takes it: reads are no steps, and the default limit is none. */
  SenderMemory explored() {
    return new SenderMemory(
        lowBytes, readBackBytes == STANDARD_READ_BACK_BYTES ? UNLIMITED : readBackBytes, false);
  }
}
