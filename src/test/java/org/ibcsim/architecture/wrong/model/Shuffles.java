package org.ibcsim.architecture.wrong.model;

import java.util.Collections;
import java.util.List;

class Shuffles {
  void act(List<Long> values) {
    Collections.shuffle(values);
  }
}
