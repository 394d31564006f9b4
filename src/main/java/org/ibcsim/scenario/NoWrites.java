package org.ibcsim.scenario;

import org.ibcsim.workload.Write;
import org.ibcsim.workload.WriteSource;

/** The workload of a scenario that has none: only its runbook acts. */
record NoWrites() implements WriteSource {
  @Override
  public long nextTimeNanos() {
    return NONE;
  }

  @Override
  public void take(Write into) {
    throw new IllegalStateException("no write is due: the scenario has no workload");
  }

  @Override
  public boolean ended() {
    return true;
  }
}
