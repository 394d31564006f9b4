package org.ibcsim.runbook;

/**
 * When the application wrote two updates: the newest that there is, and the newest on the disks of
 * an RLINK's Secondary. Messages are no updates here.
 *
 * @param primaryNanos virtual time; 0 as long as nothing was written
 * @param secondaryNanos virtual time; 0 for a Secondary that has none: it was equal then
 * @param upToDate whether the Secondary has every update
 */
public record UpdateTimes(long primaryNanos, long secondaryNanos, boolean upToDate) {
  /** Nothing was written. */
  public static final UpdateTimes NONE = new UpdateTimes(0, 0, true);

  /**
   * By how much the Secondary is behind: the difference of the two, none if it lacks nothing [D
   * 62-ch11s07s02, rule inferred].
   */
  public long behindNanos() {
    return upToDate ? 0 : Math.max(0, primaryNanos - secondaryNanos);
  }
}
