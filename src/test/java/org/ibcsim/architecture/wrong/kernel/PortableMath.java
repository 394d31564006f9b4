package org.ibcsim.architecture.wrong.kernel;

/** Well-behaved: the one place of inexact mathematics. */
public final class PortableMath {
  private PortableMath() {}

  public static double log(double x) {
    return StrictMath.log(x);
  }

  public static double root(double x) {
    return Math.sqrt(x);
  }
}
