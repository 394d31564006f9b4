package org.ibcsim.runbook;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ibcsim.kernel.NearestName;
import org.ibcsim.model.RdsLayout;

/**
 * Makes an order about one RLINK of the words of a {@code vradmin} or {@code vxrlink} line: pauses,
 * attaching and detaching (admin 2.6, 3.2). {@code vradmin} names the Secondary, which may be left
 * out where there is one [D G62/ch12s03s02]; {@code vxrlink} names the RLINK.
 */
final class RlinkParser {
  static final Set<String> OF_VRADMIN = Set.of("pauserep", "resumerep", "startrep", "stoprep");
  static final Set<String> OF_VXRLINK = Set.of("pause", "resume", "att", "assoc", "dis", "recover");

  private final RdsLayout layout;
  private final Names names;
  private final List<Problem> problems;

  RlinkParser(RdsLayout layout, Names names, List<Problem> problems) {
    this.layout = layout;
    this.names = names;
    this.problems = problems;
  }

  /** The operands begin with the RVG, which is checked. */
  Optional<Command> vradmin(Word keyword, Options options, List<Word> operands) {
    if (options.has('c')) {
      operands.stream().skip(2).forEach(this::surplus);
      return operands.isEmpty()
          ? Optional.empty()
          : secondary(keyword, operands)
              .flatMap(rlink -> new CheckpointParser(problems).startrep(keyword, options, rlink));
    }
    Optional<RlinkVerb> verb = verb("vradmin", keyword, options);
    if (verb.isEmpty() || operands.isEmpty()) {
      return Optional.empty();
    }
    operands.stream().skip(2).forEach(this::surplus);
    return secondary(keyword, operands).map(rlink -> new Command.OrderRlink(verb.get(), rlink));
  }

  /** The operands begin with the RLINK; with the RVG before it for {@code assoc}. */
  Optional<Command> vxrlink(Word keyword, Options options, List<Word> operands) {
    Optional<RlinkVerb> verb = verb("vxrlink", keyword, options);
    if (verb.isEmpty() || operands.isEmpty()) {
      return Optional.empty();
    }
    int first = keyword.text().equals("assoc") ? 1 : 0;
    if (first == 1) {
      names.rvg(operands.get(0));
    }
    operands.stream().skip(first + 1L).forEach(this::surplus);
    return Optional.of(new Command.OrderRlink(verb.get(), names.rlink(operands.get(first))));
  }

  private Optional<RlinkVerb> verb(String program, Word keyword, Options options) {
    RlinkVerb plain = null;
    StringBuilder ways = new StringBuilder(keyword.text().equals("startrep") ? "-b" : "");
    for (RlinkVerb verb : RlinkVerb.values()) {
      if (!verb.program().equals(program) || !verb.keyword().equals(keyword.text())) {
        continue;
      }
      if (verb.option().isEmpty()) {
        plain = verb;
      } else if (options.has(verb.option().charAt(1))) {
        return Optional.of(verb);
      } else {
        ways.append(ways.length() == 0 ? "" : ", ").append(verb.option());
      }
    }
    if (plain == null) {
      add(
          keyword,
          keyword.text() + " without an option that says how",
          "one of " + ways + " before " + keyword.text(),
          "");
    }
    return Optional.ofNullable(plain);
  }

  private Optional<Integer> secondary(Word keyword, List<Word> operands) {
    List<String> hosts =
        layout.rlinks().stream()
            .map(rlink -> layout.hosts().get(rlink.targetHost()).name())
            .toList();
    String expected =
        (hosts.size() == 1 ? "the Secondary " : "one of the Secondaries ")
            + String.join(", ", hosts);
    if (operands.size() == 1) {
      if (hosts.size() == 1) {
        return Optional.of(0);
      }
      add(
          operands.get(0),
          keyword.text() + " without a Secondary, where there are " + hosts.size(),
          expected + " after the RVG",
          "");
      return Optional.empty();
    }
    Word word = operands.get(1);
    int rlink = hosts.indexOf(word.text());
    if (rlink < 0) {
      add(
          word,
          "the host '" + word.text() + "', which is no Secondary",
          expected,
          Objects.requireNonNullElse(NearestName.to(word.text(), hosts), ""));
      return Optional.empty();
    }
    return Optional.of(rlink);
  }

  private void surplus(Word word) {
    add(word, "the argument '" + word.text() + "'", "the end of the command", "deleting it");
  }

  private void add(Word word, String found, String expected, String suggestion) {
    problems.add(Problem.at(word, found, expected, suggestion));
  }
}
