package org.ibcsim.check.expectation;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value with named fields as CEL reads it: a map, in which what did not happen is absent.
 *
 * <p>Absent fields have a reason, for the explanation. {@code number} is the place of the message
 * or snapshot in the lists of {@link Observations}, or {@link #NOWHERE}; CEL sees neither.
 */
final class ObservedStruct extends AbstractMap<String, Object> {
  static final int NOWHERE = -1;

  private final int number;
  private final Map<String, Object> present = new LinkedHashMap<>();
  private final Map<String, String> reasons = new LinkedHashMap<>();

  ObservedStruct(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  /** Sets a field, or says why it is absent. */
  ObservedStruct with(String field, @Nullable Object value, String reasonIfNull) {
    if (value == null) {
      reasons.put(field, reasonIfNull);
    } else {
      present.put(field, value);
    }
    return this;
  }

  ObservedStruct with(String field, Object value) {
    present.put(field, value);
    return this;
  }

  /** All fields of a shape that are not yet there are absent for one reason. */
  ObservedStruct without(Shape shape, String reason) {
    for (Shape.Field field : shape.fields()) {
      if (!present.containsKey(field.name())) {
        reasons.put(field.name(), reason);
      }
    }
    return this;
  }

  /** Why a field is absent. */
  String reason(String field) {
    return reasons.getOrDefault(field, "it did not happen");
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return present.entrySet();
  }

  @Override
  public @Nullable Object get(Object key) {
    return present.get(key);
  }

  @Override
  public boolean containsKey(Object key) {
    return present.containsKey(key);
  }
}
