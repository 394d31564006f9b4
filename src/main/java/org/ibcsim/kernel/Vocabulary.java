package org.ibcsim.kernel;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Texts that a writer and a reader of states know by number: names and payloads of a scenario.
 *
 * <p>Immutable, so threads share it. The numbers follow from the set of texts alone. A text that is
 * not in it can be written all the same, only longer.
 */
public final class Vocabulary {
  /** Knows no text. */
  public static final Vocabulary EMPTY = new Vocabulary(new TreeSet<>());

  /** Texts that are worth looking at one after the other. */
  private static final int SEARCHED = 16;

  private final String[] texts;
  private final Map<String, Integer> numbers = new HashMap<>();

  private Vocabulary(TreeSet<String> sorted) {
    texts = sorted.toArray(new String[0]);
    for (int number = 0; number < texts.length; number++) {
      numbers.put(texts[number], number);
    }
  }

  /** Knows these texts, which may be given in any order and more than once. */
  public static Vocabulary of(Collection<String> texts) {
    return new Vocabulary(new TreeSet<>(texts));
  }

  /** How many texts it knows; their numbers are 0 and up. */
  public int size() {
    return texts.length;
  }

  /** The number of a text, or null if it does not know it. */
  @Nullable Integer number(String text) {
    return numbers.get(text);
  }

  /**
   * The number of a text that came from here, found without reading it; -1 for another text, even
   * an equal one.
   */
  int numberOfOwn(String text) {
    for (int number = 0; number < texts.length && number < SEARCHED; number++) {
      if (texts[number] == text) {
        return number;
      }
    }
    return -1;
  }

  /** The text of a number. */
  String text(int number) {
    return texts[number];
  }
}
