package org.ibcsim.architecture.wrong.model;

import java.util.HashMap;
import java.util.Map;

class KeepsHashMap {
  final Map<String, Long> sizes = new HashMap<>();
}
