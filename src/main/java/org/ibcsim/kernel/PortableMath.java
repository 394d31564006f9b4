package org.ibcsim.kernel;

/**
 * The floating-point functions whose results could differ between machines, in versions that do
 * not.
 *
 * <p>{@link Math} may answer log, exp and pow with whatever the processor offers, within one unit
 * in the last place; one such unit in a service time is enough to swap two events. These are the
 * fdlibm functions of {@link StrictMath}: the same bits everywhere. All code of the simulator that
 * needs such a function takes it from here; a test refuses others. Addition, multiplication,
 * division and square root are exact in Java 17 and need no substitute.
 */
public final class PortableMath {
  private PortableMath() {}

  /** The natural logarithm. */
  public static double log(double x) {
    return StrictMath.log(x);
  }

  /** The logarithm to base 10. */
  public static double log10(double x) {
    return StrictMath.log10(x);
  }

  /** The natural logarithm of 1 + x, exact also where x is small. */
  public static double log1p(double x) {
    return StrictMath.log1p(x);
  }

  /** e to the power of x. */
  public static double exp(double x) {
    return StrictMath.exp(x);
  }

  /** e to the power of x, less 1, exact also where x is small. */
  public static double expm1(double x) {
    return StrictMath.expm1(x);
  }

  /** x to the power of y. */
  public static double pow(double x, double y) {
    return StrictMath.pow(x, y);
  }
}
