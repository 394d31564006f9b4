package org.ibcsim.simulate;

import org.ibcsim.model.Outcome;

/**
 * Hears how a call made by hand ended: one of its methods is called, once, from inside a step; it
 * only takes note.
 */
public interface CallEnd {
  /** The call returned; of a write: done, or failed with EIO. */
  void returned(Outcome outcome);

  /** The process that made the call is dead, and its host may be too: nobody hears an outcome. */
  void died();
}
