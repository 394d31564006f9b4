package org.ibcsim.simulate;

import org.ibcsim.model.AskedSwitches;
import org.ibcsim.model.Switch;

/** Whether a run is repeated with other answers to the open questions that it asked. */
public enum OtherAnswers {
  /** Never. */
  SKIP,
  /** Where it costs at most {@link #MOST_EVENTS} events in all. */
  AUTO,
  /** Whatever it costs. */
  CHECK;

  /**
   * A few seconds' work; counted in events and not in time, so that every machine decides alike.
   */
  public static final long MOST_EVENTS = 3_000_000;

  /**
   * Whether it is worth while after a run.
   *
   * @param events that the run had, and each repetition will have, about
   */
  boolean tried(long events, AskedSwitches asked) {
    long answers = asked.switches().stream().mapToLong(OtherAnswers::others).sum();
    return this == CHECK || (this == AUTO && events * answers <= MOST_EVENTS);
  }

  private static int others(Switch<?> question) {
    return question.values().size() - 1;
  }
}
