package org.ibcsim.explore.search;

/** What a search keeps of each state that it met. */
public enum Storage {
  /** 128 bits: a state is missed, together with all that only it leads to, by an accident. */
  FINGERPRINTS,
  /** All its bytes: exact, and as much more memory as the bytes take. */
  FULL_STATES
}
