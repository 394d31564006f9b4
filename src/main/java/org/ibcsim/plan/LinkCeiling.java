package org.ibcsim.plan;

/**
 * What a connection reaches at most, whatever the line is worth (capacity 1.4, 3.1): its window
 * against the time of a round trip, and lost packets. Also how long a token bucket lets a burst
 * through.
 */
public final class LinkCeiling {
  private static final double BITS = 8;

  private LinkCeiling() {}

  /** A window in flight a round trip: bits a second. */
  public static double ofWindow(long windowBytes, double roundTripSeconds) {
    return windowBytes * BITS / roundTripSeconds;
  }

  /** What must be in flight so that a line is full: bytes. */
  public static double bandwidthDelayBytes(double bitsPerSecond, double roundTripSeconds) {
    return bitsPerSecond * roundTripSeconds / BITS;
  }

  /**
   * The bound of Mathis and others for a connection that meets loss: C x segment / (round trip x
   * sqrt(p)); bits a second [S:65].
   *
   * @param constant C: 1, sqrt(3/2) or sqrt(3/4), as acknowledgements are given [S:68]
   */
  public static double ofLoss(
      int segmentBytes, double roundTripSeconds, double lossShare, double constant) {
    return constant * segmentBytes * BITS / (roundTripSeconds * StrictMath.sqrt(lossShare));
  }

  /**
   * How long a token bucket lets a burst through at the line's rate: b / (M - r).
   *
   * @param bucketBytes b
   * @param fillBytesPerSecond r
   * @param lineBytesPerSecond M, more than r
   */
  public static double burstSeconds(
      double bucketBytes, double fillBytesPerSecond, double lineBytesPerSecond) {
    return bucketBytes / (lineBytesPerSecond - fillBytesPerSecond);
  }
}
