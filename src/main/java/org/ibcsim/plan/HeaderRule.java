package org.ibcsim.plan;

import java.util.Locale;
import java.util.Optional;

/**
 * What the header of each write adds in the SRL (capacity 1.1): "each write costs at least one more
 * disk block" [D 62-ch03s07s05].
 */
public enum HeaderRule {
  /** Nothing: the bytes that were written. */
  NONE,
  /** The published table of shares by write size, for reviews that quote it. */
  TABLE,
  /** One block of 512 bytes a write, which the table rounds up. */
  EXACT;

  /** The block that the header of a write takes. */
  public static final int BLOCK_BYTES = 512;

  private static final long PERCENT = 100;

  /** Sizes of the table and the percents from each on, up to the next. */
  private static final long[] SIZE_BYTES = {
    512, 1 << 10, 2 << 10, 4 << 10, 8 << 10, 10 << 10, 16 << 10, 32 << 10
  };

  private static final int[] ADDED_PERCENT = {100, 50, 25, 15, 7, 5, 4, 2};

  /** The rule of this name, as typed: none, table or exact. */
  public static Optional<HeaderRule> named(String word) {
    for (HeaderRule rule : values()) {
      if (rule.word().equals(word)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  /** As it is typed. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * What so many bytes in so many writes take with their headers.
   *
   * @param bytes 0 or more
   * @param writes 0 or more; not asked for by {@link #NONE}
   * @return bytes, rounded up
   */
  public long withHeaders(long bytes, long writes) {
    return switch (this) {
      case NONE -> bytes;
      case EXACT -> Math.addExact(bytes, Math.multiplyExact(writes, (long) BLOCK_BYTES));
      case TABLE ->
          writes == 0
              ? bytes
              : Math.addExact(bytes, ceilOfPercent(bytes, tablePercent((double) bytes / writes)));
    };
  }

  /**
   * What so many bytes take with their headers, in writes of this mean size; the last one may be
   * smaller. The size decides the row of the table, not the count, which is rounded up.
   *
   * @param bytes 0 or more
   * @param writeBytes 1 or more
   * @return bytes, rounded up
   */
  public long withHeadersOf(long bytes, long writeBytes) {
    return this == TABLE
        ? Math.addExact(bytes, ceilOfPercent(bytes, tablePercent(writeBytes)))
        : withHeaders(bytes, (bytes + writeBytes - 1) / writeBytes);
  }

  private static long ceilOfPercent(long bytes, int percent) {
    return bytes / PERCENT * percent + (bytes % PERCENT * percent + PERCENT - 1) / PERCENT;
  }

  /**
   * The published share for a mean write size: that of the largest size of the table that it
   * reaches, so that a size between two is never given too little (inferred).
   */
  public static int tablePercent(double meanBytes) {
    int percent = ADDED_PERCENT[0];
    for (int row = 0; row < SIZE_BYTES.length && SIZE_BYTES[row] <= meanBytes; row++) {
      percent = ADDED_PERCENT[row];
    }
    return percent;
  }
}
