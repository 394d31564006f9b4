package org.ibcsim.journal;

/**
 * The present, read once a step from the driver's clock and shared by all that keep statistics of
 * it.
 */
final class Moment {
  long nanos;
}
