package org.ibcsim.sweep;

import java.util.SortedMap;

/** Where results are kept. */
public interface Store extends AutoCloseable {
  /** Everything that is kept. */
  SortedMap<RunKey, RunResult> results();

  /** Keeps one more, whole or not at all; when it returns, no end of this process loses it. */
  void add(RunResult result);

  @Override
  void close();
}
