package org.ibcsim.companion;

import java.time.Duration;

/**
 * That a call succeeded, and when: virtual time since the start.
 *
 * @param begun when it was made
 * @param ended when it returned
 */
public record Returned(Duration begun, Duration ended) {
  /** How long the caller waited. */
  public Duration took() {
    return ended.minus(begun);
  }
}
