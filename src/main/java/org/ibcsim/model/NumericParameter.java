package org.ibcsim.model;

/**
 * A number that the documentation gives loosely or not at all, and that a scenario may set.
 *
 * @param name as written in a scenario, for instance {@code unreg_hold_s}
 * @param question what the number is
 * @param source where the documentation has it, or that it has not
 * @param unit of the three numbers: {@code s} or {@code B}
 * @param standard the value that holds when a scenario says nothing
 * @param least the smallest value allowed
 * @param most the largest value allowed
 */
public record NumericParameter(
    String name,
    String question,
    String source,
    String unit,
    long standard,
    long least,
    long most) {
  /**
   * The value itself.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public long checked(long value) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " is " + value + " " + unit + ", expected " + least + " to " + most + " " + unit);
    }
    return value;
  }
}
