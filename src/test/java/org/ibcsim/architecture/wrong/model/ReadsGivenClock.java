package org.ibcsim.architecture.wrong.model;

import java.time.Clock;

class ReadsGivenClock {
  long value(Clock clock) {
    return clock.millis();
  }
}
