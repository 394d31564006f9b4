package org.ibcsim.explore.search;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How far a search may go. Reaching a bound makes it inconclusive, at the same state whatever the
 * number of threads.
 *
 * @param states distinct states, at most; 1 or more
 * @param depth steps from an initial state to a state that is still expanded, at most; 0 or more
 * @param memoryBytes for all that grows with the number of states, at most
 * @param spillFolder where a temporary file may take states that wait to be explored when their
 *     quarter of the memory is full; null for no file: then that is a bound, too
 */
public record Bounds(long states, int depth, long memoryBytes, @Nullable Path spillFolder) {
  public Bounds {
    if (states < 1 || depth < 0 || memoryBytes < 0) {
      throw new IllegalArgumentException(
          "Bounds of "
              + states
              + " states, depth "
              + depth
              + ", "
              + memoryBytes
              + " bytes, expected 1, 0 and 0 or more. Maybe leave out what shall not be bounded?");
    }
  }

  /**
   * No bounds but the given share of the memory that this Java machine may take; states that wait
   * and find no place there go to the folder for temporary files.
   */
  public static Bounds ofHeap(double share) {
    return new Bounds(
        Long.MAX_VALUE, Integer.MAX_VALUE, (long) (share * Runtime.getRuntime().maxMemory()), null);
  }

  /** The same, but for the number of distinct states. */
  public Bounds withStates(long most) {
    return new Bounds(most, depth, memoryBytes, spillFolder);
  }

  /** The same, but for the depth. */
  public Bounds withDepth(int most) {
    return new Bounds(states, most, memoryBytes, spillFolder);
  }

  /** The same, but for the memory. */
  public Bounds withMemoryBytes(long most) {
    return new Bounds(states, depth, most, spillFolder);
  }

  /** The same, with a folder for a temporary file. */
  public Bounds spillingTo(Path folder) {
    return new Bounds(states, depth, memoryBytes, folder);
  }

  /** The same, without a temporary file. */
  public Bounds inMemory() {
    return new Bounds(states, depth, memoryBytes, null);
  }

  /** The share of the set of states, in bytes. */
  long setBytes() {
    return memoryBytes / 11 * 6;
  }

  /** The share of the states that wait to be explored, in bytes. */
  long frontierBytes() {
    return memoryBytes / 4;
  }
}
