package org.ibcsim.architecture.wrong.model;

import java.util.List;

class TurnsStreamParallel {
  long act(List<Long> values) {
    return values.stream().parallel().count();
  }
}
