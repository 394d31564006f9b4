package org.ibcsim.architecture.wrong.model;

import java.util.List;
import java.util.stream.Collectors;

class CollectsIntoSet {
  Object act(List<Long> values) {
    return values.stream().collect(Collectors.toSet());
  }
}
