package org.ibcsim.explore;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ibcsim.model.Fingerprint;

/**
 * All the ways in which commands have ended in an exploration, so that a state need hold no more
 * than a number of each: 64 bits of a fingerprint of status and output, which are the same on every
 * thread and in every run. Two ways with one number are noticed.
 *
 * <p>Safe for use by several threads.
 */
final class EndedCommands {
  /** How a command ended. */
  record Ended(int status, List<String> output, long number) {}

  private final Map<Long, Ended> known = new ConcurrentHashMap<>();

  /** The way to end with a status and an output. */
  Ended of(int status, List<String> output) {
    byte[] text = (status + "\n" + String.join("\n", output)).getBytes(StandardCharsets.UTF_8);
    Ended ended =
        new Ended(status, List.copyOf(output), new Fingerprint().add(text, 0, text.length).low());
    Ended other = known.putIfAbsent(ended.number, ended);
    if (other != null && !other.equals(ended)) {
      throw new IllegalStateException(
          "two ways to end have the number "
              + ended.number
              + ": "
              + other
              + " and "
              + ended
              + ". Maybe change the text of one");
    }
    return other == null ? ended : other;
  }

  /**
   * The way to end that has a number.
   *
   * @throws IllegalArgumentException if nothing has ended so
   */
  Ended numbered(long number) {
    Ended ended = known.get(number);
    if (ended == null) {
      throw new IllegalArgumentException(
          "no command has ended in the way " + number + ". Maybe the state is of another scenario");
    }
    return ended;
  }
}
