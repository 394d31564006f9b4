package org.ibcsim.explore.search;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a path shorter that breaks an invariant: it drops choices for as long as the invariant
 * still breaks.
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

  private final Stepper stepper;
  private final String invariant;
  private final Expansion expansion = new Expansion();
  private int replays;

  /** A path that was found to break the invariant, and what was told then. */
  record Failing(Path path, String reason, boolean byStep) {}

  PathShrinker(Stepper stepper, String invariant) {
    this.stepper = stepper;
    this.invariant = invariant;
  }

  /**
   * The short path.
   *
   * @throws IllegalArgumentException if the path does not break the invariant
   */
  Failing shrink(Path path) {
    Failing best = replay(path.initial(), path.choices());
    if (best == null) {
      throw new IllegalArgumentException(
          "The path breaks nothing named " + invariant + ". Maybe the model is not deterministic?");
    }
    for (int run = Math.max(1, best.path.length() / 2); ; run = Math.max(1, run / 2)) {
      boolean shorter = false;
      for (int from = 0; from < best.path.length() && replays < REPLAYS; ) {
        Failing without = replay(path.initial(), without(best.path.choices(), from, run));
        if (without != null && without.path.length() < best.path.length()) {
          best = without;
          shorter = true;
        } else {
          from += run;
        }
      }
      if (run == 1 && (!shorter || replays >= REPLAYS)) {
        return best;
      }
    }
  }

  private static List<Integer> without(List<Integer> choices, int from, int run) {
    List<Integer> rest = new ArrayList<>(choices.subList(0, from));
    rest.addAll(choices.subList(Math.min(from + run, choices.size()), choices.size()));
    return rest;
  }

  /** Follows those of the choices that can be followed, up to where the invariant breaks. */
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
      for (Finding finding : expansion.findings()) {
        if (Walk.isBroken(finding) && finding.name().equals(invariant)) {
          boolean byStep = finding.choice() != Finding.STATE;
          if (byStep) {
            made.add(finding.choice());
          }
          return new Failing(new Path(initial, made), finding.reason(), byStep);
        }
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
