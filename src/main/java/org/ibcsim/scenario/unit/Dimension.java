package org.ibcsim.scenario.unit;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ibcsim.kernel.DurationUnit;

/**
 * A kind of amount, and the units in which it may be written.
 *
 * @param name with its article: {@code a duration}
 * @param units from the smallest to the largest, except that units of a second family may follow
 * @param misspellings words that people write instead, and the unit that they mean
 * @param whole what an amount counts, for messages: {@code nanoseconds}
 */
public record Dimension(
    String name, List<Unit> units, Map<String, String> misspellings, String whole) {

  /**
   * A unit.
   *
   * @param word as written
   * @param size in the smallest step that the dimension counts
   */
  public record Unit(String word, long size) {}

  /** Durations, counted in nanoseconds. */
  public static final Dimension DURATION =
      new Dimension(
          "a duration",
          Arrays.stream(DurationUnit.values())
              .map(unit -> new Unit(unit.word(), unit.nanos()))
              .toList(),
          DurationUnit.MISSPELLINGS,
          "nanoseconds");

  /** Sizes, counted in bytes. */
  public static final Dimension SIZE =
      new Dimension(
          "a size",
          List.of(
              new Unit("B", 1),
              new Unit("KiB", 1L << 10),
              new Unit("MiB", 1L << 20),
              new Unit("GiB", 1L << 30),
              new Unit("TiB", 1L << 40),
              new Unit("kB", 1_000),
              new Unit("MB", 1_000_000),
              new Unit("GB", 1_000_000_000),
              new Unit("TB", 1_000_000_000_000L)),
          Map.ofEntries(
              Map.entry("b", "B"),
              Map.entry("byte", "B"),
              Map.entry("bytes", "B"),
              Map.entry("k", "KiB"),
              Map.entry("K", "KiB"),
              Map.entry("KB", "KiB"),
              Map.entry("kb", "KiB"),
              Map.entry("Ki", "KiB"),
              Map.entry("m", "MiB"),
              Map.entry("M", "MiB"),
              Map.entry("mb", "MiB"),
              Map.entry("Mb", "MiB"),
              Map.entry("Mi", "MiB"),
              Map.entry("g", "GiB"),
              Map.entry("G", "GiB"),
              Map.entry("gb", "GiB"),
              Map.entry("Gb", "GiB"),
              Map.entry("Gi", "GiB"),
              Map.entry("t", "TiB"),
              Map.entry("T", "TiB"),
              Map.entry("tb", "TiB"),
              Map.entry("Ti", "TiB")),
          "bytes");

  /** Bandwidths, counted in bits a second. */
  public static final Dimension BANDWIDTH =
      new Dimension(
          "a bandwidth",
          List.of(
              new Unit("bit/s", 1),
              new Unit("kbit/s", 1_000),
              new Unit("Mbit/s", 1_000_000),
              new Unit("Gbit/s", 1_000_000_000),
              new Unit("B/s", 8),
              new Unit("kB/s", 8_000),
              new Unit("MB/s", 8_000_000),
              new Unit("GB/s", 8_000_000_000L),
              new Unit("KiB/s", 8L << 10),
              new Unit("MiB/s", 8L << 20),
              new Unit("GiB/s", 8L << 30)),
          Map.ofEntries(
              Map.entry("bps", "bit/s"),
              Map.entry("b/s", "bit/s"),
              Map.entry("bits/s", "bit/s"),
              Map.entry("kbps", "kbit/s"),
              Map.entry("Kbps", "kbit/s"),
              Map.entry("kb/s", "kbit/s"),
              Map.entry("Kbit/s", "kbit/s"),
              Map.entry("mbps", "Mbit/s"),
              Map.entry("Mbps", "Mbit/s"),
              Map.entry("Mb/s", "Mbit/s"),
              Map.entry("mbit/s", "Mbit/s"),
              Map.entry("Mbit", "Mbit/s"),
              Map.entry("gbps", "Gbit/s"),
              Map.entry("Gbps", "Gbit/s"),
              Map.entry("Gb/s", "Gbit/s"),
              Map.entry("gbit/s", "Gbit/s"),
              Map.entry("Gbit", "Gbit/s"),
              Map.entry("KB/s", "kB/s"),
              Map.entry("MBps", "MB/s"),
              Map.entry("MB", "MB/s"),
              Map.entry("MiB", "MiB/s"),
              Map.entry("GB", "GB/s")),
          "bits a second");

  /** Shares of a whole, counted in parts per billion. */
  public static final Dimension SHARE =
      new Dimension(
          "a share",
          List.of(new Unit("%", 10_000_000)),
          Map.of("percent", "%", "pct", "%"),
          "parts per billion");

  public Dimension {
    units = List.copyOf(units);
    misspellings = Map.copyOf(misspellings);
  }

  /** The words of the units in order. */
  public List<String> words() {
    return units.stream().map(Unit::word).toList();
  }

  /** An amount in the largest unit in which it is a whole number. */
  public String shown(long amount) {
    Unit best = units.get(0);
    for (Unit unit : units) {
      if (amount % unit.size() == 0 && unit.size() > best.size() && amount != 0) {
        best = unit;
      }
    }
    if (amount % best.size() != 0) {
      return new BigDecimal(amount)
              .divide(new BigDecimal(best.size()))
              .stripTrailingZeros()
              .toPlainString()
          + " "
          + best.word();
    }
    return amount / best.size() + " " + best.word();
  }
}
