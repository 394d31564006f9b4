package org.ibcsim.simulate;

/** How long one write occupies a disk, besides the transfer of its bytes: a number of nanoseconds, drawn or fixed. */
@FunctionalInterface
interface ServiceTime {
  /** The next one, 0 or more. */
  long nextNanos();
}
