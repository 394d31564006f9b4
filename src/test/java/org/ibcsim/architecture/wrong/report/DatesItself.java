package org.ibcsim.architecture.wrong.report;

import java.time.LocalDate;
import java.time.ZoneOffset;

class DatesItself {
  Object act() {
    return LocalDate.now(ZoneOffset.UTC);
  }
}
