package org.ibcsim.sweep;

/** What is run at the points of an experiment. Safe for use by several threads at once. */
public interface Subject {
  /** Runs once: the same key gives the same result, whenever and wherever. */
  RunResult run(RunKey key);
}
