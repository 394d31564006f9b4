package org.ibcsim.report.chart;

import java.util.List;

/**
 * A multiple in which an axis or a table counts.
 *
 * @param symbol as printed
 * @param size in the base unit: nanoseconds, bytes or bits a second
 * @param least the multiple of it from which a reader prefers it to the next smaller one
 */
public record Unit(String symbol, double size, double least) {
  private static final double KIB = 1024;

  /** Of nanoseconds, small to large. */
  public static final List<Unit> DURATIONS =
      List.of(
          new Unit("ns", 1, 1),
          new Unit("µs", 1e3, 1),
          new Unit("ms", 1e6, 1),
          new Unit("s", 1e9, 1),
          new Unit("min", 60e9, 3),
          new Unit("h", 3600e9, 3),
          new Unit("d", 86400e9, 4));

  /** Of bytes, small to large. */
  public static final List<Unit> BYTES =
      List.of(
          new Unit("B", 1, 1),
          new Unit("KiB", KIB, 1),
          new Unit("MiB", KIB * KIB, 1),
          new Unit("GiB", KIB * KIB * KIB, 1),
          new Unit("TiB", KIB * KIB * KIB * KIB, 1),
          new Unit("PiB", KIB * KIB * KIB * KIB * KIB, 1),
          new Unit("EiB", KIB * KIB * KIB * KIB * KIB * KIB, 1));

  /** Of bits a second, small to large. */
  public static final List<Unit> BIT_RATES =
      List.of(
          new Unit("bit/s", 1, 1),
          new Unit("kbit/s", 1e3, 1),
          new Unit("Mbit/s", 1e6, 1),
          new Unit("Gbit/s", 1e9, 1),
          new Unit("Tbit/s", 1e12, 1));

  /**
   * The largest unit of which a value holds its least multiple; the smallest unit where none does.
   */
  public static Unit fitting(List<Unit> units, double value) {
    Unit fitting = units.get(0);
    for (Unit unit : units) {
      if (value >= unit.least() * unit.size()) {
        fitting = unit;
      }
    }
    return fitting;
  }
}
