package org.ibcsim.model;

import java.util.List;
import java.util.function.Function;

/**
 * A story that is told under each answer to a question, and what comes out.
 *
 * @param expected what comes out, in the order of the answers
 */
record SwitchStory(Switch<?> question, Function<Semantics, Object> story, List<Object> expected) {
  static SwitchStory of(Switch<?> question, Function<Semantics, Object> story, Object... expected) {
    return new SwitchStory(question, story, List.of(expected));
  }

  @Override
  public String toString() {
    return question.name();
  }
}
