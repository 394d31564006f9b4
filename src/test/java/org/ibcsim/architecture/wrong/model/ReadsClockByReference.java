package org.ibcsim.architecture.wrong.model;

import java.util.function.LongSupplier;

class ReadsClockByReference {
  LongSupplier value() {
    return System::currentTimeMillis;
  }
}
