package org.ibcsim.kernel;

import java.util.Map;

/**
 * The units in which people write stretches of virtual time, from the smallest to the largest; a
 * day is 24 hours.
 */
public enum DurationUnit {
  NANOSECOND("ns", 1),
  MICROSECOND("us", 1_000),
  MILLISECOND("ms", 1_000_000),
  SECOND("s", 1_000_000_000),
  MINUTE("min", 60_000_000_000L),
  HOUR("h", 3_600_000_000_000L),
  DAY("d", 86_400_000_000_000L);

  /** Words that people write instead, and the unit's word that they mean. */
  public static final Map<String, String> MISSPELLINGS =
      Map.ofEntries(
          Map.entry("nsec", "ns"),
          Map.entry("nanoseconds", "ns"),
          Map.entry("µs", "us"),
          Map.entry("μs", "us"),
          Map.entry("usec", "us"),
          Map.entry("microseconds", "us"),
          Map.entry("msec", "ms"),
          Map.entry("millis", "ms"),
          Map.entry("milliseconds", "ms"),
          Map.entry("sec", "s"),
          Map.entry("secs", "s"),
          Map.entry("second", "s"),
          Map.entry("seconds", "s"),
          Map.entry("m", "min"),
          Map.entry("mins", "min"),
          Map.entry("minute", "min"),
          Map.entry("minutes", "min"),
          Map.entry("hr", "h"),
          Map.entry("hrs", "h"),
          Map.entry("hour", "h"),
          Map.entry("hours", "h"),
          Map.entry("day", "d"),
          Map.entry("days", "d"));

  private final String word;
  private final long nanos;

  DurationUnit(String word, long nanos) {
    this.word = word;
    this.nanos = nanos;
  }

  /** As it is written. */
  public String word() {
    return word;
  }

  /** Its length. */
  public long nanos() {
    return nanos;
  }
}
