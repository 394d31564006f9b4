package org.ibcsim.sweep;

import java.util.List;
import java.util.function.Consumer;

/** Where runs are computed. */
public interface Engine extends AutoCloseable {
  /**
   * Computes runs, in any order.
   *
   * @param sink is given each result once, by one thread at a time, as soon as it is there
   */
  void run(List<RunKey> keys, Consumer<RunResult> sink);

  @Override
  void close();
}
