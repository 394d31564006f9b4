package org.ibcsim.architecture.wrong.model;

import org.ibcsim.architecture.wrong.kernel.RandomTicks;

class DrawsFromKernel {
  long act(RandomTicks ticks) {
    return ticks.seed();
  }
}
