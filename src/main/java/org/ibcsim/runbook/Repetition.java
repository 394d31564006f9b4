package org.ibcsim.runbook;

/**
 * How often a command that displays something prints it.
 *
 * @param intervalSeconds from one print to the next ({@code -i}); 0 for a command that prints once
 * @param timestampEvery after how many prints the time is told again ({@code -t}); 0 for never
 * @param times how many prints there are; 0 for no end of its own
 * @param mostSeconds when {@code timeout} ends it; 0 for no such end. What ends neither way goes on
 *     until its process dies or the run ends
 */
public record Repetition(int intervalSeconds, int timestampEvery, int times, int mostSeconds) {
  /** One print. */
  public static final Repetition ONCE = new Repetition(0, 0, 1, 0);

  /** Whether a command prints more than once. */
  public boolean repeats() {
    return intervalSeconds > 0;
  }

  /** Whether it ends by itself or by {@code timeout}. */
  public boolean ends() {
    return times > 0 || mostSeconds > 0;
  }

  /** The same under {@code timeout}. */
  Repetition within(int seconds) {
    return new Repetition(intervalSeconds, timestampEvery, times, seconds);
  }
}
