package org.ibcsim.explore;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ibcsim.check.expectation.Reads;
import org.ibcsim.check.litmus.Litmus;
import org.ibcsim.check.litmus.LitmusOutcome;
import org.ibcsim.check.litmus.Observed;
import org.ibcsim.explore.search.Model;
import org.ibcsim.explore.search.Stepper;
import org.ibcsim.kernel.Vocabulary;
import org.ibcsim.model.AskedSwitches;
import org.ibcsim.model.Observer;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.runbook.Command;
import org.ibcsim.runbook.DisplayCommand;
import org.ibcsim.runbook.Script;
import org.ibcsim.runbook.Step;
import org.ibcsim.scenario.ExplorePlan.TimeModel;
import org.ibcsim.scenario.LocatedExpectation;
import org.ibcsim.scenario.Scenario;

/**
 * A scenario as a search explores it: the same world, events and scripts as in a run; only what
 * comes next is chosen and not timed.
 *
 * <p><b>Choices.</b> Any of the oldest things on each disk, wire and way back; the timers of a host
 * in the order of their deadlines; the next write of each source; the end of each sleep; each fault
 * that the scenario lists, once, and as many others as its budget allows. A command follows the one
 * before it at once, and only a fault of the budget comes between, unless the scenario's {@code
 * explore} says otherwise. Updates of one RLINK reach its Secondary in their order under UDP too:
 * what the network changes, the receiver sorts (inferred); {@code explore} may ask for the orders
 * on the wire nevertheless.
 *
 * <p><b>Final states.</b> Nothing is left that may come, but for faults of the budget that need
 * not: such a state has an outcome, that of a run that ends there. The duration of the scenario
 * bounds nothing. A script that waits for ever is no fault; its command has no result.
 *
 * <p><b>What is broken.</b> An invariant, by a step; an expectation, by a final state.
 *
 * <p><b>What is not used.</b> Symmetry: states that differ only in which of two equal Secondaries
 * or applications is which are two. It would not pay: of the litmus tests one in twenty has two
 * applications or Secondaries with one script, whose spaces it would halve at best, and as
 * expressions name hosts each outcome would have to be told for every exchange of names.
 *
 * <p>Immutable, and fit for any number of threads.
 */
public final class DataSetModel implements Model {
  private final Scenario scenario;
  private final Scenario explored;
  private final boolean reducing;
  private final Reads reads;
  private final Vocabulary vocabulary;
  private final EndedCommands waysToEnd = new EndedCommands();
  private final Observer observer;
  private final CommandListener commands;

  /**
   * The model of a scenario.
   *
   * @param reducing whether what nobody can see the moment of comes at once: fewer states, and the
   *     same outcomes
   * @throws UnfitForExplorationException if it cannot be explored as it is
   */
  public DataSetModel(Scenario scenario, boolean reducing) {
    this(
        scenario.explored(),
        scenario.explored(),
        reducing,
        new Observer() {},
        CommandListener.NOBODY);
  }

  private DataSetModel(
      Scenario scenario,
      Scenario explored,
      boolean reducing,
      Observer observer,
      CommandListener commands) {
    this.explored = explored;
    this.observer = observer;
    this.commands = commands;
    this.scenario = scenario;
    this.reducing = reducing;
    this.reads = reads(scenario);
    requireTimeless();
    requireKnownTimes();
    requireNobodyWatches();
    vocabulary = Vocabulary.of(words(scenario));
    // Whether the writes are known is seen here, not in some thread.
    situation();
  }

  private static Reads reads(Scenario scenario) {
    Reads all = Reads.NOTHING;
    Litmus litmus = scenario.litmus();
    if (litmus != null) {
      for (Observed value : litmus.observed()) {
        all = all.and(value.expression().reads());
      }
    }
    for (LocatedExpectation expectation : scenario.expectations()) {
      all = all.and(expectation.compiled().reads());
    }
    return all;
  }

