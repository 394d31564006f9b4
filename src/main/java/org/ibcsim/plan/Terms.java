package org.ibcsim.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.ibcsim.kernel.PortableMath;
import org.ibcsim.scenario.unit.SizeText;

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
 * @param others what other traffic takes of the line, by time of the day; times that overlap are
 *     added up [S:12]
 * @param sharing how many Secondaries share the line evenly, 1 for the only one: each is behind by
 *     the same, as each gets the same writes
 * @param otherLinks lines of further Secondaries, in bits a second, each of its own; the SRL keeps
 *     what the furthest behind has not got
 * @param periodic whether the profile is taken to begin again at its end, so that a result does not
 *     depend on where it begins (capacity 1.2)
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
    long startsAtNanos,
    List<Window> others,
    int sharing,
    List<Long> otherLinks,
    boolean periodic) {
  /** VVR refuses a smaller SRL in any mode [S:4]. */
  public static final long LEAST_SRL_BYTES = 110_000_000;

  private static final long MOST_EFFECTIVE = 1L << 52;
  private static final BigDecimal MOST_BYTES = BigDecimal.valueOf(Long.MAX_VALUE);

  /** The product replicates to no more of them [D 62-ch01s07]. */
  private static final int MOST_SECONDARIES = 32;

  /**
   * A time of every day.
   *
   * @param fromNanos since midnight
   * @param untilNanos since midnight; not after the end of the day
   * @param bitsPerSecond what the line has for this stream then
   */
  public record Window(long fromNanos, long untilNanos, long bitsPerSecond) {
    /** Whether some moment is in both. */
    public boolean overlaps(Window other) {
      return fromNanos < other.untilNanos && other.fromNanos < untilNanos;
    }
  }

  public Terms {
    windows = List.copyOf(windows);
    others = List.copyOf(others);
    otherLinks = List.copyOf(otherLinks);
    require(
        sharing >= 1 && sharing <= MOST_SECONDARIES,
        sharing + " Secondaries on one line, expected 1 to " + MOST_SECONDARIES);
    require(
        otherLinks.size() < MOST_SECONDARIES,
        otherLinks.size() + " further links, expected less than " + MOST_SECONDARIES);
    require(
        Double.isFinite(compressionRatio) && Double.isFinite(growthYears),
        "a ratio or a number of years that is no number, expected one, as in 1.5");
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
        "a growth of "
            + growthShare
            + " for "
            + growthYears
            + (growthYears == 1 ? " year" : " years")
            + ", expected more than -1, and at most"
            + " 100 for at most 100 years");
    require(
        safetyShare >= 0 && safetyShare <= 100,
        "a safety share of " + safetyShare + ", expected 0 to 100");
  }

  /** One Secondary with a line of its own, and a profile that is taken once. */
  public Terms(
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
    this(
        linkBitsPerSecond,
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
        startsAtNanos,
        List.of(),
        1,
        List.of(),
        false);
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

  /**
   * What of a rate of the line reaches the SRL's bytes: overhead taken off, compression put on,
   * divided among those who share it; rounded down to a bit a second.
   */
  public long effective(long bitsPerSecond) {
    return BigDecimal.valueOf(bitsPerSecond)
        .multiply(BigDecimal.ONE.subtract(BigDecimal.valueOf(overheadShare)))
        .multiply(BigDecimal.valueOf(compressionRatio))
        .divide(BigDecimal.valueOf(sharing), 0, RoundingMode.FLOOR)
        .min(BigDecimal.valueOf(MOST_EFFECTIVE))
        .longValueExact();
  }

  /** The longest time without the Secondary, for whatever reason. */
  public long longestOutageNanos() {
    return Math.max(outageNanos, nodeOutageNanos);
  }

  /** A need with the safety share on top, rounded up to a byte. */
  public long safe(long bytes) {
    BigDecimal safe =
        BigDecimal.valueOf(bytes)
            .multiply(BigDecimal.ONE.add(BigDecimal.valueOf(safetyShare)))
            .setScale(0, RoundingMode.CEILING);
    if (safe.compareTo(MOST_BYTES) > 0) {
      throw new IllegalArgumentException(
          "a need of "
              + SizeText.of(safe.doubleValue())
              + " with safety, expected at most "
              + SizeText.of(MOST_BYTES.doubleValue())
              + ". Maybe --safety is too large");
    }
    return safe.longValueExact();
  }

  /** The same terms with another link. */
  public Terms withLink(long bitsPerSecond) {
    return with(bitsPerSecond, header, outageNanos, nodeOutageNanos, periodic);
  }

  /** The same terms with another outage. */
  public Terms withOutage(long nanos) {
    return with(linkBitsPerSecond, header, nanos, nodeOutageNanos, periodic);
  }

  /** The same terms with an outage of whatever kind, and no other. */
  Terms withOnlyOutage(long nanos) {
    return with(linkBitsPerSecond, header, nanos, 0, periodic);
  }

  /** The same terms with a profile that begins again at its end, or not. */
  public Terms withPeriodic(boolean again) {
    return with(linkBitsPerSecond, header, outageNanos, nodeOutageNanos, again);
  }

  /** The same terms, and nothing but what was written goes into the SRL. */
  public Terms withoutHeaders() {
    return with(linkBitsPerSecond, HeaderRule.NONE, outageNanos, nodeOutageNanos, periodic);
  }

  private Terms with(long link, HeaderRule rule, long outage, long nodeOutage, boolean again) {
    return new Terms(
        link,
        windows,
        overheadShare,
        compressionRatio,
        rule,
        writeBytes,
        growthShare,
        growthYears,
        safetyShare,
        outage,
        nodeOutage,
        synchronizationNanos,
        backupNanos,
        lossLimitBytes,
        lossLimitSeconds,
        synchronous,
        failsWithoutLink,
        startsAtNanos,
        others,
        sharing,
        otherLinks,
        again);
  }
}
