package org.ibcsim.plan.fluid;

/**
 * Mirroring in cycles: what was written in a cycle is sent in the next one, every grain once
 * (capacity 2.1: change volumes, delta sets).
 *
 * <p>A cycle lasts as long as it was given, or until the transfer of the one before has ended. Just
 * before a cycle's data is complete at the Secondary, the newest image there is of the cycle's
 * beginning: its age is then the length of the cycle and the time of the transfer. The published
 * rule says 2 cycles, or 2 transfers where one takes longer than a cycle [S:41].
 *
 * @param cycles how many brought data
 * @param writtenBytes what was written
 * @param sentBytes what was sent: grains, each once a cycle
 * @param lateCycles how many transfers took longer than a cycle
 * @param longestTransferSeconds the longest transfer; infinite if one never ends
 * @param worstAgeSeconds the oldest that the image at the Secondary ever is
 */
public record CyclicMirror(
    int cycles,
    long writtenBytes,
    long sentBytes,
    int lateCycles,
    double longestTransferSeconds,
    double worstAgeSeconds) {
  private static final double NANOS = 1e9;

  /**
   * Runs the cycles over what was written.
   *
   * @param offsets where each write went; empty if that is not known, and everything is sent
   * @param cycleNanos length of a cycle, more than 0
   * @param grainBytes what is sent whole
   */
  public static CyclicMirror of(
      WrittenBytes written, long[] offsets, LinkRate link, long cycleNanos, int grainBytes) {
    if (cycleNanos <= 0) {
      throw new IllegalArgumentException("a cycle of " + cycleNanos + " ns, expected more than 0");
    }
    boolean placed = offsets.length > 0;
    UniqueBlocks grains = new UniqueBlocks(Long.MAX_VALUE, grainBytes);
    LinkRate.Cursor cursor = link.from(0);
    int cycles = 0;
    int late = 0;
    int next = 0;
    long sentBytes = 0;
    double longest = 0;
    double worst = 0;
    long begin = 0;
    long length = cycleNanos;
    while (begin <= written.endNanos()) {
      long end = begin + length;
      long bytes;
      if (placed) {
        grains.forget();
        long before = grains.sentBytes();
        for (; next < written.size() && written.atNanos(next) < end; next++) {
          grains.write(written.atNanos(next), offsets[next], written.amountBytes(next));
        }
        bytes = grains.sentBytes() - before;
      } else {
        // A write at the very end belongs to the next cycle.
        bytes = Math.round(written.until(end - 0.5) - written.until(begin - 0.5));
      }
      while (cursor.untilNanos() <= end) {
        cursor.next();
      }
      DataAmount amount = new DataAmount();
      amount.addBytes(bytes);
      double transfer = cursor.secondsToCarry(amount, end);
      if (bytes > 0) {
        cycles++;
        sentBytes += bytes;
        late += transfer > cycleNanos / NANOS ? 1 : 0;
        longest = Math.max(longest, transfer);
        worst = Math.max(worst, length / NANOS + transfer);
      }
      if (transfer > (Long.MAX_VALUE / 4 - end) / NANOS) {
        return new CyclicMirror(
            cycles,
            written.totalBytes(),
            sentBytes,
            late,
            Double.POSITIVE_INFINITY,
            Double.POSITIVE_INFINITY);
      }
      begin = end;
      length = Math.max(cycleNanos, (long) Math.ceil(transfer * NANOS));
    }
    return new CyclicMirror(cycles, written.totalBytes(), sentBytes, late, longest, worst);
  }

  /** The published rule: twice the cycle, or twice the transfer that takes longer [S:41]. */
  public double publishedAgeSeconds(long cycleNanos) {
    return 2 * Math.max(cycleNanos / NANOS, longestTransferSeconds);
  }

  /** What is sent, of what was written; more than 1 where grains amplify; 1 if nothing was. */
  public double share() {
    return writtenBytes == 0 ? 1 : (double) sentBytes / writtenBytes;
  }
}
