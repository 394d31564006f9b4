package org.ibcsim.architecture.wrong.model;

class StartsThread {
  void act() {
    new Thread(() -> {}).start();
  }
}
