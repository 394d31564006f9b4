package org.ibcsim.architecture.wrong.model;

class AsksEnvironment {
  String act() {
    return System.getenv("HOME");
  }
}
