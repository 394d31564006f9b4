package org.ibcsim.architecture.wrong.model;

import org.slf4j.Logger;

class LogsBySlf4j {
  void act(Logger logger) {
    logger.info("acted");
  }
}
