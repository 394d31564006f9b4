package org.ibcsim.architecture.wrong.workload;

import java.util.concurrent.ThreadLocalRandom;

class DrawsFromThreadLocalRandom {
  int act() {
    return ThreadLocalRandom.current().nextInt();
  }
}
