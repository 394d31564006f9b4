package org.ibcsim.architecture.wrong.model;

class PrintsToScreen {
  void act() {
    System.out.println("acted");
  }
}
