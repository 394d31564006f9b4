package org.ibcsim.architecture.wrong.model;

import java.time.Instant;

class ReadsInstant {
  Object value() {
    return Instant.now();
  }
}