  private void requireTimeless() {
    for (LocatedExpectation expectation : scenario.expectations()) {
      if (expectation.compiled().reads().things().contains(Reads.Thing.TIMES)) {
        throw new UnfitForExplorationException(
            "the expectation in line "
                + expectation.source().start().line()
                + ", "
                + expectation.text()
                + ", depends on times, which an exploration does not have. Maybe keep it in a"
                + " scenario of its own, for ibcsim run");
      }
    }
  }

  /** What goes on until something ends it has no end where times do not count. */
  private void requireNobodyWatches() {
    for (Script script : scripts()) {
      for (Step step : script.steps()) {
        Command command =
            step.command() instanceof Command.RegisterAndReceive both
                ? both.command()
                : step.command();
        if (command instanceof DisplayCommand display && display.goesOn()) {
          throw new UnfitForExplorationException(
              "line "
                  + step.line()
                  + ": "
                  + command.name()
                  + " goes on until something ends it, which an exploration does not know. Maybe"
                  + " keep it in a scenario of its own, for ibcsim run");
        }
      }
    }
  }

  /** A time of day inside a task has no clock from the start. */
  private void requireKnownTimes() {
    if (scenario.explore().time() == TimeModel.UNTIMED) {
      return;
    }
    for (Script script : scripts()) {
      for (Step step : script.steps()) {
        if (step.command() instanceof Command.RunIbcTask run
            && run.task().scripts().stream()
                .flatMap(part -> part.commands().steps().stream())
                .anyMatch(inner -> inner.command() instanceof Command.At)) {
          throw new UnfitForExplorationException(
              "line "
                  + step.line()
                  + ": a script of "
                  + step.text().strip()
                  + " has an 'at', which an exploration with times does not know. Maybe use sleep");
        }
      }
    }
  }

  private static Set<String> words(Scenario scenario) {
    Set<String> words = new LinkedHashSet<>();
    Stream.concat(scenario.scripts().stream(), scenario.bootScripts().stream())
        .flatMap(script -> script.steps().stream())
        .forEach(step -> addWords(step.command(), words));
    return words;
  }

  private static void addWords(Command command, Set<String> words) {
    if (command instanceof Command.OfApplication ofApplication) {
      words.add(ofApplication.application());
    }
    if (command instanceof Command.Snapshot snapshot) {
      words.add(snapshot.prefix());
    } else if (command instanceof Command.RegisterAndReceive both) {
      addWords(both.command(), words);
    } else if (command instanceof Command.Send send) {
      words.add(send.payload().octets());
    } else if (command instanceof Command.RegisterAndSend both) {
      addWords(both.send(), words);
    }
  }

  List<Script> scripts() {
    return Stream.concat(scenario.scripts().stream(), scenario.bootScripts().stream()).toList();
  }

  Scenario scenario() {
    return scenario;
  }

  RdsLayout layout() {
    return scenario.layout();
  }

  /**
   * The same model, of whose every step others are told too: on all threads that explore it, and in
   * no order.
   *
   * @param asked notes the switches that steps ask for
   */
  DataSetModel told(Observer others, CommandListener ofCommands, AskedSwitches asked) {
    Scenario noting = scenario.withSemantics(layout().semantics().noting(asked));
    return new DataSetModel(scenario, noting, reducing, others, ofCommands);
  }

  Situation situation() {
    Situation situation = new Situation(explored, reads, vocabulary, waysToEnd, reducing);
    situation.tell(observer, commands);
    return situation;
  }

  @Override
  public Stepper stepper() {
    return new DataSetStepper(this);
  }

  /** The outcome that the stepper told by some bytes. */
  public LitmusOutcome outcome(byte[] told) {
    List<String> values = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < told.length; at++) {
      if (told[at] == 0) {
        values.add(new String(told, from, at - from, StandardCharsets.UTF_8));
        from = at + 1;
      }
    }
    return new LitmusOutcome(values);
  }

  /** The bytes of an outcome: each value, and a zero. */
  static byte[] bytes(LitmusOutcome outcome) {
    StringBuilder text = new StringBuilder();
    outcome.values().forEach(value -> text.append(value).append('\0'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
