package org.ibcsim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ibcsim.check.expectation.ExpectationException;
import org.ibcsim.check.expectation.ExpectationNames;
import org.ibcsim.check.expectation.OutcomeExpression;
import org.ibcsim.check.litmus.Litmus;
import org.ibcsim.check.litmus.Observed;
import org.ibcsim.check.litmus.OutcomePattern;
import org.ibcsim.check.litmus.Reference;
import org.ibcsim.scenario.text.Node;
import org.ibcsim.scenario.text.Node.Entry;
import org.ibcsim.scenario.text.Node.Mapping;
import org.ibcsim.scenario.text.Node.Scalar;
import org.ibcsim.scenario.text.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code litmus}: a question, the values that answer it, and which answers may be.
 *
 * <p>Lists that contradict each other are a mistake here, not a verdict later.
 */
final class LitmusReader {
  private static final String EXPECTED =
      "an expression in CEL, such as ibc('nightly').fate, in quotes if YAML takes it for something"
          + " else";

  private final Values values;
  private final Problems problems;
  private final Optional<ExpectationNames> names;
  private final ExplorePlan explore;

  LitmusReader(
      Values values, Problems problems, Optional<ExpectationNames> names, ExplorePlan explore) {
    this.values = values;
    this.problems = problems;
    this.names = names;
    this.explore = explore;
  }

  /** The litmus test, or null if there is none or a problem of it has been told. */
  @Nullable Litmus read(@Nullable Node node) {
    if (node == null) {
      return null;
    }
    int before = problems.count();
    Section section = Section.open(node, Forms.LITMUS, problems);
    boolean keysAreRight = problems.count() == before;
    String question = values.text(section.value("question"), "a question, one line of text");
    List<Reference> shows = new ReferenceReader(values, problems).read(section.value("shows"));
    List<Observed> observed = new ArrayList<>();
    List<String> observedNames = observe(section.value("observe"), observed);
    PatternReader patterns = new PatternReader(values, problems, observedNames, observed);
    List<OutcomePattern> permitted = patterns.read(section.value("permitted"));
    List<OutcomePattern> required = patterns.read(section.value("required"));
    List<OutcomePattern> forbidden = patterns.read(section.value("forbidden"));
    List<OutcomePattern> withFaults = patterns.read(section.value("with_faults"));
    requireFaults(section);
    // A key that was misspelled has been told already.
    if (keysAreRight && section.value("permitted") == null && section.value("forbidden") == null) {
      problems.add(
          section.place(),
          "a litmus without the key 'permitted' and without the key 'forbidden'",
          "one of them: a question has wrong answers too");
    }
    if (problems.count() != before || names.isEmpty()) {
      return null;
    }
    Litmus litmus =
        new Litmus(
            question,
            shows,
            observed,
            permitted,
            required,
            forbidden,
            withFaults,
            section.place().line());
    patterns.refuseContradictions(litmus, section);
    return problems.count() == before ? litmus : null;
  }

  /** Outcomes of added faults are for an exploration that adds some, beside other outcomes. */
  private void requireFaults(Section section) {
    Node node = section.value("with_faults");
    if (node == null) {
      return;
    }
    if (section.value("permitted") == null) {
      problems.add(
          node.place(),
          "the key 'with_faults' without the key 'permitted'",
          "both, as without a list of permitted outcomes all may be that are not forbidden");
    }
    if (!explore.faults().any()) {
      problems.add(
          node.place(),
          "the key 'with_faults' in a scenario whose exploration adds no faults",
          "faults to add, such as explore: {writes: 1, crashes: 1, cuts: 1}");
    }
  }

  /** The names of all values; those that are right are added to {@code observed}. */
  private List<String> observe(@Nullable Node node, List<Observed> observed) {
    List<String> all = new ArrayList<>();
    if (node == null) {
      return all;
    }
    if (!(node instanceof Mapping mapping)
        || mapping.entries().isEmpty()
        || mapping.entries().size() > Limits.MOST_OBSERVED) {
      problems.add(
          node.place(),
          node.shown(),
          "1 to "
              + Limits.MOST_OBSERVED
              + " names with the value that each stands for, such as fate: ibc('nightly').fate");
      return all;
    }
    for (Entry entry : mapping.entries()) {
      all.add(entry.key().text());
      if (!values.isName(entry.key(), "a name of letters, digits and the characters . _ -")) {
        continue;
      }
      int before = problems.count();
      values.text(entry.value(), EXPECTED);
      if (problems.count() == before
          && entry.value() instanceof Scalar scalar
          && names.isPresent()) {
        compiled(entry.key().text(), scalar, names.get()).ifPresent(observed::add);
      }
    }
    return all;
  }

  private Optional<Observed> compiled(String name, Scalar scalar, ExpectationNames known) {
    try {
      return Optional.of(
          new Observed(name, OutcomeExpression.compile(scalar.inside().text(), known)));
    } catch (ExpectationException wrong) {
      new ExpressionProblems(problems).tell(scalar.inside(), wrong);
      return Optional.empty();
    }
  }
}
