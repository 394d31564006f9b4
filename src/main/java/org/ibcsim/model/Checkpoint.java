package org.ibcsim.model;

/**
 * A named mark in the Primary's SRL (dataflow 1.1, admin 3.5).
 *
 * @param rlink the RLINK whose Secondary was marked; {@link CheckpointOrder#OF_RVG} of the Primary
 * @param start the last update before it
 * @param end the last update before its end; 0 while that is to come
 * @param overflowed the SRL has wrapped over it, and it is of no use
 */
public record Checkpoint(String name, int rlink, long start, long end, boolean overflowed) {
  /** Whether its end is known. */
  public boolean ended() {
    return end != 0 || rlink != CheckpointOrder.OF_RVG;
  }

  /** The same, ended. */
  public Checkpoint endingAt(long position) {
    return new Checkpoint(name, rlink, start, position, overflowed);
  }

  /** The same, of no use any more. */
  public Checkpoint wrappedOver() {
    return new Checkpoint(name, rlink, start, end, true);
  }
}
