package org.ibcsim.sweep;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One choice of values for everything that an experiment varies.
 *
 * @param number from 0, in the order of the design
 * @param values as written, by parameter, in the order of the experiment
 */
public record Point(int number, Map<String, String> values) {
  public Point {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
