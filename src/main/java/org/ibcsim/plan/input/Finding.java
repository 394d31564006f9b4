package org.ibcsim.plan.input;

/**
 * Something about the input that its user should know before he trusts an answer.
 *
 * @param weight how much it matters
 * @param about what it is about, a word or two
 * @param text what was found and what it means, one or two sentences
 */
public record Finding(Weight weight, String about, String text) {
  /** How much a finding matters. */
  public enum Weight {
    /** As it should be. */
    GOOD,
    /** An assumption that was made. */
    NOTE,
    /** The answer may be wrong because of it. */
    WARNING
  }
}
