package org.ibcsim.kernel;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Changes everything that is reachable from a part and can change, one thing after the other, and
 * looks whether its bytes change with it: fields, elements of arrays and collections, components of
 * the records in them. Each change is undone.
 *
 * <p>A final field of one of the {@code values} is changed too: for it something else comes in its
 * place when the state changes.
 */
public final class EveryField {
  private final Supplier<String> bytes;
  private final Set<Class<?>> setUp;
  private final Set<Class<?>> values;
  private final String before;
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Fields with a change that the bytes did not show, or that they always did. */
  public final Set<String> unnoticed = new TreeSet<>();

  public final Set<String> noticed = new TreeSet<>();

  /** Classes with fields that can change, but without a pair of methods that lists them. */
  public final Map<String, Set<String>> without = new TreeMap<>();

  /**
   * @param setUp classes that are not gone into: what they hold never changes
   * @param values classes whose final fields are state, because they come and go
   */
  public EveryField(
      Object part, Supplier<String> bytes, Set<Class<?>> setUp, Set<Class<?>> values) {
    this.bytes = bytes;
    this.setUp = setUp;
    this.values = values;
    before = bytes.get();
    try {
      walk(part);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
    unnoticed.removeAll(noticed);
  }

  private static boolean isOurs(Class<?> type) {
    return type.getName().startsWith("org.ibcsim.");
  }

  private static boolean isValue(Object value) {
    return value instanceof Boolean
        || value instanceof Number
        || value instanceof String
        || value instanceof Enum
        || value instanceof Optional
        || isOurs(value.getClass()) && value.getClass().isRecord();
  }

  private void walk(Object part) throws ReflectiveOperationException {
    if (part == null
        || !isOurs(part.getClass())
        || part.getClass().isRecord()
        || part instanceof Enum
        || part.getClass().isSynthetic()
        || isSetUp(part)
        || !seen.add(part)) {
      return;
    }
    Set<String> changeable = new TreeSet<>();
    for (Class<?> type = part.getClass(); isOurs(type); type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
          field.setAccessible(true);
          if (visit(part, field)) {
            changeable.add(field.getName());
          }
        }
      }
    }
    if (!changeable.isEmpty() && !hasPair(part.getClass())) {
      without.put(part.getClass().getName(), changeable);
    }
  }

  private boolean isSetUp(Object part) {
    return setUp.stream().anyMatch(type -> type.isInstance(part));
  }

  /** Answers whether the field is one that can change. */
  private boolean visit(Object part, Field field) throws ReflectiveOperationException {
    Object value = field.get(part);
    if (value != null && isSetUp(value)) {
      return false;
    }
    boolean fixed =
        Modifier.isFinal(field.getModifiers()) && !values.contains(field.getDeclaringClass());
    if (value instanceof Collection<?> collection) {
      return elements(part, field, collection);
    } else if (value instanceof Map<?, ?> map) {
      return entries(field, map);
    } else if (value != null && value.getClass().isArray()) {
      return array(field, value);
    } else if (value == null || !isValue(value)) {
      walk(value);
      return !fixed;
    } else if (fixed) {
      return false;
    }
    for (Object other : variants(value)) {
      field.set(part, other);
      note(field);
    }
    field.set(part, value);
    return true;
  }

  private boolean array(Field field, Object array) throws ReflectiveOperationException {
    boolean changes = false;
    for (int index = 0; index < Array.getLength(array); index++) {
      Object value = Array.get(array, index);
      if (value != null && isValue(value)) {
        for (Object other : variants(value)) {
          Array.set(array, index, other);
          note(field);
        }
        Array.set(array, index, value);
        changes = true;
      } else {
        walk(value);
      }
    }
    return changes;
  }

  @SuppressWarnings("unchecked")
  private <T> boolean elements(Object part, Field field, Collection<T> collection)
      throws ReflectiveOperationException {
    boolean replaced = !Modifier.isFinal(field.getModifiers());
    List<T> all = new ArrayList<>(collection);
    boolean changes = false;
    for (int index = 0; index < all.size(); index++) {
      T element = all.get(index);
      if (!isValue(element)) {
        walk(element);
        changes |= values.contains(element.getClass());
        continue;
      }
      changes = true;
      for (Object other : variants(element)) {
        List<T> changed = new ArrayList<>(all);
        changed.set(index, (T) other);
        fill(part, field, collection, changed, replaced);
        note(field);
      }
      fill(part, field, collection, all.subList(0, index), replaced);
      note(field);
      fill(part, field, collection, all, replaced);
    }
    return changes;
  }

  private static <T> void fill(
      Object part, Field field, Collection<T> collection, List<T> content, boolean replaced)
      throws ReflectiveOperationException {
    if (replaced) {
      field.set(part, new ArrayList<>(content));
    } else {
      collection.clear();
      collection.addAll(content);
    }
  }

  @SuppressWarnings("unchecked")
  private <K, V> boolean entries(Field field, Map<K, V> map) throws ReflectiveOperationException {
    Map<K, V> all = new TreeMap<>(map);
    for (Map.Entry<K, V> entry : all.entrySet()) {
      for (Object other : variants(entry.getKey())) {
        map.remove(entry.getKey());
        map.put((K) other, entry.getValue());
        note(field);
        map.remove(other);
      }
      map.putAll(all);
      if (!isValue(entry.getValue())) {
        walk(entry.getValue());
      } else {
        for (Object other : variants(entry.getValue())) {
          map.put(entry.getKey(), (V) other);
          note(field);
        }
      }
      map.putAll(all);
    }
    return !all.isEmpty();
  }

  /** Other values of the same type. */
  private static List<Object> variants(Object value) throws ReflectiveOperationException {
    if (value instanceof Boolean flag) {
      return List.of(!flag);
    } else if (value instanceof Integer number) {
      return List.of(number + 1);
    } else if (value instanceof Long number) {
      return List.of(number + 1);
    } else if (value instanceof String text) {
      return List.of(text + "'");
    } else if (value instanceof Enum<?> constant) {
      Object[] all = constant.getDeclaringClass().getEnumConstants();
      return all.length == 1 ? List.of() : List.of(all[(constant.ordinal() + 1) % all.length]);
    } else if (value instanceof Optional<?> optional) {
      return optional.isPresent() ? List.of(Optional.empty()) : List.of();
    }
    return recordVariants(value);
  }

  private static List<Object> recordVariants(Object value) throws ReflectiveOperationException {
    List<Object> variants = new ArrayList<>();
    RecordComponent[] components = value.getClass().getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] contents = new Object[components.length];
    for (int index = 0; index < components.length; index++) {
      types[index] = components[index].getType();
      components[index].getAccessor().setAccessible(true);
      contents[index] = components[index].getAccessor().invoke(value);
    }
    var constructor = value.getClass().getDeclaredConstructor(types);
    constructor.setAccessible(true);
    for (int index = 0; index < components.length; index++) {
      if (contents[index] != null && isValue(contents[index])) {
        for (Object other : variants(contents[index])) {
          Object[] changed = contents.clone();
          changed[index] = other;
          try {
            variants.add(constructor.newInstance(changed));
          } catch (InvocationTargetException e) {
            // No such value can be.
            continue;
          }
        }
      }
    }
    return variants;
  }

  private static boolean hasPair(Class<?> type) {
    boolean writes = false;
    boolean reads = false;
    for (Method method : type.getDeclaredMethods()) {
      Class<?>[] types = method.getParameterTypes();
      writes |= types.length > 0 && types[0] == StateWriter.class;
      reads |= types.length > 0 && types[0] == StateReader.class;
    }
    return writes && reads;
  }

  private void note(Field field) {
    String name = field.getDeclaringClass().getSimpleName() + "." + field.getName();
    String after;
    try {
      after = bytes.get();
    } catch (RuntimeException e) {
      // What cannot be written has not gone unnoticed.
      after = "";
    }
    (after.equals(before) ? unnoticed : noticed).add(name);
  }

  /** What to say of a class that is in {@link #without}. */
  public static final String ADVICE =
      "a class has fields that change and no write(StateWriter) and read(StateReader) that list"
          + " them, so copies and stored states forget them: see Stateful. Or name it here, with"
          + " who writes its state";
}
