package org.ibcsim.report.chart;

import java.util.List;

/**
 * A multiple in which an axis or a table counts.
 *
 * @param symbol as printed
 * @param size in the base unit: nanoseconds, bytes or bits a second
 */
public record Unit(String symbol, double size) {
  private static final double KIB = 1024;

  /** Of nanoseconds, small to large. */
  public static final List<Unit> DURATIONS =
      List.of(
          new Unit("ns", 1),
          new Unit("µs", 1e3),
          new Unit("ms", 1e6),
          new Unit("s", 1e9),
          new Unit("min", 60e9),
          new Unit("h", 3600e9),
          new Unit("d", 86400e9));

  /** Of bytes, small to large. */
  public static final List<Unit> BYTES =
      List.of(
          new Unit("B", 1),
          new Unit("KiB", KIB),
          new Unit("MiB", KIB * KIB),
          new Unit("GiB", KIB * KIB * KIB),
          new Unit("TiB", KIB * KIB * KIB * KIB));

  /** Of bits a second, small to large. */
  public static final List<Unit> BIT_RATES =
      List.of(
          new Unit("bit/s", 1),
          new Unit("kbit/s", 1e3),
          new Unit("Mbit/s", 1e6),
          new Unit("Gbit/s", 1e9),
          new Unit("Tbit/s", 1e12));

  /** The largest unit of which a span holds at least {@code times}; the smallest unit where none does. */
  public static Unit fitting(List<Unit> units, double span, double times) {
    Unit fitting = units.get(0);
    for (Unit unit : units) {
      if (span >= times * unit.size()) {
        fitting = unit;
      }
    }
    return fitting;
  }
}
