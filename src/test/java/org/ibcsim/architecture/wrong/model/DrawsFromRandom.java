package org.ibcsim.architecture.wrong.model;

import java.util.Random;

class DrawsFromRandom {
  int act() {
    return new Random(1).nextInt();
  }
}
