package org.ibcsim.architecture.wrong.kernel;

import java.util.function.DoubleBinaryOperator;

class TakesPlatformPowerByReference {
  DoubleBinaryOperator act() {
    return Math::pow;
  }
}
