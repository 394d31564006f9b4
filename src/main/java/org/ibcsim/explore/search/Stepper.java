package org.ibcsim.explore.search;

/**
 * Walks a model for one thread: decodes a state, and tells its {@link Expansion} all that is to be
 * known about it.
 *
 * <p>What is told depends on the bytes of the state and on nothing else: not on the states seen
 * before, nor on the thread or on the time. That is what lets a path be a list of choices that any
 * stepper follows, and lets a search give the same answer on any number of threads. A stepper is
 * expected to own the objects into which it decodes and the buffers into which it encodes, and to
 * allocate nothing for a state.
 */
public interface Stepper {
  /** Tells the initial states, as steps whose choices are their numbers. */
  void begin(Expansion into);

  /**
   * Tells everything about one state: which invariants it breaks, whether it is final, and each
   * step that it allows. A state without steps is a dead end: where that is a fault, the stepper
   * tells it as a broken invariant.
   *
   * @param states holds the state; not to be changed, nor kept after the call
   * @param offset where the state begins
   * @param length of the state, in bytes
   */
  void expand(byte[] states, int offset, int length, Expansion into);
}
