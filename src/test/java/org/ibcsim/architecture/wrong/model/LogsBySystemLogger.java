package org.ibcsim.architecture.wrong.model;

class LogsBySystemLogger {
  void act(System.Logger logger) {
    logger.log(System.Logger.Level.INFO, "acted");
  }
}
