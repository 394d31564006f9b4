package org.ibcsim.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ibcsim.check.litmus.Litmus;
import org.ibcsim.check.litmus.OutcomePattern;
import org.ibcsim.explore.search.SearchResult;
import org.ibcsim.explore.search.Verdict;
import org.ibcsim.journal.JournalEntry.Standing;
import org.ibcsim.scenario.ExplorePlan;
import org.ibcsim.scenario.ExplorePlan.FaultBudget;
import org.ibcsim.scenario.Fault;
import org.ibcsim.scenario.Scenario;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every litmus file, explored whole: no invariant broken, every outcome one of its lists, and
 * nothing on its lists that cannot be. A file whose {@code explore} adds faults is explored twice,
 * as it says and without them.
 */
class LitmusExplorationIT {
  /** Of each source, where faults are not added: more than many files can bear that add some. */
  private static final int WRITES = 2;

  /** Files that are explored with one write then: two sources, or many people at work. */
  private static final Set<String> ONE_WRITE =
      Set.of(
          "bunker-drops-messages",
          "bunker-keeps-messages",
          "copies-before-the-next",
          "copies-before-the-next-of-the-frozen",
          "copies-before-the-next-without-copies",
          "named-send-counts-no-others",
          "named-send-waits-for-its-own",
          "named-send-waits-for-others",
          "primary-crash-before-send-returns");

  private static final List<String> SIZES = new ArrayList<>();

  static List<Path> files() {
    return LitmusFolder.files();
  }

  /**
   * About disks, nodes, pauses, roles or checkpoints: a crash and a cut on top of them would ask
   * other questions, which the storms of DiskFailureProperties, ClusterProperties and
   * RlinkEventsInTheWorldTest ask.
   */
  private static final Set<String> OF_OTHER_FAULTS =
      Set.of(
          "attach-forced-with-a-message",
          "bunker-takeover",
          "fast-failback",
          "logowner-crash-in-flight",
          "logowner-crash-synchronous",
          "logowner-crash-while-frozen",
          "master-switch-in-flight",
          "primary-srl-fails",
          "primary-volume-fails",
          "restore-from-a-checkpoint",
          "secondary-srl-fails",
          "secondary-srl-fails-while-frozen",
          "secondary-volume-fails",
          "secondary-volume-fails-while-frozen",
          "send-fail-while-paused-by-secondary",
          "send-while-paused-at-primary",
          "srlprot-set-while-full");

  static List<Path> filesAboutFailures() {
    return files().stream().filter(file -> !Explored.file(file).faults().isEmpty()).toList();
  }

  static List<Path> filesThatAddFaults() {
    return files().stream().filter(file -> Explored.file(file).explore().faults().any()).toList();
  }

  @AfterAll
  static void tellSizes() {
    SIZES.forEach(System.out::println);
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyOutcomeIsListedAndEveryRequiredOneIsReached(Path file) {
    LitmusFolder.Whole whole = LitmusFolder.explored(file);
    requireHeld(whole, "");
    Litmus litmus = whole.scenario().litmus();
    assertThat(unreached(whole, litmus.withFaults())).as("with added faults").isEmpty();
    if (!whole.scenario().explore().faults().any()) {
      assertThat(unreached(whole, litmus.permitted())).as("permitted").isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("filesThatAddFaults")
  void withoutAddedFaultsThePermittedOutcomesAreThoseThatCanBe(Path file) {
    LitmusFolder.Whole whole =
        LitmusFolder.explore(withoutAddedFaults(Explored.file(file), LitmusFolder.name(file)));
    requireHeld(whole, " without added faults");
    assertThat(unreached(whole, whole.scenario().litmus().permitted())).isEmpty();
  }

  /** What a file lists happens in its time; what its budget adds happens at any time. */
  @ParameterizedTest
  @MethodSource("filesAboutFailures")
  void fileAboutFailuresHasACrashAndACut(Path file) {
    Scenario scenario = Explored.file(file);
    FaultBudget budget = scenario.explore().faults();
    if (!OF_OTHER_FAULTS.contains(LitmusFolder.name(file))) {
      assertThat(budget.crashes() + listed(scenario, Fault.Crash.class)).isPositive();
      assertThat(budget.cuts() + listed(scenario, Fault.Cut.class)).isPositive();
    } else {
      assertThat(budget.any() || !scenario.faults().isEmpty()).isTrue();
    }
  }

  private static long listed(Scenario scenario, Class<? extends Fault> kind) {
    return scenario.faults().stream().filter(plan -> kind.isInstance(plan.fault())).count();
  }

  private static Scenario withoutAddedFaults(Scenario scenario, String name) {
    ExplorePlan plan = scenario.explore();
    long writes =
        plan.writes() == ExplorePlan.ALL_WRITES
            ? plan.writes()
            : ONE_WRITE.contains(name) ? 1 : Math.max(WRITES, plan.writes());
    return Explored.withWrites(scenario, writes);
  }

  private static void requireHeld(LitmusFolder.Whole whole, String how) {
    Exploration explored = whole.exploration();
    SearchResult search = (SearchResult) explored.search();
    SIZES.add("%9d states of %s%s".formatted(search.counts().distinct(), name(whole), how));
    assertThat(search.broken()).isEmpty();
    assertThat(search.reachedBounds()).isEmpty();
    assertThat(search.modelBounds()).isEmpty();
    assertThat(explored.missing()).isEmpty();
    assertThat(explored.outcomes())
        .as(Explored.outcomes(whole.scenario(), explored).toString())
        .allMatch(row -> row.standing() == Standing.PERMITTED);
    assertThat(explored.verdict()).isEqualTo(Verdict.HELD);
  }

  private static String name(LitmusFolder.Whole whole) {
    return whole.scenario().title();
  }

  private static List<String> unreached(LitmusFolder.Whole whole, List<OutcomePattern> patterns) {
    return patterns.stream()
        .filter(
            pattern ->
                whole.exploration().outcomes().stream()
                    .noneMatch(row -> pattern.matches(row.outcome())))
        .map(whole.scenario().litmus()::text)
        .toList();
  }
}
