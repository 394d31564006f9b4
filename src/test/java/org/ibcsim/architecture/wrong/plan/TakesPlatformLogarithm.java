package org.ibcsim.architecture.wrong.plan;

class TakesPlatformLogarithm {
  double act(double x) {
    return Math.log(x);
  }
}
