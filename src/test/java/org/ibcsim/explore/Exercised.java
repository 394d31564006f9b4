package org.ibcsim.explore;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ibcsim.explore.coverage.Calls;
import org.ibcsim.explore.coverage.Transition;
import org.ibcsim.model.AskedSwitches;
import org.ibcsim.model.Fact;
import org.ibcsim.model.Observer;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.Switch;
import org.ibcsim.runbook.ReportedError;

/**
 * Commands that ended on some path of an exploration, errors that calls gave, transitions that
 * facts showed, and answers to switches that the model asked for. It may be told on several
 * threads.
 */
final class Exercised implements Observer, CommandListener {
  private final Set<String> commands = ConcurrentHashMap.newKeySet();
  private final Set<String> errors = ConcurrentHashMap.newKeySet();
  private final Set<Transition> transitions = ConcurrentHashMap.newKeySet();
  private final AskedSwitches asked = new AskedSwitches();
  private final Semantics semantics;

  /** Nothing yet, of a scenario with these answers. */
  Exercised(Semantics semantics) {
    this.semantics = semantics;
  }

  /** Where the switches are noted that the model asks for. */
  AskedSwitches asked() {
    return asked;
  }

  @Override
  public void started(int process) {}

  @Override
  public void ended(int process, int host, int line, String text, int status, List<String> output) {
    String keyword = Calls.keyword(text);
    if (keyword.isEmpty()) {
      return;
    }
    commands.add(keyword);
    if (status != 0 && Calls.isCall(keyword)) {
      ReportedError.in(output)
          .ifPresent(
              reported -> errors.add(keyword.toUpperCase(Locale.ROOT) + " " + reported.error()));
    }
  }

  @Override
  public void fact(Fact fact) {
    transitions.addAll(Transition.shownBy(fact));
  }

  Set<String> commands() {
    return commands;
  }

  Set<String> errors() {
    return errors;
  }

  /** Transitions of ibc 11 that some fact shows by itself. */
  Set<Transition> transitions() {
    return transitions;
  }

  /** Switches with their answers. */
  List<String> answers() {
    return asked.switches().stream().map(question -> answer(question, semantics)).toList();
  }

  private static <T extends Enum<T>> String answer(Switch<T> question, Semantics semantics) {
    return question.name() + ": " + Switch.nameOf(semantics.get(question));
  }
}
