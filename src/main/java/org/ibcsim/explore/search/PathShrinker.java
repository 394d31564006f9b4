package org.ibcsim.explore.search;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a path shorter that breaks an invariant, or that has an outcome: it drops choices for as
 * long as the invariant still breaks or the outcome is still there.
 *
 * <p>Loops go first: what lies between two visits of one state. Then runs of choices are dropped,
 * half the path at a time, then a quarter, and so on down to single ones, until no single choice
 * can be dropped any more [1]. A choice that a state does not allow, after others were dropped
 * before it, is passed over.
 *
 * <p>[1] A. Zeller, R. Hildebrandt, Simplifying and isolating failure-inducing input, IEEE
 * Transactions on Software Engineering 28(2), 2002.
 */
final class PathShrinker {
  /** Replays before it is content with what it has: a bound for paths of many thousand steps. */
  private static final int REPLAYS = 20_000;

  /** What a path leads to. */
  private interface Goal {
    /** Where in what is told of a state it is reached: a choice or {@link Finding#STATE}. */
    @Nullable Reached in(Expansion told);
  }

  private record Reached(int choice, String reason) {}

  private final Stepper stepper;
  private final Goal goal;
  private final String name;
  private final int mostReplays;
  private final Expansion expansion = new Expansion();
  private int replays;

  /** A path that leads where it shall, and what was told then; a reason only of an invariant. */
  record Failing(Path path, String reason, boolean byStep) {}

  private PathShrinker(Stepper stepper, Goal goal, String name, int mostReplays) {
    this.stepper = stepper;
    this.goal = goal;
    this.name = name;
    this.mostReplays = mostReplays;
  }

  /** For paths that break an invariant. */
  static PathShrinker ofInvariant(Stepper stepper, String invariant) {
    return new PathShrinker(stepper, told -> broken(told, invariant), invariant, REPLAYS);
  }

  private static @Nullable Reached broken(Expansion told, String invariant) {
    for (Finding finding : told.findings()) {
      if (Walk.isBroken(finding) && finding.name().equals(invariant)) {
        return new Reached(finding.choice(), finding.reason());
      }
    }
    return null;
  }

  /**
   * For paths to a state that has an outcome.
   *
   * @param outcome as the model tells it
   * @param share of how many outcomes it is one whose paths are made shorter: so much less is tried
   */
  static PathShrinker ofOutcome(Stepper stepper, byte[] outcome, int share) {
    return new PathShrinker(
        stepper, told -> outcome(told, outcome), "an outcome", Math.max(1, REPLAYS / share));
  }

  private static @Nullable Reached outcome(Expansion told, byte[] outcome) {
    OutcomeLog log = told.outcomes();
    for (int index = 0; index < log.size(); index++) {
      if (Arrays.equals(
          log.bytes(), log.offset(index), log.end(index), outcome, 0, outcome.length)) {
        return new Reached(Finding.STATE, "");
      }
    }
    return null;
  }

  /**
   * The short path.
   *
   * @throws IllegalArgumentException if the path does not lead there
   */
  Failing shrink(Path path) {
    Failing best = replay(path.initial(), path.choices());
    if (best == null) {
      throw new IllegalArgumentException(
          "The path does not lead to " + name + ". Maybe the model is not deterministic?");
    }
    for (int run = Math.max(1, best.path.length() / 2); ; run = Math.max(1, run / 2)) {
      boolean shorter = false;
      for (int from = 0; from < best.path.length() && replays < mostReplays; ) {
        Failing without = replay(path.initial(), without(best.path.choices(), from, run));
        if (without != null && without.path.length() < best.path.length()) {
          best = without;
          shorter = true;
        } else {
          from += run;
        }
      }
      if (run == 1 && (!shorter || replays >= mostReplays)) {
        return best;
      }
    }
  }

  private static List<Integer> without(List<Integer> choices, int from, int run) {
    List<Integer> rest = new ArrayList<>(choices.subList(0, from));
    rest.addAll(choices.subList(Math.min(from + run, choices.size()), choices.size()));
    return rest;
  }

  /** Follows those of the choices that can be followed, up to where the goal is reached. */
  private @Nullable Failing replay(int initial, List<Integer> choices) {
    replays++;
    expansion.begin(stepper);
    byte[] state = Path.follow(expansion, initial, 0);
    List<Integer> made = new ArrayList<>();
    Map<ByteBuffer, Integer> visits = new HashMap<>();
    for (int next = 0; ; next++) {
      Integer before = visits.putIfAbsent(ByteBuffer.wrap(state), made.size());
      if (before != null) {
        // A loop: what follows can be had without it.
        made.subList(before, made.size()).clear();
        visits.values().removeIf(length -> length > before);
      }
      expansion.of(stepper, state, 0, state.length);
      Reached reached = goal.in(expansion);
      if (reached != null) {
        boolean byStep = reached.choice() != Finding.STATE;
        if (byStep) {
          made.add(reached.choice());
        }
        return new Failing(new Path(initial, made), reached.reason(), byStep);
      }
      while (next < choices.size() && !allows(choices.get(next))) {
        next++;
      }
      if (next >= choices.size()) {
        return null;
      }
      state = Path.follow(expansion, choices.get(next), made.size() + 1);
      made.add(choices.get(next));
    }
  }

  private boolean allows(int choice) {
    for (int step = 0; step < expansion.steps(); step++) {
      if (expansion.choice(step) == choice) {
        return true;
      }
    }
    return false;
  }
}
