package org.ibcsim.scenario;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ibcsim.check.expectation.OutcomeExpression;
import org.ibcsim.check.litmus.Litmus;
import org.ibcsim.check.litmus.Observed;
import org.ibcsim.check.litmus.OutcomePattern;
import org.ibcsim.kernel.NearestName;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Node.Entry;
import org.ibcsim.scenario.text.Node.Kind;
import org.ibcsim.scenario.text.Node.Mapping;
import org.ibcsim.scenario.text.Node.Scalar;
import org.ibcsim.scenario.text.Node.Sequence;
import org.ibcsim.scenario.text.Place;
import org.ibcsim.scenario.text.Problems;
import org.ibcsim.scenario.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists of outcomes: {@code permitted}, {@code required}, {@code forbidden} and {@code
 * with_faults}.
 */
final class PatternReader {
  private static final String ABSENT = OutcomeExpression.ABSENT;

  private final Values values;
  private final Problems problems;
  private final List<String> names;
  private final List<Observed> observed;

  /**
   * Patterns over the values of one test.
   *
   * @param names of all values, in order
   * @param observed those of them whose expressions are right
   */
  PatternReader(Values values, Problems problems, List<String> names, List<Observed> observed) {
    this.values = values;
    this.problems = problems;
    this.names = names;
    this.observed = observed;
  }

  List<OutcomePattern> read(@Nullable Node node) {
    List<OutcomePattern> patterns = new ArrayList<>();
    for (Node item : values.items(node, "outcome", Limits.MOST_OUTCOMES)) {
      if (item instanceof Mapping mapping && !mapping.entries().isEmpty()) {
        patterns.add(pattern(mapping));
      } else {
        problems.add(
            item.place(),
            item.shown(),
            "an outcome: observed names with their values, such as {fate: received}");
      }
    }
    return patterns;
  }

  private OutcomePattern pattern(Mapping mapping) {
    @Nullable String[] wanted = new @Nullable String[names.size()];
    for (Entry entry : mapping.entries()) {
      int index = names.indexOf(entry.key().text());
      if (index >= 0) {
        wanted[index] = value(entry);
      } else if (!names.isEmpty()) {
        problems.add(
            entry.key().place(),
            "the unknown name " + entry.key().shown() + " in an outcome",
            "a name under observe: " + Shown.oneOf(names),
            NearestName.to(entry.key().text(), names));
      }
    }
    return new OutcomePattern(Arrays.asList(wanted), mapping.place().line());
  }

  private String value(Entry entry) {
    Optional<OutcomeExpression> expression =
        observed.stream()
            .filter(value -> value.name().equals(entry.key().text()))
            .map(Observed::expression)
            .findAny();
    if (!(entry.value() instanceof Scalar scalar) || scalar.kind() == Kind.NOTHING) {
      problems.add(
          entry.value().place(),
          entry.value().shown(),
          "one value, or " + ABSENT + " for none; in quotes if it is an empty text");
      return ABSENT;
    }
    String text = scalar.text();
    if (expression.isEmpty() || text.equals(ABSENT)) {
      return text;
    }
    return switch (expression.get().type()) {
      case BOOL -> oneOf(scalar, List.of("true", "false"));
      case INT -> number(scalar);
      case STRING ->
          expression.get().words().isEmpty() ? text : oneOf(scalar, expression.get().words());
    };
  }

  private String number(Scalar scalar) {
    if (!scalar.text().matches("-?[0-9]{1,18}")) {
      problems.add(scalar.place(), scalar.shown(), "a whole number, or " + ABSENT);
      return ABSENT;
    }
    return new BigInteger(scalar.text()).toString();
  }

  private String oneOf(Scalar scalar, List<String> words) {
    if (!words.contains(scalar.text())) {
      List<String> all = new ArrayList<>(words);
      all.add(ABSENT);
      problems.add(
          scalar.place(), scalar.shown(), Shown.oneOf(all), NearestName.to(scalar.text(), all));
    }
    return scalar.text();
  }

  /** Tells what no run could fulfil. */
  void refuseContradictions(Litmus litmus, Section section) {
    List<Place> places =
        section.value("required") instanceof Sequence sequence
            ? sequence.items().stream().map(Node::place).toList()
            : List.of();
    for (int i = 0; i < litmus.required().size(); i++) {
      OutcomePattern wanted = litmus.required().get(i);
      Place place = places.get(i);
      litmus.forbidden().stream()
          .filter(wanted::isWithin)
          .findFirst()
          .ifPresent(
              pattern ->
                  problems.add(
                      place,
                      "a required outcome that is forbidden",
                      "one that may be; see line " + pattern.line()));
      if (!litmus.permitted().isEmpty() && litmus.permitted().stream().noneMatch(wanted::meets)) {
        problems.add(
            place,
            "a required outcome that is not permitted",
            "one that some line under permitted allows");
      }
    }
  }
}
