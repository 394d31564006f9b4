package org.ibcsim.explore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ibcsim.check.litmus.Litmus;
import org.ibcsim.check.litmus.LitmusOutcome;
import org.ibcsim.check.litmus.Reference;
import org.ibcsim.explore.search.SearchCounts;
import org.ibcsim.explore.search.SearchResult;
import org.ibcsim.explore.search.Verdict;
import org.ibcsim.explore.search.WalkResult;
import org.ibcsim.journal.Documents;
import org.ibcsim.journal.JournalEntry.Standing;
import org.ibcsim.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ibcsim explore --json} prints.
 *
 * <p>{@link #SCHEMA} describes each field.
 *
 * @param verdict of all that was explored, other readings included
 * @param ownVerdict of the scenario as it is
 * @param reason of the scenario's own verdict
 * @param question null if the scenario asks none; then there are no outcomes
 * @param outcomes in the order of their values
 * @param required in the order of the scenario
 * @param broken invariants and expectations
 * @param bounds that were reached, in words
 * @param counts the size of the search; null for random walks
 * @param missProbability that a state was missed because of equal fingerprints, at most; null for
 *     random walks
 * @param walks the number of random walks; null for a search
 * @param readings other answers to open questions; empty if they were not asked for
 * @param dependsOn the switches of the readings on which something depends
 * @param replay the command line that repeats the exploration
 */
public record ExploreSummary(
    String ibcsimVersion,
    String scenario,
    String scenarioSha256,
    Verdict verdict,
    Verdict ownVerdict,
    String reason,
    @Nullable String question,
    List<String> shows,
    Map<String, String> observed,
    List<OutcomeRow> outcomes,
    List<RequiredRow> required,
    List<BrokenRow> broken,
    List<String> bounds,
    @Nullable SearchCounts counts,
    @Nullable Double missProbability,
    @Nullable WalkRow walks,
    List<ReadingRow> readings,
    List<String> dependsOn,
    String replay) {
  /** The JSON Schema of the document, as a resource of this class. */
  public static final String SCHEMA = "explore-result.schema.json";

  /**
   * One outcome.
   *
   * @param values by observed name, as text; {@code absent} where there is no value
   * @param states final states that show it
   * @param steps of a shortest path to it
   * @param witness the choice file of that path; null if none was written
   */
  public record OutcomeRow(
      Map<String, String> values,
      Standing standing,
      long states,
      int steps,
      @Nullable String witness) {}

  /** An outcome that must be reachable; values that do not matter are left out. */
  public record RequiredRow(Map<String, String> values, boolean reached) {}

  /** An invariant or expectation that is broken after some steps. */
  public record BrokenRow(
      String name, String reason, long times, int steps, @Nullable String witness) {}

  /**
   * Random walks.
   *
   * @param failed the number of the walk that showed what is broken; -1 if none did
   */
  public record WalkRow(long seed, long walks, long steps, long failed) {}

  /** What other answers come to. */
  public record ReadingRow(
      Map<String, String> answers,
      Verdict verdict,
      String reason,
      List<Map<String, String>> gained,
      List<Map<String, String>> lost,
      long states) {}

  /**
   * The summary of an exploration.
   *
   * @param witnesses choice files by outcome, in the order of the rows, then by broken invariant;
   *     empty if none were written
   * @param readings null if they were not asked for
   * @param seed of random walks
   */
  public static ExploreSummary of(
      Exploration result,
      Scenario scenario,
      String ibcsimVersion,
      List<String> witnesses,
      @Nullable Readings readings,
      long seed,
      String replay) {
    Litmus litmus = scenario.litmus();
    Map<String, String> observed = new LinkedHashMap<>();
    List<OutcomeRow> outcomes = new ArrayList<>();
    List<RequiredRow> required = new ArrayList<>();
    List<ReadingRow> rows = new ArrayList<>();
    if (litmus != null) {
      litmus.observed().forEach(each -> observed.put(each.name(), each.expression().source()));
      for (Exploration.Row row : result.outcomes()) {
        outcomes.add(
            new OutcomeRow(
                litmus.byName(row.outcome()),
                row.standing(),
                row.states(),
                row.witness().length(),
                at(witnesses, outcomes.size())));
      }
      for (var pattern : litmus.required()) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < pattern.values().size(); i++) {
          String value = pattern.values().get(i);
          if (value != null) {
            values.put(litmus.names().get(i), value);
          }
        }
        required.add(new RequiredRow(values, !result.missing().contains(pattern)));
      }
    }
    List<BrokenRow> broken = new ArrayList<>();
    for (var each : result.search().broken()) {
      broken.add(
          new BrokenRow(
              each.name(),
              each.reason(),
              each.times(),
              each.path().length(),
              at(witnesses, outcomes.size() + broken.size())));
    }
    if (readings != null) {
      readings.others().forEach(each -> rows.add(row(each, litmus)));
    }
    List<String> bounds = new ArrayList<>(result.search().reachedBounds());
    result.search().modelBounds().forEach(bound -> bounds.add(bound.name()));
    return new ExploreSummary(
        ibcsimVersion,
        scenario.title(),
        scenario.sha256(),
        readings == null ? result.verdict() : readings.verdict(),
        result.verdict(),
        ExplorationText.reason(result, litmus),
        litmus == null ? null : litmus.question(),
        litmus == null ? List.of() : litmus.shows().stream().map(Reference::text).toList(),
        observed,
        outcomes,
        required,
        broken,
        bounds,
        result.search() instanceof SearchResult all ? all.counts() : null,
        result.search() instanceof SearchResult all ? all.missProbability() : null,
        result.search() instanceof WalkResult walks
            ? new WalkRow(seed, walks.walks(), walks.steps(), walks.failedWalk())
            : null,
        rows,
        readings == null ? List.of() : readings.dependsOn(),
        replay);
  }

  private static @Nullable String at(List<String> witnesses, int index) {
    return index < witnesses.size() ? witnesses.get(index) : null;
  }

  private static ReadingRow row(Reading reading, @Nullable Litmus litmus) {
    return new ReadingRow(
        new java.util.TreeMap<>(reading.answers()),
        reading.verdict(),
        reading.reason(),
        byName(reading.gained(), litmus),
        byName(reading.lost(), litmus),
        reading.states());
  }

  private static List<Map<String, String>> byName(
      Iterable<LitmusOutcome> outcomes, @Nullable Litmus litmus) {
    List<Map<String, String>> all = new ArrayList<>();
    if (litmus != null) {
      outcomes.forEach(outcome -> all.add(litmus.byName(outcome)));
    }
    return all;
  }

  /** The document. */
  public String toJson() {
    return Documents.text(this);
  }
}
