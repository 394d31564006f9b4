package org.ibcsim.journal;

/** Whoever keeps measures by bucket of time. */
interface BucketSource {
  /**
   * Puts the values of the bucket that ends now into a row and begins the next bucket.
   *
   * @param endNanos the end of the bucket; no step has happened since that comes after it
   */
  void closeBucket(long endNanos, long[] row);
}
