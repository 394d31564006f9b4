package org.ibcsim.runbook;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ibcsim.kernel.NearestName;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.RlinkChange;
import org.ibcsim.model.RlinkLayout;

/** Makes a command of {@code vradmin set rvg [sechost] attribute=value ...} [D M-vradmin]. */
final class AttributeParser {
  private final RdsLayout layout;
  private final List<Problem> problems;

  AttributeParser(RdsLayout layout, List<Problem> problems) {
    this.layout = layout;
    this.problems = problems;
  }

  /**
   * The command of the words behind the keyword, the RVG being the first of them; empty if they
   * make none, and then a problem was added.
   */
  Optional<Command> parse(List<Word> operands) {
    int before = problems.size();
    boolean named = operands.size() > 1 && operands.get(1).text().indexOf('=') < 0;
    Optional<Integer> rlink = named ? rlinkTo(operands.get(1)) : theOnly(operands.get(0));
    List<Word> attributes = operands.subList(named ? 2 : 1, operands.size());
    RlinkChange change = new AttributeWords(problems).read("vradmin set", attributes, false);
    if (attributes.isEmpty()) {
      add(operands.get(0), "set without an attribute", "attribute=value at the end", "srlprot=dcm");
    }
    return problems.size() == before
        ? rlink.map(number -> new Command.SetAttributes(number, change, true))
        : Optional.empty();
  }

  private List<String> hosts() {
    return layout.rlinks().stream()
        .map(RlinkLayout::targetHost)
        .map(host -> layout.hosts().get(host).name())
        .toList();
  }

  private Optional<Integer> rlinkTo(Word word) {
    int rlink = hosts().indexOf(word.text());
    if (rlink < 0) {
      add(
          word,
          "the unknown Secondary '" + word.text() + "'",
          (hosts().size() == 1 ? "" : "one of ") + String.join(", ", hosts()),
          Objects.requireNonNullElse(NearestName.to(word.text(), hosts()), ""));
      return Optional.empty();
    }
    return Optional.of(rlink);
  }

  private Optional<Integer> theOnly(Word rvg) {
    if (hosts().size() > 1) {
      add(
          rvg,
          "set without a Secondary, where there are " + hosts().size(),
          "one of " + String.join(", ", hosts()) + " after the RVG",
          "");
      return Optional.empty();
    }
    return Optional.of(0);
  }

  private void add(Word word, String found, String expected, String suggestion) {
    problems.add(Problem.at(word, found, expected, suggestion));
  }
}
