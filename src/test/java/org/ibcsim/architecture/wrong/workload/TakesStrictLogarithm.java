package org.ibcsim.architecture.wrong.workload;

class TakesStrictLogarithm {
  double act(double x) {
    return StrictMath.log(x);
  }
}
