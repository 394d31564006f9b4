package org.ibcsim.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One open question about the product, and the answers that the model can give.
 *
 * <p>Made once, as a constant: {@code Switch.asks(name, question, source).answer(…).answer(…)}, the
 * default first. {@link Semantics#SWITCHES} gives it its place, so nobody keeps numbers by hand,
 * and refuses one that leaves an answer of its enum without meaning.
 *
 * @param <T> an enum of answers
 */
public final class Switch<T extends Enum<T>> {
  /**
   * One answer.
   *
   * @param value as the model asks for it
   * @param meaning what the product then does: a sentence
   */
  public record Answer<T extends Enum<T>>(T value, String meaning) {
    /** As written in a scenario. */
    public String name() {
      return nameOf(value);
    }
  }

  /** A question that has no answer yet. */
  record Asked(String name, String question, String source) {
    <T extends Enum<T>> Switch<T> answer(T standard, String meaning) {
      return new Switch<>(this, List.of(new Answer<>(standard, meaning)));
    }
  }

  private static final int NOWHERE = -1;

  private final Asked asked;
  private final List<Answer<T>> answers;
  private final List<T> values;
  private int number = NOWHERE;

  private Switch(Asked asked, List<Answer<T>> answers) {
    this.asked = asked;
    this.answers = answers;
    this.values = answers.stream().map(Answer::value).toList();
  }

  /**
   * Begins a switch.
   *
   * @param name as written in a scenario, for instance {@code discard_after_unregister}
   * @param question what the documentation leaves open
   * @param source where it leaves it open: sections of the reference, then keys of the documents
   */
  static Asked asks(String name, String question, String source) {
    return new Asked(name, question, source);
  }

  /** The same with one answer more. */
  Switch<T> answer(T value, String meaning) {
    List<Answer<T>> more = new ArrayList<>(answers);
    more.add(new Answer<>(value, meaning));
    return new Switch<>(asked, List.copyOf(more));
  }

  /**
   * Gives a switch its place among all, once.
   *
   * @throws IllegalStateException if it has a place, or if an answer is missing or there twice
   */
  void standAt(int place) {
    if (number != NOWHERE) {
      throw new IllegalStateException(name() + " is listed twice, at " + number + " and " + place);
    }
    List<T> all = List.of(type().getEnumConstants());
    if (values.size() != all.size() || !values.containsAll(all)) {
      throw new IllegalStateException(
          name() + " answers " + values + ", expected each of " + all + " once");
    }
    number = place;
  }

  /** Its place in {@link Semantics#SWITCHES}. */
  int number() {
    return number;
  }

  Class<T> type() {
    return standard().getDeclaringClass();
  }

  /** As written in a scenario. */
  public String name() {
    return asked.name();
  }

  /** What the documentation leaves open. */
  public String question() {
    return asked.question();
  }

  /** Where it leaves it open: sections of the reference, then keys of the documents. */
  public String source() {
    return asked.source();
  }

  /** Every answer with its meaning; the first is the default. */
  public List<Answer<T>> answers() {
    return answers;
  }

  /** Every answer; the first is the default. */
  public List<T> values() {
    return values;
  }

  /** The answer that holds when a scenario says nothing. */
  public T standard() {
    return answers.get(0).value();
  }

  /** The answers as written in a scenario, default first. */
  public List<String> valueNames() {
    return values.stream().map(Switch::nameOf).toList();
  }

  /** An answer as written in a scenario: lower case. */
  public static String nameOf(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return name() + valueNames();
  }
}
