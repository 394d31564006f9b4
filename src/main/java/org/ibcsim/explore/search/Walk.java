package org.ibcsim.explore.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ibcsim.kernel.RandomStream;

/** One random walk: the choices made, and what was told on the way. */
final class Walk {
  /** What was told after some of the choices; of a step, the step is counted as made. */
  record Told<T>(T what, int length, int lastChoice) {}

  final long number;
  final int initial;
  final List<Told<Finding>> findings = new ArrayList<>();
  final List<Told<byte[]>> outcomes = new ArrayList<>();
  final List<Told<Integer>> marks = new ArrayList<>();
  private int[] choices = new int[64];
  int steps;
  boolean cut;

  /** Walks until an invariant is broken, or there is no step, or a number of steps are done. */
  Walk(long number, Stepper stepper, Expansion expansion, RandomStream random, int depth) {
    this.number = number;
    expansion.begin(stepper);
    if (expansion.steps() == 0) {
      throw new IllegalStateException("The model has no initial state");
    }
    int step = random.nextInt(expansion.steps());
    initial = expansion.choice(step);
    while (true) {
      byte[] state =
          Arrays.copyOfRange(expansion.bytes(), expansion.offset(step), expansion.end(step));
      expansion.of(stepper, state, 0, state.length);
      note(expansion);
      if (expansion.findings().stream().anyMatch(Walk::isBroken) || expansion.steps() == 0) {
        return;
      }
      if (steps == depth) {
        cut = true;
        return;
      }
      step = random.nextInt(expansion.steps());
      if (steps == choices.length) {
        choices = Arrays.copyOf(choices, 2 * steps);
      }
      choices[steps++] = expansion.choice(step);
    }
  }

  static boolean isBroken(Finding finding) {
    return finding.kind() == Finding.Kind.BROKEN;
  }

  private void note(Expansion expansion) {
    for (Finding finding : expansion.findings()) {
      findings.add(told(finding, finding.choice()));
    }
    OutcomeLog log = expansion.outcomes();
    for (int i = 0; i < log.size(); i++) {
      outcomes.add(told(Arrays.copyOfRange(log.bytes(), log.offset(i), log.end(i)), Finding.STATE));
    }
    MarkLog seen = expansion.marks();
    for (int i = 0; i < seen.size(); i++) {
      marks.add(told(seen.mark(i), seen.choice(i)));
    }
  }

  private <T> Told<T> told(T what, int choice) {
    return new Told<>(what, choice == Finding.STATE ? steps : steps + 1, choice);
  }

  /** The walk up to where something was told. */
  Path path(Told<?> told) {
    List<Integer> path = new ArrayList<>(told.length);
    int made = told.lastChoice == Finding.STATE ? told.length : told.length - 1;
    for (int i = 0; i < made; i++) {
      path.add(choices[i]);
    }
    if (told.lastChoice != Finding.STATE) {
      path.add(told.lastChoice);
    }
    return new Path(initial, path);
  }
}
