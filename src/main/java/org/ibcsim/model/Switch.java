package org.ibcsim.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One open question about the product, and the answers that the model can give.
 *
 * @param number its place in {@link Semantics#SWITCHES}
 * @param name as written in a scenario, for instance {@code discard_after_unregister}
 * @param question what the documentation leaves open
 * @param source where it leaves it open, by the keys of the reference
 * @param values every answer; the first is the default
 * @param <T> an enum of answers
 */
public record Switch<T extends Enum<T>>(
    int number, String name, String question, String source, List<T> values) {

  static <T extends Enum<T>> Switch<T> of(
      int number, String name, Class<T> type, String source, String question) {
    return new Switch<>(number, name, question, source, Arrays.asList(type.getEnumConstants()));
  }

  /** The answer that holds when a scenario says nothing. */
  public T standard() {
    return values.get(0);
  }

  /** The answers as written in a scenario, default first. */
  public List<String> valueNames() {
    return values.stream().map(Switch::nameOf).toList();
  }

  /** An answer as written in a scenario: lower case. */
  public static String nameOf(Enum<?> value) {
    String name = value.name().toLowerCase(Locale.ROOT);
    return name.startsWith("_") ? name.substring(1) : name;
  }
}
