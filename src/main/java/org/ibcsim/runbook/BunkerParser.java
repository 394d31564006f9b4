package org.ibcsim.runbook;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ibcsim.kernel.NearestName;
import org.ibcsim.model.RdsLayout;

/**
 * Makes a command of the words of a {@code vradmin} line on a bunker: {@code activatebunker},
 * {@code deactivatebunker} and {@code -b startrep} (admin 7.2). All are typed on the bunker, which
 * has the role of the Primary meanwhile.
 */
final class BunkerParser {
  static final Set<String> KEYWORDS = Set.of("activatebunker", "deactivatebunker", "startrep");

  private final RdsLayout layout;
  private final int host;
  private final List<Problem> problems;

  BunkerParser(RdsLayout layout, int host, List<Problem> problems) {
    this.layout = layout;
    this.host = host;
    this.problems = problems;
  }

  Optional<Command> parse(Word keyword, Options options, List<Word> operands) {
    int before = problems.size();
    if (!keyword.text().equals("startrep")) {
      requireBunker(keyword);
      operands.stream().skip(1).forEach(this::surplus);
      return problems.size() == before
          ? Optional.of(new Command.ActivateBunker(keyword.text().equals("activatebunker")))
          : Optional.empty();
    }
    requireBunker(keyword);
    if (problems.size() > before || operands.isEmpty()) {
      return Optional.empty();
    }
    operands.stream().skip(2).forEach(this::surplus);
    return secondary(operands).map(Command.StartReplay::new);
  }

  private void requireBunker(Word keyword) {
    if (layout.isBunker(host)) {
      return;
    }
    int last = layout.hosts().size() - 1;
    boolean any = layout.isBunker(last);
    add(
        keyword,
        keyword.text() + " on " + layout.hosts().get(host).name() + ", which is no bunker",
        any
            ? keyword.text() + " on the bunker, " + layout.hosts().get(last).name()
            : "a data set with a bunker",
        any
            ? "the runbook of " + layout.hosts().get(last).name()
            : "the key bunker of the rds, such as bunker: {host: tacoma, link: {latency: 1 ms,"
                + " bandwidth: unlimited}}");
  }

  /** The Secondary may be left out where there is one [D G62/ch12s03s02]. */
  private Optional<Integer> secondary(List<Word> operands) {
    List<String> names =
        layout.rlinks().stream()
            .limit(layout.secondaries())
            .map(rlink -> layout.hosts().get(rlink.targetHost()).name())
            .toList();
    String expected =
        (names.size() == 1 ? "the Secondary " : "one of the Secondaries ")
            + String.join(", ", names);
    if (operands.size() == 1) {
      if (names.size() == 1) {
        return Optional.of(0);
      }
      add(operands.get(0), "startrep without a Secondary", expected + " after the RVG", "");
      return Optional.empty();
    }
    Word word = operands.get(1);
    int rlink = names.indexOf(word.text());
    if (rlink < 0) {
      add(
          word,
          "the host '" + word.text() + "', which is no Secondary",
          expected,
          Objects.requireNonNullElse(NearestName.to(word.text(), names), ""));
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
