package org.ibcsim.explore.search;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One row of the table of outcomes: final states that are alike in what the model tells of them.
 *
 * <p>Two are equal if their bytes, numbers and witnesses are.
 */
public final class Outcome {
  private final byte[] bytes;
  private final long states;
  private final Path witness;

  /**
   * A row.
   *
   * @param bytes as the model told them
   * @param states how many final states have this outcome
   * @param witness a shortest path to one of them
   */
  public Outcome(byte[] bytes, long states, Path witness) {
    this.bytes = bytes.clone();
    this.states = states;
    this.witness = witness;
  }

  /** The outcome as the model told it. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The outcome's bytes as a text in UTF-8. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** How many final states have this outcome. */
  public long states() {
    return states;
  }

  /** A shortest path to one of them: the first that was met. */
  public Path witness() {
    return witness;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Outcome that
        && Arrays.equals(bytes, that.bytes)
        && states == that.states
        && witness.equals(that.witness);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return text() + " x" + states + " " + witness;
  }
}
