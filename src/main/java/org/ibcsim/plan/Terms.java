package org.ibcsim.plan;

import java.util.List;
import org.ibcsim.kernel.PortableMath;

/**
 * What a planner asks for and assumes. Everything that is not measured is in here, so that a report
 * can list it.
 *
 * @param linkBitsPerSecond of the line, before anything is taken off
 * @param windows times of the day at which the line has another rate for this stream
 * @param overheadShare of the line that protocols take [S:12]; 0 to less than 1
 * @param compressionRatio bytes before by bytes after; 1 for none
 * @param header what headers add
 * @param writeBytes mean size of a write where the measurement does not tell; 0 if not given
 * @param growthShare how much more is written a year later; years are compounded
 * @param growthYears how far ahead
 * @param safetyShare added to the SRL at the end
 * @param outageNanos longest outage of the network; 0 for none
 * @param nodeOutageNanos longest outage of the Secondary host; 0 for none
 * @param synchronizationNanos how long an initial synchronization takes while writes go on; 0 for
 *     none
 * @param backupNanos how long a backup of the Secondary must remain of use; 0 for none
 * @param lossLimitBytes how much a disaster may cost; {@link Long#MAX_VALUE} for no limit
 * @param lossLimitSeconds how old the newest data may be; infinite for no limit
 * @param synchronous whether the application waits for the Secondary: then peaks fill no log
 * @param failsWithoutLink {@code synchronous=fail}: writes are refused in an outage
 * @param startsAtNanos time of the day at which the profile begins, where the file has no dates
 */
public record Terms(
    long linkBitsPerSecond,
    List<Window> windows,
    double overheadShare,
    double compressionRatio,
    HeaderRule header,
    long writeBytes,
    double growthShare,
    double growthYears,
    double safetyShare,
    long outageNanos,
    long nodeOutageNanos,
    long synchronizationNanos,
    long backupNanos,
    long lossLimitBytes,
    double lossLimitSeconds,
    boolean synchronous,
    boolean failsWithoutLink,
    long startsAtNanos) {
  /** VVR refuses a smaller SRL in any mode [S:4]. */
  public static final long LEAST_SRL_BYTES = 110_000_000;

  /**
   * A time of every day.
   *
   * @param fromNanos since midnight
   * @param untilNanos since midnight; not after the end of the day
   * @param bitsPerSecond what the line has for this stream then
   */
  public record Window(long fromNanos, long untilNanos, long bitsPerSecond) {}

  public Terms {
    windows = List.copyOf(windows);
    require(
        linkBitsPerSecond > 0, "a link of " + linkBitsPerSecond + " bit/s, expected more than 0");
    require(
        overheadShare >= 0 && overheadShare < 1,
        "an overhead of " + overheadShare + ", expected 0 to less than 1");
    require(
        compressionRatio >= 1 && compressionRatio <= 1_000,
        "a compression ratio of " + compressionRatio + ", expected 1 to 1000");
    require(
        growthShare > -1 && growthShare <= 100 && growthYears >= 0 && growthYears <= 100,
        "a growth of " + growthShare + " for " + growthYears + " years, expected more than -1");
    require(
        safetyShare >= 0 && safetyShare <= 100,
        "a safety share of " + safetyShare + ", expected 0 or more");
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  /** A link and nothing else. */
  public static Terms of(long linkBitsPerSecond) {
    return new Terms(
        linkBitsPerSecond,
        List.of(),
        0,
        1,
        HeaderRule.NONE,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        Long.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        false,
        false,
        0);
  }

  /** By what everything measured is multiplied. */
  public double growthFactor() {
    return PortableMath.pow(1 + growthShare, growthYears);
  }

  /** What of a rate of the line reaches the SRL's bytes: overhead taken off, compression put on. */
  public long effective(long bitsPerSecond) {
    return (long) (bitsPerSecond * (1 - overheadShare) * compressionRatio);
  }

  /** The same terms with another link. */
  public Terms withLink(long bitsPerSecond) {
    return new Terms(
        bitsPerSecond,
        windows,
        overheadShare,
        compressionRatio,
        header,
        writeBytes,
        growthShare,
        growthYears,
        safetyShare,
        outageNanos,
        nodeOutageNanos,
        synchronizationNanos,
        backupNanos,
        lossLimitBytes,
        lossLimitSeconds,
        synchronous,
        failsWithoutLink,
        startsAtNanos);
  }

  /** The same terms with another outage. */
  public Terms withOutage(long nanos) {
    return new Terms(
        linkBitsPerSecond,
        windows,
        overheadShare,
        compressionRatio,
        header,
        writeBytes,
        growthShare,
        growthYears,
        safetyShare,
        nanos,
        nodeOutageNanos,
        synchronizationNanos,
        backupNanos,
        lossLimitBytes,
        lossLimitSeconds,
        synchronous,
        failsWithoutLink,
        startsAtNanos);
  }
}
