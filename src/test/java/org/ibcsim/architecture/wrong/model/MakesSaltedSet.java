package org.ibcsim.architecture.wrong.model;

import java.util.Set;

class MakesSaltedSet {
  Object act() {
    return Set.of("london", "paris");
  }
}
