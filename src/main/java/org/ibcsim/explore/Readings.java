package org.ibcsim.explore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.ibcsim.check.litmus.LitmusOutcome;
import org.ibcsim.explore.search.SearchOptions;
import org.ibcsim.explore.search.SearchResult;
import org.ibcsim.explore.search.Verdict;
import org.ibcsim.model.AskedSwitches;
import org.ibcsim.model.RdsLayout;
import org.ibcsim.model.Semantics;
import org.ibcsim.model.Switch;
import org.ibcsim.scenario.Scenario;

/**
 * Explores a scenario under other readings of the manual: with every other answer to the open
 * questions named, one at a time or in all pairs.
 *
 * <p>A question that no state of the scenario asks cannot change anything, so it is not explored;
 * it is listed as not asked. In pairs, the second question is one that the first answer's
 * exploration asks. An answer that refuses a setting of the scenario is left out.
 *
 * @param own the scenario as it is
 * @param others one for each other answer, or pair of answers, in the order of the switches
 * @param notAsked those of the named switches that no state asks
 */
public record Readings(Reading own, List<Reading> others, List<Switch<?>> notAsked) {
  public Readings {
    others = List.copyOf(others);
    notAsked = List.copyOf(notAsked);
  }

  /**
   * The worst verdict of all readings: held only if the scenario holds under each of them.
   *
   * <p>Broken goes before inconclusive.
   */
  public Verdict verdict() {
    Verdict worst = own.verdict();
    for (Reading each : others) {
      if (each.verdict() == Verdict.BROKEN || worst == Verdict.HELD) {
        worst = each.verdict();
      }
    }
    return worst;
  }

  /** The readings that differ from the scenario's own. */
  public List<Reading> different() {
    return others.stream().filter(each -> each.differsFrom(own)).toList();
  }

  /** The names of all switches on which the verdict or an outcome depends, in order. */
  public List<String> dependsOn() {
    return different().stream()
        .flatMap(each -> each.answers().keySet().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * Explores.
   *
   * @param switches whose other answers are explored
   * @param pairs whether all pairs of answers are explored too
   * @param progress told the reading that begins
   */
  public static Readings of(
      Scenario scenario,
      SearchOptions options,
      List<Switch<?>> switches,
      boolean pairs,
      Consumer<String> progress) {
    Explorer explorer = new Explorer(scenario, options, progress);
    Explored own = explorer.explore(scenario.layout().semantics(), Map.of(), List.of());
    List<Reading> others = new ArrayList<>();
    for (Switch<?> question : switches) {
      if (own.asked.contains(question)) {
        for (Explored each : explorer.others(own, question)) {
          others.add(each.reading);
          if (pairs) {
            for (Switch<?> second :
                switches.subList(switches.indexOf(question) + 1, switches.size())) {
              if (each.asked.contains(second)) {
                explorer.others(each, second).forEach(pair -> others.add(pair.reading));
              }
            }
          }
        }
      }
    }
    List<Switch<?>> notAsked = new ArrayList<>(switches);
    notAsked.removeAll(own.asked);
    return new Readings(own.reading, others, notAsked);
  }

  /** A reading, with what it asked and all its outcomes. */
  private record Explored(
      Semantics semantics, Reading reading, List<Switch<?>> asked, List<LitmusOutcome> outcomes) {}

  private static final class Explorer {
    private final Scenario scenario;
    private final SearchOptions options;
    private final Consumer<String> progress;
    private List<LitmusOutcome> ownOutcomes = List.of();

    Explorer(Scenario scenario, SearchOptions options, Consumer<String> progress) {
      this.scenario = scenario;
      this.options = options;
      this.progress = progress;
    }

    <T extends Enum<T>> List<Explored> others(Explored from, Switch<T> question) {
      List<Explored> all = new ArrayList<>();
      for (T other : question.values()) {
        Semantics changed = from.semantics.with(question, other);
        if (other != from.semantics.get(question) && allowed(changed)) {
          Map<String, String> answers = new LinkedHashMap<>(from.reading.answers());
          answers.put(question.name(), Switch.nameOf(other));
          all.add(explore(changed, answers, ownOutcomes));
        }
      }
      return all;
    }

    private boolean allowed(Semantics changed) {
      return scenario.layout().rlinks().stream()
          .allMatch(
              rlink ->
                  RdsLayout.takes(rlink.srlProtection(), scenario.layout().volumes(), changed));
    }

    Explored explore(Semantics semantics, Map<String, String> answers, List<LitmusOutcome> before) {
      progress.accept(
          answers.isEmpty()
              ? "as written"
              : answers.entrySet().stream()
                  .map(answer -> answer.getKey() + "=" + answer.getValue())
                  .collect(Collectors.joining(" ")));
      AskedSwitches asked = new AskedSwitches();
      Exploration result =
          new ScenarioSearch(scenario.withSemantics(semantics.noting(asked)), options)
              .run(nothing -> {});
      List<LitmusOutcome> outcomes =
          result.outcomes().stream().map(Exploration.Row::outcome).toList();
      TreeSet<LitmusOutcome> gained = new TreeSet<>(outcomes);
      TreeSet<LitmusOutcome> lost = new TreeSet<>(before);
      if (answers.isEmpty()) {
        ownOutcomes = outcomes;
        gained.clear();
      } else {
        gained.removeAll(before);
        lost.removeAll(outcomes);
        if (!result.complete()) {
          lost.clear();
        }
      }
      Reading reading =
          new Reading(
              answers,
              result.verdict(),
              ExplorationText.reason(result, scenario.litmus()),
              gained,
              lost,
              ((SearchResult) result.search()).counts().distinct());
      return new Explored(semantics, reading, asked.switches(), outcomes);
    }
  }
}
