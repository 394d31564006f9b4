package org.ibcsim.runbook;

/**
 * The application's writes to a data volume.
 *
 * @param writes those that were taken
 * @param bytes their lengths
 */
public record VolumeCounters(long writes, long bytes) {
  /** Nothing was written. */
  public static final VolumeCounters NONE = new VolumeCounters(0, 0);

  /** What was counted since an earlier time. */
  VolumeCounters since(VolumeCounters earlier) {
    return new VolumeCounters(writes - earlier.writes, bytes - earlier.bytes);
  }
}
