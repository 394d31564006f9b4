package org.ibcsim.scenario;

/**
 * How long one device takes to write.
 *
 * @param service of one write, whatever its length
 * @param bytesPerSecond what the length costs on top; 0 for no limit
 * @param parallel how many writes it serves at a time, 1 or more; others wait in order
 */
public record DeviceTiming(ServiceTime service, long bytesPerSecond, int parallel) {
  /** The value of {@link #bytesPerSecond} that stands for no limit. */
  public static final long UNLIMITED = 0;

  /** What the length of a write costs, in nanoseconds. */
  public long transferNanos(long bytes) {
    return bytesPerSecond == UNLIMITED ? 0 : Transfer.nanosFor(bytes, bytesPerSecond);
  }

  /** Whether no write ever takes any time. */
  public boolean isInstantaneous() {
    return bytesPerSecond == UNLIMITED
        && service instanceof ServiceTime.Fixed fixed
        && fixed.nanos() == 0;
  }
}
