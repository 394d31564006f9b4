package org.ibcsim.check.expectation;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that an expectation may read, in the order of the documentation.
 *
 * <p>The compiler is set up from the same list, so that what is printed is what is understood.
 */
public final class ExpectationVocabulary {
  private ExpectationVocabulary() {}

  /**
   * One value that an expectation may read.
   *
   * @param name as written, with parameters named: {@code rpo(secondary).p95}, {@code
   *     freezes(secondary)[i].length}
   * @param type bool, int, double, string, duration, or list
   * @param unit what is counted, or the strings that it may be; empty for a yes or no
   */
  public record Term(String name, String type, String unit, String meaning) {}

  /** All terms. */
  public static List<Term> terms() {
    List<Term> terms = new ArrayList<>();
    for (Word word : Word.values()) {
      Shape receiver = word.receiver();
      String name = receiver == null ? word.form() : example(receiver) + "." + word.form();
      addTerms(terms, word, name);
    }
    return List.copyOf(terms);
  }

  private static void addTerms(List<Term> terms, Word word, String name) {
    Optional<Shape> shape = Shape.named(word.type().name());
    if (shape.isPresent()) {
      addFields(terms, shape.get(), name, word.meaning());
      return;
    }
    terms.add(new Term(name, typeText(word.type()), word.unit(), word.meaning()));
    if (word.type() instanceof ListType list) {
      Shape.named(list.elemType().name())
          .ifPresent(element -> addFields(terms, element, name + "[i]", "of one of them"));
    }
  }

  private static void addFields(List<Term> terms, Shape shape, String owner, String meaning) {
    for (Shape.Field field : shape.fields()) {
      terms.add(
          new Term(
              owner + "." + field.name(),
              typeText(field.type()),
              field.unit(),
              meaning + ": " + field.meaning()));
    }
  }

  /** How a value of a shape is most simply had, to show what is asked of it. */
  private static String example(Shape receiver) {
    for (Word word : Word.values()) {
      if (word.type().name().equals(receiver.typeName()) && word.receiver() == null) {
        return word.form();
      }
    }
    throw new IllegalStateException("no word gives a " + receiver.typeName());
  }

  /** A type as an author knows it: without the packages of protocol buffers. */
  static String typeText(CelType type) {
    if (type instanceof ListType) {
      return "list";
    }
    return type.equals(SimpleType.DURATION) ? "duration" : type.name();
  }
}
