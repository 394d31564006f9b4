package org.ibcsim.architecture.wrong.model;

import java.util.HashSet;
import java.util.Set;

class KeepsHashSet {
  final Set<String> names = new HashSet<>();
}
