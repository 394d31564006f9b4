package org.ibcsim.model.dcm;

import org.ibcsim.model.Fingerprint;

/**
 * A piece of a volume on its way to a Secondary, or the mark behind the last piece.
 *
 * @param writers the last writer of each part of the contents, as it was read
 * @param epoch of the RLINK when it was sent: one that a cut has outlived is not acknowledged
 * @param streamFrom of the mark: the stream goes on behind this position
 * @param consistentAt of the mark: the Secondary equals the Primary's image there, no sooner
 */
public record RegionBlock(
    int volume,
    long offsetBytes,
    int lengthBytes,
    long[] writers,
    int epoch,
    long streamFrom,
    long consistentAt) {
  private static final int NOWHERE = -1;
  private static final long[] NOTHING = {};

  /** A piece of a volume. */
  static RegionBlock of(int volume, long offsetBytes, int lengthBytes, long[] writers, int epoch) {
    return new RegionBlock(volume, offsetBytes, lengthBytes, writers, epoch, 0, 0);
  }

  /** The mark behind the last piece. */
  static RegionBlock end(long streamFrom, long consistentAt, int epoch) {
    return new RegionBlock(NOWHERE, 0, 0, NOTHING, epoch, streamFrom, consistentAt);
  }

  /** Whether it is the mark behind the last piece. */
  public boolean isEnd() {
    return volume == NOWHERE;
  }

  void addTo(Fingerprint fingerprint) {
    fingerprint.add(volume).add(offsetBytes).add(lengthBytes).add(epoch);
    fingerprint.add(streamFrom).add(consistentAt);
    for (long writer : writers) {
      fingerprint.add(writer);
    }
  }
}
