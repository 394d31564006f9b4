package org.ibcsim.explore.search;

import java.util.Arrays;

/**
 * A page, expanded: what the stepper told of its states, and the successors' fingerprints, sorted
 * by the segments of the set to which they belong.
 *
 * <p>A successor has a step index, in the order told, and a position, in the order of segments; the
 * former keeps its order within a segment.
 */
final class Batch {
  private final Expansion expansion = new Expansion();
  private final Fingerprint fingerprint = new Fingerprint();
  private final int[] starts = new int[StateSet.SEGMENTS + 1];
  private Page page = new Page(new byte[0], 0);
  private byte[] data = new byte[0];
  private byte[] buffer = new byte[0];

  private int[] offsets = new int[64];
  private int[] lengths = new int[64];
  private int[] stepEnds = new int[64];
  private boolean[] reduced = new boolean[64];

  private long[] told = new long[0];
  private long[] fingerprints = new long[0];
  private int[] positions = new int[0];
  private int[] steps = new int[0];
  private byte[] fates = new byte[0];

  /** Lets a stepper tell the initial states, as successors of one state that is none. */
  void begin(Stepper stepper) {
    page = new Page(new byte[1], Links.NONE);
    page.append(new byte[0], 0, 0);
    data = page.data;
    expansion.begin(stepper);
    if (!expansion.findings().isEmpty() || expansion.outcomes().size() > 0) {
      throw new IllegalStateException(
          "The stepper found something before any state. Maybe tell it when the state is"
              + " expanded?");
    }
    if (expansion.steps() == 0) {
      throw new IllegalStateException(
          "The model has no initial state, so that a search would prove nothing. Maybe its stepper"
              + " forgot to tell them?");
    }
    stepEnds[0] = expansion.steps();
    reduced[0] = false;
    sort();
  }

  /** Lets a stepper tell all states of a page. */
  void expand(Page page, PageStore store, Stepper stepper, boolean mayReduce) {
    this.page = page;
    expansion.clear();
    if (stepEnds.length < page.states) {
      offsets = new int[page.states];
      lengths = new int[page.states];
      stepEnds = new int[page.states];
      reduced = new boolean[page.states];
    }
    data = store.read(page, buffer);
    if (page.filePosition >= 0) {
      buffer = data;
    }
    int at = 0;
    for (int state = 0; state < page.states; state++) {
      int length = 0;
      int shift = 0;
      for (; data[at] < 0; shift += 7) {
        length |= (data[at++] & 127) << shift;
      }
      length |= data[at++] << shift;
      offsets[state] = at;
      lengths[state] = length;
      expansion.openState(mayReduce);
      stepper.expand(data, at, length, expansion);
      stepEnds[state] = expansion.steps();
      reduced[state] = expansion.isReduced();
      at += length;
    }
    sort();
  }

  private void sort() {
    int count = expansion.steps();
    if (positions.length < count) {
      int wanted = Math.max(2 * positions.length, count);
      told = new long[2 * wanted];
      fingerprints = new long[2 * wanted];
      positions = new int[wanted];
      steps = new int[wanted];
      fates = new byte[wanted];
    }
    Arrays.fill(starts, 0);
    byte[] bytes = expansion.bytes();
    int from = 0;
    for (int step = 0; step < count; step++) {
      int end = expansion.end(step);
      fingerprint.of(bytes, from, end - from);
      told[2 * step] = fingerprint.low();
      told[2 * step + 1] = fingerprint.high();
      starts[StateSet.segment(fingerprint.high())]++;
      from = end;
    }
    int sum = 0;
    for (int segment = 0; segment <= StateSet.SEGMENTS; segment++) {
      sum += starts[segment];
      starts[segment] = sum;
    }
    // From the last to the first: each segment's end moves down to its start.
    for (int step = count - 1; step >= 0; step--) {
      int position = --starts[StateSet.segment(told[2 * step + 1])];
      fingerprints[2 * position] = told[2 * step];
      fingerprints[2 * position + 1] = told[2 * step + 1];
      positions[step] = position;
      steps[position] = step;
    }
  }

  Expansion expansion() {
    return expansion;
  }

  Page page() {
    return page;
  }

  /** The page's bytes, wherever they were. */
  byte[] data() {
    return data;
  }

  /** Where a state begins in the page's bytes. */
  int offset(int state) {
    return offsets[state];
  }

  /** The length of a state, in bytes. */
  int length(int state) {
    return lengths[state];
  }

  /** Number of steps of all states up to this one. */
  int stepEnd(int state) {
    return stepEnds[state];
  }

  boolean isReduced(int state) {
    return reduced[state];
  }

  /** The first position of a segment, or the end of the last one. */
  int start(int segment) {
    return starts[segment];
  }

  /** Two longs for each position, low and high. */
  long[] fingerprints() {
    return fingerprints;
  }

  /** What became of the successor at each position. */
  byte[] fates() {
    return fates;
  }

  /** What became of the successor to which a step leads. */
  byte fate(int step) {
    return fates[positions[step]];
  }

  /** The step index of a position. */
  int step(int position) {
    return steps[position];
  }
}
