package org.ibcsim.scenario;

import java.util.ArrayList;
import java.util.List;

/**
 * The keys that one kind of mapping in a scenario may have.
 *
 * @param name how messages call it, with an article
 * @param required keys that must be there
 * @param optional keys that may be there
 */
public record Form(String name, List<String> required, List<String> optional) {
  public Form {
    required = List.copyOf(required);
    optional = List.copyOf(optional);
  }

  public List<String> keys() {
    List<String> keys = new ArrayList<>(required);
    keys.addAll(optional);
    return keys;
  }
}
