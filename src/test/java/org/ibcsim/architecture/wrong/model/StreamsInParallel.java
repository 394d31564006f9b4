package org.ibcsim.architecture.wrong.model;

import java.util.List;

class StreamsInParallel {
  long act(List<Long> values) {
    return values.parallelStream().count();
  }
}
