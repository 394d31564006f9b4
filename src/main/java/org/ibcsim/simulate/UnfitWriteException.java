package org.ibcsim.simulate;

import java.io.Serial;

/** The workload brought a write that no run can take: the scenario does not fit its workload. */
public final class UnfitWriteException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  UnfitWriteException(long timeNanos, String volume, int lengthBytes, long mostBytes) {
    super(
        "the write due at "
            + timeNanos
            + " ns on "
            + volume
            + ": found "
            + lengthBytes
            + " B; expected at most "
            + mostBytes
            + " B, what the SRL holds without its header; give the SRL a larger size");
  }
}
