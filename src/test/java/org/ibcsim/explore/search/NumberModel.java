package org.ibcsim.explore.search;

import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/** A model whose states are numbers, written into a test as one function. */
record NumberModel(long initial, BiConsumer<Long, Expansion> steps) implements Model {
  @Override
  public Stepper stepper() {
    return new Stepper() {
      @Override
      public void begin(Expansion into) {
        into.step(0, initial);
      }

      @Override
      public void expand(byte[] states, int offset, int length, Expansion into) {
        steps.accept(PackedState.read(states, offset), into);
      }
    };
  }

  static void outcome(Expansion into, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    into.outcome(bytes, 0, bytes.length);
  }
}
