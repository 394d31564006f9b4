package org.ibcsim.workload.trace;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A trace that cannot be read: says where, what was found, what was expected, and what to try.
 *
 * <p>Unchecked, because a trace is read while the simulation runs, far from where its file was
 * named. Whoever started the run reports it as a mistake of the input, never as a fault of the
 * program.
 */
public final class TraceException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final TracePlace place;
  private final String found;
  private final String expected;
  private final @Nullable String advice;

  /** A mistake; the advice is a whole sentence, or null. */
  public TraceException(TracePlace place, String found, String expected, @Nullable String advice) {
    super(message(place, found, expected, advice));
    this.place = place;
    this.found = found;
    this.expected = expected;
    this.advice = advice;
  }

  /** The same with what caused it. */
  public TraceException(
      TracePlace place, String found, String expected, @Nullable String advice, Throwable cause) {
    this(place, found, expected, advice);
    initCause(cause);
  }

  private static String message(
      TracePlace place, String found, String expected, @Nullable String advice) {
    String text = place + ": found " + found + ", expected " + expected;
    return advice == null ? text : text + ". " + advice;
  }

  /** Where the mistake is. */
  public TracePlace place() {
    return place;
  }

  /** What stands there; control characters are shown as escapes, long text is cut. */
  public String found() {
    return found;
  }

  /** What should stand there. */
  public String expected() {
    return expected;
  }

  /** What to try, as a sentence, or null where the expectation says it all. */
  public @Nullable String advice() {
    return advice;
  }
}
