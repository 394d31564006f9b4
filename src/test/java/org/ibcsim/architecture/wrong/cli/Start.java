package org.ibcsim.architecture.wrong.cli;

import org.ibcsim.architecture.wrong.report.Page;
import org.ibcsim.architecture.wrong.simulate.Run;

public record Start(Run run, Page page) {
  static long progressNanos() {
    return System.nanoTime();
  }
}
