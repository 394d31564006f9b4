package org.ibcsim.architecture.wrong.model;

class ReadsNanoTime {
  long value() {
    return System.nanoTime();
  }
}
