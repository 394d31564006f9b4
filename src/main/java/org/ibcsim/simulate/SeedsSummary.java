package org.ibcsim.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.ibcsim.check.expectation.OutcomeExpression;
import org.ibcsim.check.litmus.Litmus;
import org.ibcsim.check.litmus.Observed;
import org.ibcsim.check.litmus.OutcomePattern;
import org.ibcsim.check.litmus.OutcomeTable;
import org.ibcsim.check.litmus.Reference;
import org.ibcsim.journal.Documents;
import org.ibcsim.journal.JournalEntry.Standing;
import org.ibcsim.journal.JournalEntry.Verdict;
import org.ibcsim.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ibcsim run --seeds --json} prints: what many runs of one scenario showed.
 *
 * <p>{@link #SCHEMA} describes each field.
 *
 * @param question null if the scenario asks none; then there are no outcomes
 * @param outcomes in the order of their values
 * @param required in the order of the scenario
 * @param brokenCount runs that broke an expectation or an invariant
 * @param broken the first of them
 * @param replay the command line that repeats all of it
 */
public record SeedsSummary(
    String ibcsimVersion,
    String scenario,
    String scenarioSha256,
    long firstSeed,
    int seeds,
    int replication,
    Verdict verdict,
    String reason,
    @Nullable String question,
    List<String> shows,
    Map<String, String> observed,
    List<OutcomeRow> outcomes,
    List<RequiredRow> required,
    long brokenCount,
    List<BrokenRow> broken,
    String replay) {
  /** The JSON Schema of the document, as a resource of this class. */
  public static final String SCHEMA = "seeds-result.schema.json";

  /**
   * One outcome.
   *
   * @param values by observed name; null where there is no value
   * @param replay the command line of the first run that showed it
   */
  public record OutcomeRow(
      Map<String, @Nullable Object> values,
      long count,
      long firstSeed,
      Standing standing,
      String replay) {}

  /** An outcome that some run must show; values that do not matter are left out. */
  public record RequiredRow(Map<String, @Nullable Object> values, boolean seen) {}

  /** A run that broke an expectation or an invariant. */
  public record BrokenRow(long seed, String reason, String replay) {}

  /**
   * The summary of many runs.
   *
   * @param replayOf the command line of the run with a seed
   * @param replay the command line of all of them
   */
  public static SeedsSummary of(
      ManySeeds.Result result,
      Scenario scenario,
      String ibcsimVersion,
      LongFunction<String> replayOf,
      String replay) {
    OutcomeTable<Long> table = result.table();
    Litmus litmus = table == null ? null : table.litmus();
    Map<String, String> observed = new LinkedHashMap<>();
    if (litmus != null) {
      litmus.observed().forEach(each -> observed.put(each.name(), each.expression().source()));
    }
    return new SeedsSummary(
        ibcsimVersion,
        scenario.title(),
        scenario.sha256(),
        result.firstSeed(),
        result.seeds(),
        result.replication(),
        result.verdict(),
        reason(result),
        litmus == null ? null : litmus.question(),
        litmus == null ? List.of() : litmus.shows().stream().map(Reference::text).toList(),
        observed,
        table == null ? List.of() : outcomes(table, replayOf),
        table == null ? List.of() : required(table),
        result.brokenCount(),
        result.broken().stream()
            .map(run -> new BrokenRow(run.seed(), run.reason(), replayOf.apply(run.seed())))
            .toList(),
        replay);
  }

  private static String reason(ManySeeds.Result result) {
    List<String> reasons = new ArrayList<>();
    if (result.brokenCount() > 0) {
      reasons.add(
          result.brokenCount()
              + " of "
              + result.seeds()
              + " runs broke an expectation or an invariant, seed "
              + result.broken().get(0).seed()
              + " first");
    }
    OutcomeTable<Long> table = result.table();
    if (table == null) {
      return reasons.isEmpty() ? "all " + result.seeds() + " runs held" : reasons.get(0);
    }
    for (OutcomeTable.Row<Long> row : table.bad()) {
      reasons.add(
          "an outcome is "
              + row.standing().words()
              + ": "
              + table.litmus().text(row.outcome())
              + ", seed "
              + row.first()
              + " first");
    }
    for (OutcomePattern missing : table.missing()) {
      reasons.add("no run showed a required outcome: " + table.litmus().text(missing));
    }
    if (!reasons.isEmpty()) {
      return String.join("; ", reasons);
    }
    return "all "
        + result.seeds()
        + " runs held; "
        + (table.rows().size() == 1
            ? "the one outcome is permitted"
            : "all " + table.rows().size() + " outcomes are permitted")
        + (table.litmus().required().isEmpty() ? "" : ", and each that is required was seen");
  }

  private static List<OutcomeRow> outcomes(
      OutcomeTable<Long> table, LongFunction<String> replayOf) {
    return table.rows().stream()
        .map(
            row ->
                new OutcomeRow(
                    values(table.litmus(), row.outcome().values()),
                    row.count(),
                    row.first(),
                    row.standing(),
                    replayOf.apply(row.first())))
        .toList();
  }

  private static List<RequiredRow> required(OutcomeTable<Long> table) {
    List<OutcomePattern> missing = table.missing();
    return table.litmus().required().stream()
        .map(
            pattern ->
                new RequiredRow(
                    values(table.litmus(), pattern.values()), !missing.contains(pattern)))
        .toList();
  }

  private static Map<String, @Nullable Object> values(
      Litmus litmus, List<? extends @Nullable String> values) {
    Map<String, @Nullable Object> byName = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i);
      if (value != null) {
        byName.put(litmus.observed().get(i).name(), typed(litmus.observed().get(i), value));
      }
    }
    return byName;
  }

  private static @Nullable Object typed(Observed observed, String value) {
    if (value.equals(OutcomeExpression.ABSENT)) {
      return null;
    }
    return switch (observed.expression().type()) {
      case BOOL -> Boolean.valueOf(value);
      case INT -> Long.valueOf(value);
      case STRING -> value;
    };
  }

  /** The document, as {@link Documents#text} writes it. */
  public String toJson() {
    return Documents.text(this);
  }
}
