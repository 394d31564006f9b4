package org.ibcsim.architecture.wrong.model;

class DrawsFromMath {
  double act() {
    return Math.random();
  }
}
