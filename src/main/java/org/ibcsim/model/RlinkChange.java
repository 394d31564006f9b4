package org.ibcsim.model;

import java.util.Optional;

/**
 * What {@code vradmin set} or {@code vxedit set} changes of an RLINK; what is empty stays.
 *
 * @param bandwidthLimit in bits per second, {@link RlinkAttributes#NO_LIMIT} for none
 */
public record RlinkChange(
    Optional<Synchronous> synchronous,
    Optional<SrlProtection> srlProtection,
    Optional<LatencyProtection.Mode> latencyProtection,
    Optional<Integer> highMark,
    Optional<Integer> lowMark,
    Optional<Long> bandwidthLimit) {
  /** Changes nothing. */
  public static final RlinkChange NONE =
      new RlinkChange(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** The high mark afterwards. */
  public int highMarkAfter(RlinkAttributes before) {
    return highMark.orElse(before.latencyProtection().highMark());
  }

  /** The low mark afterwards. */
  public int lowMarkAfter(RlinkAttributes before) {
    return lowMark.orElse(before.latencyProtection().lowMark());
  }

  /**
   * The attributes afterwards.
   *
   * @throws IllegalArgumentException if the low mark is not below the high mark
   */
  public RlinkAttributes after(RlinkAttributes before) {
    return new RlinkAttributes(
        synchronous.orElse(before.synchronous()),
        srlProtection.orElse(before.srlProtection()),
        new LatencyProtection(
            latencyProtection.orElse(before.latencyProtection().mode()),
            highMarkAfter(before),
            lowMarkAfter(before)),
        bandwidthLimit.orElse(before.bandwidthLimit()));
  }
}
