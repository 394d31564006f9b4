package org.ibcsim.explore.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All that a stepper tells of a state: its successors, encoded back to back in one growing array,
 * and what else there is to say.
 *
 * <p>A stepper calls {@code step} for each step that the state allows, in any order, and the other
 * methods where they apply. The search reads what was told when the stepper has returned; it lets
 * one expansion gather the tellings about many states, so that it can look up all their successors
 * together. Telling a step costs a copy of its bytes. Not safe for use by several threads.
 */
public final class Expansion {
  /** Choices are numbers below this, so that a path takes eight bytes a step and no more. */
  public static final int CHOICES = 1 << 24;

  private byte[] bytes = new byte[1 << 12];
  private int[] ends = new int[64];
  private int[] choices = new int[64];
  private int steps;
  private int end;

  private final List<Finding> findings = new ArrayList<>();
  private final MarkLog marks = new MarkLog();
  private final OutcomeLog outcomes = new OutcomeLog();
  private int state = -1;
  private boolean mayReduce;
  private boolean reduced;

  /**
   * A step to a state of any length.
   *
   * @param choice the number of the step among those of this state, from 0 to {@link #CHOICES} - 1:
   *     the same for the same state, whichever stepper tells it
   */
  public void step(int choice, byte[] source, int offset, int length) {
    int from = end;
    open(choice, length);
    System.arraycopy(source, offset, bytes, from, length);
  }

  /** A step to a state that is one long; see {@link PackedState}. */
  public void step(int choice, long packed) {
    int from = end;
    open(choice, Long.BYTES);
    PackedState.write(bytes, from, packed);
  }

  private void open(int choice, int length) {
    if (choice < 0 || choice >= CHOICES) {
      throw new IllegalArgumentException(
          "Choice " + choice + ", expected 0 to " + (CHOICES - 1) + ". Maybe count from 0?");
    }
    if (bytes.length - end < length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, end + length));
    }
    if (steps == choices.length) {
      ends = Arrays.copyOf(ends, 2 * steps);
      choices = Arrays.copyOf(choices, 2 * steps);
    }
    end += length;
    choices[steps] = choice;
    ends[steps++] = end;
  }

  /** The state breaks an invariant. */
  public void broken(String invariant, String reason) {
    stepBroken(Finding.STATE, invariant, reason);
  }

  /** A step breaks an invariant, whether or not it is also told as a step that can be followed. */
  public void stepBroken(int choice, String invariant, String reason) {
    findings.add(new Finding(Finding.Kind.BROKEN, state, choice, invariant, reason));
  }

  /** The model left out steps of this state because of a bound of its own. */
  public void bounded(String bound, String reason) {
    findings.add(new Finding(Finding.Kind.BOUND, state, Finding.STATE, bound, reason));
  }

  /** The state is one that counts in the table of outcomes; the bytes say as which. */
  public void outcome(byte[] source, int offset, int length) {
    outcomes.add(state, source, offset, length);
  }

  /**
   * The state shows something that is looked for: "this happens sometimes", or "this was reached".
   *
   * @param mark which, from 0; a search answers with a bit set of them and a shortest path to each
   */
  public void covered(int mark) {
    marks.add(state, Finding.STATE, mark);
  }

  /** A step shows something that is looked for; see {@link #covered}. */
  public void stepCovered(int choice, int mark) {
    marks.add(state, choice, mark);
  }

  /** Whether steps may be left out of this state if the rest are {@link #reduced() sufficient}. */
  public boolean mayReduce() {
    return mayReduce;
  }

  /**
   * The steps told of this state are an ample set: enough of them, for what was left out commutes
   * with them and can be done later (conditions C0 to C2 of partial-order reduction [1]). The
   * search itself sees to it that nothing is put off for ever (C3), and asks the stepper a second
   * time, {@link #mayReduce} being false, where it has to.
   *
   * <p>[1] D. Peled, All from one, one for all: on model checking using representatives, CAV 1993.
   */
  public void reduced() {
    if (!mayReduce) {
      throw new IllegalStateException(
          "Steps were left out where all are needed. Maybe ask mayReduce() first?");
    }
    reduced = true;
  }

  /** Forgets everything, and what comes next is about the first state. */
  public void clear() {
    steps = 0;
    end = 0;
    state = -1;
    findings.clear();
    marks.clear();
    outcomes.clear();
  }

  /** Lets a stepper tell its initial states; what was told before is forgotten. */
  public Expansion begin(Stepper stepper) {
    clear();
    openState(false);
    stepper.begin(this);
    return this;
  }

  /** Lets a stepper tell one state, whole; what was told before is forgotten. */
  public Expansion of(Stepper stepper, byte[] states, int offset, int length) {
    clear();
    openState(false);
    stepper.expand(states, offset, length, this);
    return this;
  }

  /** The next tellings are about another state. */
  void openState(boolean reductionAllowed) {
    state++;
    mayReduce = reductionAllowed;
    reduced = false;
  }

  /** Whether the last state's steps are an ample set. */
  boolean isReduced() {
    return reduced;
  }

  /** Number of the steps told. */
  public int steps() {
    return steps;
  }

  /** The choice of a step, by the step's index. */
  public int choice(int step) {
    return choices[step];
  }

  /** The array that holds the successors; another one after more steps were told. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where the successor begins to which a step leads. */
  public int offset(int step) {
    return step == 0 ? 0 : ends[step - 1];
  }

  /** Where the successor ends to which a step leads. */
  int end(int step) {
    return ends[step];
  }

  /** The bytes of the successor to which a step leads. */
  public int length(int step) {
    return ends[step] - offset(step);
  }

  /** Broken invariants and bounds, in the order told. */
  public List<Finding> findings() {
    return findings;
  }

  /** What was looked for and seen. */
  MarkLog marks() {
    return marks;
  }

  /** The outcomes of final states. */
  OutcomeLog outcomes() {
    return outcomes;
  }
}
